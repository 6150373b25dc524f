import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { type DatabaseSpec, firstShard } from '../blueprint/data';
import { replicasOf } from '../blueprint/databases';
import { cacheName, databaseName, deadLetterQueueName, queueName, UNDELIVERED } from '../blueprint/names';
import type { Alarm } from '../constructs/alarms';
import { cacheAlarms } from '../constructs/cache-alarms';
import { databaseAlarms } from '../constructs/database-alarms';
import { queueAlarms, undeliveredAlarm } from '../constructs/queue-alarms';
import { replicaAlarm } from '../constructs/replica-alarm';
import { lagOf } from '../topology/build';

/** Alarms of the first database, the cache and the queues of a region. Data makes them, and whoever shows them knows them by name. */
export function alarmsOfData(blueprint: Blueprint, region: RegionBlueprint): Alarm[] {
  const { cache } = region.running ?? {};
  return [
    ...firstShard(region.data).flatMap((spec) => alarmsOfDatabase(blueprint, region, spec)),
    ...(cache ? cacheAlarms({ ...cache, cacheName: cacheName(blueprint) }) : []),
    ...alarmsOfQueues(blueprint, region),
    ...(region.data.eventBus === 'none' ? [] : [undeliveredAlarm(queueName(blueprint, UNDELIVERED, 'best-effort'))]),
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
  region: RegionBlueprint,
  { shard, storageGb }: DatabaseSpec,
): Alarm[] {
  if (!region.running) return [];
  const { instance } = region.running.databases;
  const home = region.role === 'home';
  return [
    ...(home ? databaseAlarms({ identifier: databaseName(blueprint, shard), shard, instance, storageGb }) : []),
    ...replicasOf(blueprint, region, shard).map((identifier, i) =>
      replicaAlarm({
        identifier,
        shard,
        number: i + 1,
        lagSeconds: lagOf(region),
        // What a copy elsewhere does not have yet is lost with home.
        urgency: home ? 'notice' : 'page',
      }),
    ),
  ];
}
