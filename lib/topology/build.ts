import { type Blueprint, homeOf, type RegionBlueprint } from '../blueprint/blueprint';
import { type DatabaseSpec, firstShard, REMOTE_LAG_SECONDS, REPLICA_LAG_SECONDS } from '../blueprint/data';
import {
  cacheSecretName,
  loginSecretName,
  originSecretName,
  regionalOriginHost,
  SHARD_MAP_ID,
  shardMapTableName,
  tableName,
  writeHost,
} from '../blueprint/names';
import { ORIGIN_HEADER } from '../blueprint/origin';
import { CACHE_PORT, DATABASE_PORT } from '../blueprint/ports';
import { SCHEMA_VERSION, SERVICE_PLACEHOLDER, type ShardTopology, type Topology } from './contract';

/** What only the running databases know. */
export interface DatabaseAddresses {
  /** DNS name of the database that holds the shard `shard`. */
  databaseHost(shard: string): string;
  /** DNS name of a replica of a shard, by its number from 1 on. */
  replicaHost(shard: string, number: number): string;
}

/** What only the running resources know. */
export interface Addresses extends DatabaseAddresses {
  cacheHost(): string;
  queueUrl(queue: string): string;
  topicArn(topic: string): string;
  busArn(): string;
}

const schemaVersion = SCHEMA_VERSION;

/** What the application of a region is told. */
export function buildTopology(blueprint: Blueprint, region: RegionBlueprint, addresses: Addresses): Topology {
  const { name, role, data } = region;
  return {
    region: {
      schemaVersion,
      name,
      role,
      home: homeOf(blueprint),
      ...writesTopology(blueprint, region),
      ...servicesTopology(blueprint, region),
    },
    database: databaseTopology(blueprint, region, addresses),
    cache: cacheTopology(blueprint, region, addresses),
    queues: {
      schemaVersion,
      queues: Object.fromEntries(data.queues.map(({ name }) => [name, addresses.queueUrl(name)])),
      topics: Object.fromEntries(data.topics.map(({ name }) => [name, addresses.topicArn(name)])),
    },
    events: {
      schemaVersion,
      ...(data.eventBus === 'none' ? {} : { bus: addresses.busArn() }),
      readStores: {},
    },
  };
}

/** Where a region that accepts no writes sends them. */
function writesTopology({ domain }: Blueprint, { role, running }: RegionBlueprint): Pick<Topology['region'], 'writes'> {
  return domain && running && role === 'secondary' ? { writes: `https://${writeHost(domain.name)}` } : {};
}

/** How a service calls another of its region: by the region's own name, past the CDN. */
function servicesTopology(
  blueprint: Blueprint,
  { name, running }: RegionBlueprint,
): Pick<Topology['region'], 'services'> {
  const { domain, cdn } = blueprint;
  if (!domain || running?.compute[0].kind !== 'load-balanced') return {};
  const door = cdn ? { header: ORIGIN_HEADER, secret: originSecretName(blueprint, cdn.originSecret) } : {};
  return { services: { url: `https://${regionalOriginHost(domain.name, name)}`, ...door } };
}

function databaseTopology(blueprint: Blueprint, region: RegionBlueprint, addresses: Addresses): Topology['database'] {
  const { data, running } = region;
  const { reads = { from: 'primary' as const }, replicas = 0 } = running?.databases ?? {};
  return {
    schemaVersion,
    shards: Object.fromEntries(
      firstShard(data).map((spec) => [spec.shard, shardOf(blueprint, region, spec, addresses)]),
    ),
    ...(data.shardMap === 'table' ? { shardMap: { table: shardMapTableName(blueprint), id: SHARD_MAP_ID } } : {}),
    reads: { ...reads, ...(replicas > 0 ? { lagSeconds: lagOf(region) } : {}) },
    tables: Object.fromEntries(data.tables.map(({ name }) => [name, tableName(blueprint, name)])),
  };
}

/** What the application is told of an added shard. */
export function buildShardTopology(
  blueprint: Blueprint,
  region: RegionBlueprint,
  spec: DatabaseSpec,
  addresses: DatabaseAddresses,
): ShardTopology {
  return { schemaVersion, name: spec.shard, ...shardOf(blueprint, region, spec, addresses) };
}

/** How far a reader may be behind before somebody is told, in seconds. */
export const lagOf = ({ role }: RegionBlueprint) => (role === 'home' ? REPLICA_LAG_SECONDS : REMOTE_LAG_SECONDS);

function shardOf(
  blueprint: Blueprint,
  { role, running }: RegionBlueprint,
  { shard, sqlName }: DatabaseSpec,
  addresses: DatabaseAddresses,
): Topology['database']['shards'][string] {
  const { replicas = 0 } = running?.databases ?? {};
  return {
    ...(role === 'home' ? { writer: { host: addresses.databaseHost(shard), port: DATABASE_PORT } } : {}),
    // All of one class, so of one weight.
    readers: Array.from({ length: replicas }, (_, i) => ({
      host: addresses.replicaHost(shard, i + 1),
      port: DATABASE_PORT,
      weight: 1,
    })),
    database: sqlName,
    secret: loginSecretName(blueprint, blueprint.databaseAccess, shard, SERVICE_PLACEHOLDER),
  };
}

function cacheTopology(blueprint: Blueprint, { running }: RegionBlueprint, addresses: Addresses): Topology['cache'] {
  if (!running?.cache) return { schemaVersion };
  const { strategy, invalidation, ttlSeconds, ttlJitterPercent, eviction } = running.cache;
  return {
    schemaVersion,
    endpoint: { host: addresses.cacheHost(), port: CACHE_PORT },
    secret: cacheSecretName(blueprint),
    strategy,
    invalidation,
    ttlSeconds,
    ttlJitterPercent,
    eviction,
  };
}
