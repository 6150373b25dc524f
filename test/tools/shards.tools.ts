import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import { Emulator } from '../../lib/local/emulator';
import { pythonWithMoto } from '../../lib/local/python';
import { readShardMap, writeShardMap } from '../../lib/operations/shard-map';
import { FIRST_MAP } from '../../lib/sharding/map';
import { planShards } from '../../lib/sharding/plan';
import { loadEnvironment } from '../../stages/load';
import { stagecoach } from '../support/run';

const TABLE = 'shop-prod-shard-map';
const { blueprint, config } = loadEnvironment('prod');
const { shards, sharding } = config.database;

let emulator: Emulator;
let tables: DynamoDBClient;
const on = (...args: string[]) => stagecoach('shards', ...args, '--endpoint', emulator.endpoint);

beforeAll(async () => {
  const python = await pythonWithMoto(() => {});
  emulator = new Emulator({ python, port: await claimPort(), blueprint, keep: false });
  await emulator.ready();
  tables = new DynamoDBClient(clientOptions('us-east-1', emulator.endpoint));
}, 90_000);

afterAll(() => emulator.stop());

describe('shards, asked of a table', () => {
  it('says without a table, and without an item, that every key is on main', async () => {
    expect(on('where', 'prod', 'tenant-42').stdout).toContain(
      `map       epoch 0, there is no table ${TABLE}, so every key lives on main`,
    );
    const id = { AttributeName: 'id' } as const;
    await tables.send(
      new CreateTableCommand({
        TableName: TABLE,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ ...id, KeyType: 'HASH' }],
        AttributeDefinitions: [{ ...id, AttributeType: 'S' }],
      }),
    );
    expect(on('plan', 'prod').stdout).toContain(`prod: hash; epoch 0 now, table ${TABLE} has no map yet, so every key`);
  });

  it('goes by the map that was written last: a stale one is not taken', async () => {
    const { after } = planShards({ map: FIRST_MAP, sharding, shards });
    expect(await writeShardMap(blueprint, after, 0, tables)).toBe(true);
    expect(await writeShardMap(blueprint, { ...FIRST_MAP, epoch: 1 }, 0, tables)).toBe(false);
    expect(await writeShardMap(blueprint, { ...FIRST_MAP, epoch: 33 }, 31, tables)).toBe(false);
    // An answer got lost, and the client sends it again.
    expect(await writeShardMap(blueprint, after, 0, tables)).toBe(true);
    expect((await readShardMap(blueprint, shards, tables)).map).toEqual(after);
    expect(on('where', 'prod', 'tenant-42').stdout).toContain(`shard     orders2\n`);
    expect(on('plan', 'prod').stdout).toContain(`epoch 32 now, table ${TABLE}\n`);
  });

  it('refuses an item edited by hand, with every problem and 1', async () => {
    const map = { ...FIRST_MAP, placement: { strategy: 'hash', slots: [{ from: 1, to: 4095, shard: 'x' }] } };
    const item = { id: { S: 'map' }, epoch: { N: '40' }, map: { S: JSON.stringify(map) } };
    await tables.send(new PutItemCommand({ TableName: TABLE, Item: item }));
    expect(on('plan', 'prod')).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        `table ${TABLE} placement.slots[0]: leaves a gap: slot 0 on no shard (0 to 4095 without gap)`,
        `table ${TABLE} placement.slots[0].shard: is not a shard, found "x"; use one of: main, orders2`,
        '2 problems\n',
      ].join('\n'),
    });
  });
});
