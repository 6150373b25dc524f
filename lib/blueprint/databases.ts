import type { Blueprint, RegionBlueprint } from './blueprint';
import { REPLICA_GENERATION } from './data';
import { databaseName, replicaName } from './names';

/** Identifiers of the read replicas of a shard in a region, in the order of their numbers. */
export function replicasOf(blueprint: Blueprint, { running }: RegionBlueprint, shard: string): string[] {
  return Array.from({ length: running?.databases.replicas ?? 0 }, (_, i) =>
    replicaName(blueprint, shard, i + 1, REPLICA_GENERATION),
  );
}

/** Identifiers of all databases that stand for a shard in a region, the one that accepts writes first. */
export function databasesOf(blueprint: Blueprint, region: RegionBlueprint, shard: string): string[] {
  const writer = region.role === 'home' ? [databaseName(blueprint, shard)] : [];
  return [...writer, ...replicasOf(blueprint, region, shard)];
}
