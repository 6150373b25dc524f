import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { type DatabaseSpec, firstShard, REPLICA_GENERATION } from '../blueprint/data';
import { cacheName, databaseName, deadLetterQueueName, queueName, replicaName } from '../blueprint/names';
import type { Alarm } from '../constructs/alarms';
import { cacheAlarms } from '../constructs/cache-alarms';
import { databaseAlarms } from '../constructs/database-alarms';
import { queueAlarms } from '../constructs/queue-alarms';
import { replicaAlarm } from '../constructs/replica-alarm';

/** Alarms of the first database, the cache and the queues of a region. Data makes them, and whoever shows them knows them by name. */
export function alarmsOfData(blueprint: Blueprint, region: RegionBlueprint): Alarm[] {
  const { cache } = region.running ?? {};
  return [
    ...firstShard(region.data).flatMap((spec) => alarmsOfDatabase(blueprint, region, spec)),
    ...(cache ? cacheAlarms({ ...cache, cacheName: cacheName(blueprint) }) : []),
    ...alarmsOfQueues(blueprint, region),
  ];
}

function alarmsOfQueues(blueprint: Blueprint, { data, running }: RegionBlueprint): Alarm[] {
  return data.queues.flatMap(({ name, order, visibilitySeconds, retentionDays }) => {
    const oldest = running?.workers.find(({ queue }) => queue === name)?.oldestMessageSeconds;
    return queueAlarms({
      queue: name,
      visibilitySeconds,
      retentionDays,
      queueName: queueName(blueprint, name, order),
      deadLetterQueueName: deadLetterQueueName(blueprint, name, order),
      ...(oldest === undefined ? {} : { oldestMessageSeconds: oldest }),
    });
  });
}

/** Alarms of the database of a shard and of its replicas. Its own stack makes them. */
export function alarmsOfDatabase(
  blueprint: Blueprint,
  { running }: RegionBlueprint,
  { shard, storageGb }: DatabaseSpec,
): Alarm[] {
  if (!running) return [];
  const { instance, replicas } = running.databases;
  return [
    ...databaseAlarms({ identifier: databaseName(blueprint, shard), shard, instance, storageGb }),
    ...Array.from({ length: replicas }, (_, i) =>
      replicaAlarm({ identifier: replicaName(blueprint, shard, i + 1, REPLICA_GENERATION), shard, number: i + 1 }),
    ),
  ];
}
