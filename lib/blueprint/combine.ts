import type { Blueprint, RegionBlueprint, RunningSpec } from './blueprint';

/**
 * The blueprint of an environment that may have been further than it is: ids and data are those of the furthest stage,
 * what runs is that of the current one, and beside it, during a cut-over, the compute of the stages that overlap.
 *
 * @param reached blueprint of the furthest stage; it has every region that `current` has.
 */
export function combine(current: Blueprint, reached: Blueprint, overlapping: readonly Blueprint[]): Blueprint {
  return { ...current, regions: reached.regions.map((region) => combineRegion(region, current, overlapping)) };
}

function combineRegion(
  reached: RegionBlueprint,
  current: Blueprint,
  overlapping: readonly Blueprint[],
): RegionBlueprint {
  const { running: _, ...lasting } = reached;
  const running = runningIn(current, reached.name);
  if (!running) return lasting;
  const kept = overlapping.flatMap((blueprint) => runningIn(blueprint, reached.name) ?? []);
  return { ...lasting, running: kept.reduce(beside, running) };
}

/** What runs, and beside it the compute of another stage with what that needs: it knows of no change until it goes. */
function beside(running: RunningSpec, kept: RunningSpec): RunningSpec {
  const known = new Set(running.compute.map(({ kind }) => kind));
  const [first, ...others] = running.compute;
  const cache = running.cache ?? kept.cache;
  const { databases } = running;
  return {
    ...running,
    nat: running.nat.kind === 'none' ? kept.nat : running.nat,
    databases: {
      ...databases,
      availability: kept.databases.availability === 'multi-zone' ? 'multi-zone' : databases.availability,
      replicas: Math.max(databases.replicas, kept.databases.replicas),
    },
    ...(cache ? { cache } : {}),
    compute: [first, ...others, ...kept.compute.filter(({ kind }) => !known.has(kind))],
  };
}

function runningIn(blueprint: Blueprint, region: string): RunningSpec | undefined {
  return blueprint.regions.find(({ name }) => name === region)?.running;
}
