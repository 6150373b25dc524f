import { type ClientOptions, clientOptions } from '../aws/client-options';
import { URGENCIES } from '../blueprint/alarm';
import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { REPLICA_GENERATION } from '../blueprint/data';
import {
  alarmTopicName,
  bucketName,
  cacheName,
  cacheSecretName,
  databaseName,
  deadLetterQueueName,
  EDGE_REGION,
  originSecretName,
  ownerSecretName,
  prefix,
  queueName,
  replicaName,
  shardMapTableName,
  stackName,
  tableName,
  topicName,
  topologyPath,
} from '../blueprint/names';
import { regionsOf } from '../blueprint/stacks';
import { DEFAULT_ACCOUNT } from './emulator';
import { readAddresses } from './read-back/addresses';
import { readAlarms } from './read-back/alarms';
import { readBalancers } from './read-back/balancers';
import { readBucket } from './read-back/bucket';
import { readCache } from './read-back/cache';
import { readCdn } from './read-back/cdn';
import { readDatabase } from './read-back/database';
import { readFirewall } from './read-back/firewall';
import { readGateways } from './read-back/gateways';
import { readQueue } from './read-back/queue';
import { readRecords } from './read-back/records';
import { readRoles } from './read-back/roles';
import type { Row } from './read-back/row';
import { readSecret } from './read-back/secret';
import { readServers } from './read-back/servers';
import { readTable } from './read-back/table';
import { readTopic } from './read-back/topic';
import { readTopology } from './read-back/topology';

/** Something that stands in a region, or above all of them. */
export interface Found extends Row {
  readonly region: string;
}

/** Asks the API what stands of a blueprint. What should stand and does not is a row that says so. */
export async function readBack(blueprint: Blueprint, endpoint: string): Promise<Found[]> {
  const at = (region: string) => clientOptions(region, endpoint);
  const within = async (region: string, rows: Promise<Row[]>): Promise<Found[]> =>
    (await rows).map((row) => ({ region, ...row }));
  const rows = await Promise.all([
    ...blueprint.regions.map((region) => within(region.name, readRegion(blueprint, region, at(region.name)))),
    ...regionsOf(blueprint).map((region) => within(region, readOriginSecrets(blueprint, at(region)))),
    within('global', readEdge(blueprint, at(EDGE_REGION))),
  ]);
  return rows.flat();
}

async function readRegion(blueprint: Blueprint, region: RegionBlueprint, options: ClientOptions): Promise<Row[]> {
  const { running } = region;
  const balanced = running?.compute.some(({ kind }) => kind === 'load-balanced');
  const service = stackName(blueprint, region.name, 'Service');
  const rows = await Promise.all([
    readServers(service, options),
    readRoles(service, options),
    readAddresses(options),
    ...(running?.nat.kind === 'none' ? [] : [readGateways(options)]),
    ...(balanced ? [readBalancers(options)] : []),
    readData(blueprint, region, options),
    readTopology(topologyPath(blueprint), options),
    ...URGENCIES.map((urgency) => readTopic(alarmTopicName(blueprint, urgency), UNHEARD, options)),
    readAlarms(prefix(blueprint), options),
  ]);
  return rows.flat();
}

/** What an alarm topic without subscribers wants. */
const UNHEARD = 'nobody listens: set alarms.email';

async function readData(blueprint: Blueprint, region: RegionBlueprint, options: ClientOptions): Promise<Row[]> {
  const { data, running } = region;
  const account = blueprint.account ?? DEFAULT_ACCOUNT;
  const bucket = (kind: 'static' | 'logs') => readBucket(bucketName(blueprint, kind, account, region.name), options);
  const rows = await Promise.all([
    ...data.databases.map(({ shard }) => readDatabase(databaseName(blueprint, shard), options)),
    ...data.databases.flatMap(({ shard }) =>
      Array.from({ length: running?.databases.replicas ?? 0 }, (_, i) =>
        readDatabase(replicaName(blueprint, shard, i + 1, REPLICA_GENERATION), options),
      ),
    ),
    ...data.databases.map(({ shard }) => readSecret(ownerSecretName(blueprint, shard), options)),
    ...(running?.cache
      ? [readCache(cacheName(blueprint), options), readSecret(cacheSecretName(blueprint), options)]
      : []),
    ...data.tables.map(({ name }) => readTable(tableName(blueprint, name), options)),
    ...(data.shardMap === 'table' ? [readTable(shardMapTableName(blueprint), options)] : []),
    ...data.queues.flatMap(({ name, order }) => [
      readQueue(queueName(blueprint, name, order), options),
      readQueue(deadLetterQueueName(blueprint, name, order), options),
    ]),
    ...data.topics.map(({ name }) => readTopic(topicName(blueprint, name), 'nobody subscribes', options)),
    ...(data.staticFiles === 'bucket' ? [bucket('static')] : []),
    ...(data.requestLogs === 'bucket' ? [bucket('logs')] : []),
  ]);
  return rows.flat();
}

/** What the CDN shows to the load balancers: home makes it, and every region must know it by the same name. */
async function readOriginSecrets(blueprint: Blueprint, options: ClientOptions): Promise<Row[]> {
  const versions = blueprint.regions[0]?.data.originSecrets ?? [];
  const rows = await Promise.all(versions.map((version) => readSecret(originSecretName(blueprint, version), options)));
  return rows.flat();
}

/** What stands above the regions. */
async function readEdge(blueprint: Blueprint, options: ClientOptions): Promise<Row[]> {
  const { regions, domain, hosts, cdn, entry } = blueprint;
  const names = { hosts, regions: regions.map(({ name }) => name), six: entry.kind === 'cdn' };
  const rows = await Promise.all([
    ...(cdn ? [readCdn(prefix(blueprint), options), readFirewall(prefix(blueprint), options)] : []),
    ...(domain ? [readRecords({ domain, ...names }, options)] : []),
  ]);
  return rows.flat();
}
