import type { ClientOptions } from '../../aws/client-options';
import { URGENCIES } from '../../blueprint/alarm';
import type { Blueprint, RegionBlueprint } from '../../blueprint/blueprint';
import { databasesOf } from '../../blueprint/databases';
import {
  alarmTopicName,
  bucketName,
  cacheName,
  cacheSecretName,
  deadLetterQueueName,
  eventBusName,
  originSecretName,
  ownerSecretName,
  prefix,
  queueName,
  shardMapTableName,
  stackName,
  tableName,
  topicName,
  topologyPath,
  UNDELIVERED,
} from '../../blueprint/names';
import { DEFAULT_ACCOUNT } from '../emulator';
import { readAddresses } from './addresses';
import { readAlarms } from './alarms';
import { readBalancers } from './balancers';
import { readBucket } from './bucket';
import { readBus } from './bus';
import { readCache } from './cache';
import { readDatabase } from './database';
import { readGateways } from './gateways';
import { readQueue } from './queue';
import { readRoles } from './roles';
import type { Row } from './row';
import { readSecret } from './secret';
import { readServers } from './servers';
import { readTable } from './table';
import { readTopic } from './topic';
import { readTopology } from './topology';

/** What stands in a region. Where nothing runs any more, what holds data still does. */
export async function readRegion(
  blueprint: Blueprint,
  region: RegionBlueprint,
  options: ClientOptions,
): Promise<Row[]> {
  const topics = URGENCIES.map((urgency) => alarmTopicName(blueprint, urgency));
  const rows = await Promise.all([
    readRunning(blueprint, region, options),
    readData(blueprint, region, options),
    readTopology(topologyPath(blueprint), options),
    ...topics.map((topic) => readTopic(topic, UNHEARD, options)),
    readAlarms(prefix(blueprint), topics, options),
  ]);
  return rows.flat();
}

/** What an alarm topic without subscribers wants. */
export const UNHEARD = 'nobody listens: set alarms.email';

/** What the CDN shows to the load balancers: home makes it, and every region must know it by the same name. */
export async function readOriginSecrets(blueprint: Blueprint, options: ClientOptions): Promise<Row[]> {
  const versions = blueprint.regions[0]?.data.originSecrets ?? [];
  const rows = await Promise.all(versions.map((version) => readSecret(originSecretName(blueprint, version), options)));
  return rows.flat();
}

async function readRunning(blueprint: Blueprint, region: RegionBlueprint, options: ClientOptions): Promise<Row[]> {
  const { running } = region;
  const service = stackName(blueprint, region.name, 'Service');
  // An address and the network around it stay, whether anything runs there or not.
  if (!running) return readAddresses(options);
  const balanced = running.compute.some(({ kind }) => kind === 'load-balanced');
  const rows = await Promise.all([
    readServers(service, options),
    readRoles(service, options),
    readAddresses(options),
    ...(running.nat.kind === 'none' ? [] : [readGateways(options)]),
    ...(balanced ? [readBalancers(options)] : []),
  ]);
  return rows.flat();
}

async function readData(blueprint: Blueprint, region: RegionBlueprint, options: ClientOptions): Promise<Row[]> {
  const { data, running } = region;
  const account = blueprint.account ?? DEFAULT_ACCOUNT;
  const bucket = (kind: 'static' | 'logs' | 'drain') =>
    readBucket(bucketName(blueprint, kind, account, region.name), options);
  const rows = await Promise.all([
    ...data.databases
      .flatMap(({ shard }) => databasesOf(blueprint, region, shard))
      .map((name) => readDatabase(name, options)),
    ...data.databases.map(({ shard }) => readSecret(ownerSecretName(blueprint, shard), options)),
    readOriginSecrets(blueprint, options),
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
    ...(data.eventBus === 'archived'
      ? [
          readBus(eventBusName(blueprint), options),
          readQueue(queueName(blueprint, UNDELIVERED, 'best-effort'), options),
        ]
      : []),
    ...(data.staticFiles === 'bucket' ? [bucket('static')] : []),
    ...(data.requestLogs === 'bucket' ? [bucket('logs')] : []),
    ...(data.drainFlags === 'bucket' ? [bucket('drain')] : []),
  ]);
  return rows.flat();
}
