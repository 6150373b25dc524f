import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { databaseName } from '../blueprint/names';
import type { Alarm } from '../constructs/alarms';
import { databaseAlarms } from '../constructs/database-alarms';

/** Alarms of the databases of a region. Data makes them, and whoever shows them knows them by name. */
export function alarmsOfDatabases(blueprint: Blueprint, { data, running }: RegionBlueprint): Alarm[] {
  if (!running) return [];
  const { instance } = running.databases;
  return data.databases.flatMap(({ shard, storageGb }) =>
    databaseAlarms({ identifier: databaseName(blueprint, shard), shard, instance, storageGb }),
  );
}
