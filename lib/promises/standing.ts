import type { Blueprint, RegionBlueprint, RunningSpec } from '../blueprint/blueprint';
import type { ServerGroupSpec } from '../blueprint/compute';

/** A region in which something runs. */
export type Serving = RegionBlueprint & { readonly running: RunningSpec };

/** Regions that answer requests, home first. */
export function servingIn({ regions }: Blueprint): readonly [Serving, ...Serving[]] {
  const [home, ...others] = regions.filter((region): region is Serving => region.running !== undefined);
  if (!home) throw new Error('a blueprint runs in its home region');
  return [home, ...others];
}

/** Groups of servers behind the load balancer of the home region; none where one server has all services. */
export function groupsOf(blueprint: Blueprint): readonly ServerGroupSpec[] {
  const [compute] = servingIn(blueprint)[0].running.compute;
  return compute.kind === 'load-balanced' ? compute.groups : [];
}

/** The group with the fewest servers: what the loss of one takes the most from. */
export function thinnest(groups: readonly ServerGroupSpec[]): ServerGroupSpec | undefined {
  return [...groups].sort((a, b) => a.servers.min - b.servers.min)[0];
}

/** Whether anything is in tables: those of the configuration, or the map of the shards. */
export const hasTables = ({ regions: [home] }: Blueprint): boolean =>
  home !== undefined && (home.data.tables.length > 0 || home.data.shardMap === 'table');
