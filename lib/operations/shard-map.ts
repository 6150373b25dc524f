import { type AttributeValue, type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { asked } from '../aws/failure';
import { OperationError } from '../aws/operation-error';
import { unlessMissing } from '../aws/unless-missing';
import type { Blueprint } from '../blueprint/blueprint';
import { type Owner, SHARD_MAP_ID, shardMapTableName } from '../blueprint/names';
import { FIRST_MAP, type ShardMap } from '../sharding/map';
import { ShardMapError } from '../sharding/problem';
import { mapItem, parseMapItem } from '../sharding/validate';
import { guardAccount } from './account';
import type { Clients } from './clients';

type Tables = Pick<DynamoDBClient, 'send'>;

export interface FoundShardMap {
  readonly map: ShardMap;
  /** Where the map comes from: without table or item it is the first, with every key on `main`. */
  readonly from: 'item' | 'no-item' | 'no-table';
  /** Physical name of the table. */
  readonly table: string;
}

/**
 * The map of shards of an environment, from its home region. In another account there would be no table, which reads as if every
 * key lived on `main`: so that is refused.
 *
 * @throws OperationError, ShardMapError as `guardAccount` and `readShardMap`.
 */
export async function findShardMap(
  blueprint: Blueprint,
  shards: readonly string[],
  clients: Clients,
): Promise<FoundShardMap> {
  await guardAccount(blueprint, clients);
  return readShardMap(blueprint, shards, clients.tables(blueprint.regions[0]?.name ?? ''));
}

/**
 * The map of shards as it is now, never as it was a moment ago.
 *
 * @param shards all of the configuration
 * @param tables of the home region
 * @throws ShardMapError when it can't be trusted, with every problem.
 * @throws OperationError when AWS does not answer.
 */
export async function readShardMap(owner: Owner, shards: readonly string[], tables: Tables): Promise<FoundShardMap> {
  const table = shardMapTableName(owner);
  const command = new GetItemCommand({ TableName: table, Key: { id: { S: SHARD_MAP_ID } }, ConsistentRead: true });
  const answer = await asked(`reading the map of shards`, unlessMissing(tables.send(command)));
  if (!answer) return { map: FIRST_MAP, from: 'no-table', table };
  if (!answer.Item) return { map: FIRST_MAP, from: 'no-item', table };
  return { map: parsed(answer.Item, shards, `table ${table}`), from: 'item', table };
}

function parsed({ epoch, map }: Record<string, AttributeValue>, shards: readonly string[], source: string): ShardMap {
  try {
    return parseMapItem({ epoch: Number(epoch?.N), map: map?.S ?? '' }, shards);
  } catch (error) {
    throw error instanceof ShardMapError ? new ShardMapError(error.problems, source) : error;
  }
}

/**
 * Writes the next map, unless somebody else wrote one meanwhile.
 *
 * @param expectedEpoch epoch of the map that this one follows; 0 when there may be no item
 * @returns false, and nothing is written, when the map there has another epoch
 * @throws OperationError when AWS does not answer, or there is no table.
 */
export async function writeShardMap(
  owner: Owner,
  map: ShardMap,
  expectedEpoch: number,
  tables: Tables,
): Promise<boolean> {
  if (map.epoch <= expectedEpoch) throw new Error(`epoch ${map.epoch} does not follow ${expectedEpoch}`);
  const table = shardMapTableName(owner);
  const { epoch, map: text } = mapItem(map);
  const command = new PutItemCommand({
    TableName: table,
    Item: { id: { S: SHARD_MAP_ID }, epoch: { N: String(epoch) }, map: { S: text } },
    ConditionExpression: expectedEpoch === 0 ? 'attribute_not_exists(id) OR epoch = :expected' : 'epoch = :expected',
    ExpressionAttributeValues: { ':expected': { N: String(expectedEpoch) } },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    await tables.send(command);
    return true;
  } catch (error) {
    const { name, Item: found } = error as Error & { Item?: Record<string, AttributeValue> };
    // An answer may get lost: the client then sends the command again, and finds what it wrote itself.
    if (name === 'ConditionalCheckFailedException') return found?.map?.S === text && found.epoch?.N === String(epoch);
    if (name === 'ResourceNotFoundException') throw new OperationError(`there is no table ${table}`, 'deploy first');
    return asked('writing the map of shards', Promise.reject(error));
  }
}
