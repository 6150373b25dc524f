import type { Blueprint } from '../blueprint/blueprint';
import { openSession } from '../database-access/database-session';
import { type Ways, withAllShards } from '../database-access/reach';
import { guardAccount } from '../operations/account';
import { clientsFor } from '../operations/clients';
import { readShardMap, writeShardMap } from '../operations/shard-map';
import type { ShardDatabase } from './database';
import type { MapItem } from './map-item';
import type { ReshardProps } from './survey';

export interface EnvironmentProps extends Pick<ReshardProps, 'keyColumn' | 'report'> {
  readonly blueprint: Blueprint;
  /** All shards of the configuration. */
  readonly shards: readonly string[];
  /** Tunnels that stand already. */
  readonly ways: Ways;
  /** Certificates to trust, as PEM. @default - the databases' certificates are not checked */
  readonly trusted?: string;
  /** Emulator. @default - AWS */
  readonly endpoint?: string;
}

/**
 * Does `work` with the map and all databases of an environment, as their owner.
 *
 * @throws OperationError when the account is another than the configuration's, or a database can't be reached.
 */
export async function withEnvironment<T>(
  { blueprint, shards, ways, trusted, endpoint, keyColumn, report }: EnvironmentProps,
  work: (props: ReshardProps) => Promise<T>,
): Promise<T> {
  const clients = clientsFor(endpoint);
  await guardAccount(blueprint, clients);
  const item = dynamoItem(blueprint, shards, clients.tables(blueprint.regions[0]?.name ?? ''));
  const reached = { blueprint, ...(trusted ? { trusted } : {}), ...(endpoint ? { endpoint } : {}) };
  return withAllShards(reached, ways, async (accesses) => {
    const databases: ShardDatabase[] = [];
    try {
      for (const { shard, endpoint: at, ownerLogin } of accesses)
        databases.push({ shard, session: await openSession(at, ownerLogin, 0) });
      return await work({ databases, item, keyColumn, report });
    } finally {
      for (const { session } of databases) await session.end();
    }
  });
}

/** The map in the table of an environment. */
export function dynamoItem(
  owner: Parameters<typeof readShardMap>[0],
  shards: readonly string[],
  tables: Parameters<typeof readShardMap>[2],
): MapItem {
  return {
    async read() {
      const { map, from } = await readShardMap(owner, shards, tables);
      return from === 'item' ? map : undefined;
    },
    write: (map, previous = 0) => writeShardMap(owner, map, previous, tables),
  };
}
