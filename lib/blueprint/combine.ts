import type { Blueprint, RegionBlueprint, RunningSpec } from './blueprint';
import type { ComputeSpec, NatSpec } from './compute';

/**
 * The blueprint of an environment that may have been further than it is: ids and data are those of the furthest stage,
 * what runs is that of the current one, and beside it, during a cut-over, the compute of the stages that overlap.
 *
 * @param reached blueprint of the furthest stage; it has every region that `current` has.
 */
export function combine(current: Blueprint, reached: Blueprint, overlapping: readonly Blueprint[]): Blueprint {
  const cdn = current.cdn ?? overlapping.find((blueprint) => blueprint.cdn)?.cdn;
  // Whoever still has the address of before comes past the CDN.
  const open = overlapping.some(({ entry }) => entry.kind === 'origin');
  return {
    ...current,
    ...(cdn ? { cdn } : {}),
    regions: reached.regions
      .map((region) => combineRegion(region, current, overlapping))
      .map((region) => (open && region.running ? { ...region, running: opened(region.running) } : region)),
  };
}

function opened(running: RunningSpec): RunningSpec {
  const [first, ...others] = running.compute.map((compute): ComputeSpec => {
    if (compute.kind !== 'load-balanced') return compute;
    return { ...compute, balancer: { ...compute.balancer, admits: { from: 'everyone' } } };
  });
  return first ? { ...running, compute: [first, ...others] } : running;
}

function combineRegion(
  reached: RegionBlueprint,
  current: Blueprint,
  overlapping: readonly Blueprint[],
): RegionBlueprint {
  const { running: _, ...lasting } = reached;
  const kept = overlapping.flatMap((blueprint) => runningIn(blueprint, reached.name) ?? []);
  // A region that the current stage does not have any more runs on until the names have left it.
  const [running, ...others] = [runningIn(current, reached.name) ?? [], kept].flat();
  return { ...lasting, ...(running ? { running: others.reduce(beside, running) } : {}) };
}

/** From the fewest to the most. */
const GATEWAYS: readonly NatSpec['kind'][] = ['none', 'one', 'per-zone'];

/** What runs, and beside it the compute of another stage with what that needs: it knows of no change until it goes. */
function beside(running: RunningSpec, kept: RunningSpec): RunningSpec {
  const known = new Set(running.compute.map(({ kind }) => kind));
  const [first, ...others] = running.compute;
  const cache = running.cache ?? kept.cache;
  const { databases } = running;
  return {
    ...running,
    nat: GATEWAYS.indexOf(kept.nat.kind) > GATEWAYS.indexOf(running.nat.kind) ? kept.nat : running.nat,
    databases: {
      ...databases,
      availability: kept.databases.availability === 'multi-zone' ? 'multi-zone' : databases.availability,
      replicas: Math.max(databases.replicas, kept.databases.replicas),
    },
    ...(cache ? { cache } : {}),
    compute: [first, ...others, ...kept.compute.filter(({ kind }) => !known.has(kind))],
    workers: running.workers.length > 0 ? running.workers : kept.workers,
  };
}

function runningIn(blueprint: Blueprint, region: string): RunningSpec | undefined {
  return blueprint.regions.find(({ name }) => name === region)?.running;
}
