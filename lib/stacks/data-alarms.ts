import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { REPLICA_GENERATION } from '../blueprint/data';
import { cacheName, databaseName, replicaName } from '../blueprint/names';
import type { Alarm } from '../constructs/alarms';
import { cacheAlarms } from '../constructs/cache-alarms';
import { databaseAlarms } from '../constructs/database-alarms';
import { replicaAlarm } from '../constructs/replica-alarm';

/** Alarms of the databases and the cache of a region. Data makes them, and whoever shows them knows them by name. */
export function alarmsOfData(blueprint: Blueprint, region: RegionBlueprint): Alarm[] {
  const { cache } = region.running ?? {};
  return [
    ...alarmsOfDatabases(blueprint, region),
    ...(cache ? cacheAlarms({ ...cache, cacheName: cacheName(blueprint) }) : []),
  ];
}

function alarmsOfDatabases(blueprint: Blueprint, { data, running }: RegionBlueprint): Alarm[] {
  if (!running) return [];
  const { instance, replicas } = running.databases;
  return data.databases.flatMap(({ shard, storageGb }) => [
    ...databaseAlarms({ identifier: databaseName(blueprint, shard), shard, instance, storageGb }),
    ...Array.from({ length: replicas }, (_, i) =>
      replicaAlarm({ identifier: replicaName(blueprint, shard, i + 1, REPLICA_GENERATION), shard, number: i + 1 }),
    ),
  ]);
}
