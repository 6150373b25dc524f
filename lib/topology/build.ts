import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { loginSecretName, tableName } from '../blueprint/names';
import { DATABASE_PORT } from '../blueprint/ports';
import { SCHEMA_VERSION, SERVICE_PLACEHOLDER, type Topology } from './contract';

/** What only the running resources know. */
export interface Addresses {
  /** DNS name of the database that holds the shard `shard`. */
  databaseHost(shard: string): string;
}

/** What the application of a region is told. */
export function buildTopology(blueprint: Blueprint, region: RegionBlueprint, addresses: Addresses): Topology {
  const schemaVersion = SCHEMA_VERSION;
  const { databases, tables } = region.data;
  const home = blueprint.regions[0]?.name ?? region.name;
  return {
    region: { schemaVersion, name: region.name, role: region.role, home },
    database: {
      schemaVersion,
      shards: Object.fromEntries(
        databases.map(({ shard, sqlName }) => [
          shard,
          {
            writer: { host: addresses.databaseHost(shard), port: DATABASE_PORT },
            readers: [],
            database: sqlName,
            secret: loginSecretName(blueprint, blueprint.databaseAccess, shard, SERVICE_PLACEHOLDER),
          },
        ]),
      ),
      tables: Object.fromEntries(tables.map(({ name }) => [name, tableName(blueprint, name)])),
    },
    cache: { schemaVersion },
    queues: { schemaVersion, queues: {}, topics: {} },
    events: { schemaVersion, readStores: {} },
  };
}
