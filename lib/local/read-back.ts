import { type ClientOptions, clientOptions } from '../aws/client-options';
import { URGENCIES } from '../blueprint/alarm';
import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { REPLICA_GENERATION } from '../blueprint/data';
import {
  alarmTopicName,
  cacheName,
  cacheSecretName,
  databaseName,
  EDGE_REGION,
  ownerSecretName,
  prefix,
  replicaName,
  stackName,
  tableName,
  topologyPath,
} from '../blueprint/names';
import { readAddresses } from './read-back/addresses';
import { readAlarms } from './read-back/alarms';
import { readBalancers } from './read-back/balancers';
import { readCache } from './read-back/cache';
import { readDatabase } from './read-back/database';
import { readGateways } from './read-back/gateways';
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
  const { regions, domain } = blueprint;
  const regional = regions.map(async (region) =>
    (await readRegion(blueprint, region, clientOptions(region.name, endpoint))).map((row) => ({
      region: region.name,
      ...row,
    })),
  );
  const names = regions.map(({ name }) => name);
  const records = domain ? await readRecords(domain, names, clientOptions(EDGE_REGION, endpoint)) : [];
  return [...(await Promise.all(regional)).flat(), ...records.map((row) => ({ region: 'global', ...row }))];
}

async function readRegion(blueprint: Blueprint, region: RegionBlueprint, options: ClientOptions): Promise<Row[]> {
  const { running } = region;
  const { databases, tables } = region.data;
  const balanced = running?.compute.some(({ kind }) => kind === 'load-balanced');
  const replicas = running?.databases.replicas ?? 0;
  const service = stackName(blueprint, region.name, 'Service');
  const rows = await Promise.all([
    readServers(service, options),
    readRoles(service, options),
    readAddresses(options),
    ...(running?.nat.kind === 'none' ? [] : [readGateways(options)]),
    ...(balanced ? [readBalancers(options)] : []),
    ...databases.map(({ shard }) => readDatabase(databaseName(blueprint, shard), options)),
    ...databases.flatMap(({ shard }) =>
      Array.from({ length: replicas }, (_, i) =>
        readDatabase(replicaName(blueprint, shard, i + 1, REPLICA_GENERATION), options),
      ),
    ),
    ...databases.map(({ shard }) => readSecret(ownerSecretName(blueprint, shard), options)),
    ...(running?.cache
      ? [readCache(cacheName(blueprint), options), readSecret(cacheSecretName(blueprint), options)]
      : []),
    ...tables.map(({ name }) => readTable(tableName(blueprint, name), options)),
    readTopology(topologyPath(blueprint), options),
    ...URGENCIES.map((urgency) => readTopic(alarmTopicName(blueprint, urgency), options)),
    readAlarms(prefix(blueprint), options),
  ]);
  return rows.flat();
}
