import type { Blueprint } from '../blueprint/blueprint';
import { type RegionLoad, regionLoads } from '../geodns/capacity';
import { regionOutcomes } from '../geodns/regions';
import { lossOf, type RegionShare } from '../geodns/table';
import { zoneOf } from '../geodns/zone-of-blueprint';

/** Services of the configuration, which says what each gets at its peak. */
export type Services = Parameters<typeof regionLoads>[2]['services'];

/** Where requests go when a region is drained. */
export interface LoadShift {
  /** Part of all people that each region gets; what nobody knows is missing from 1. */
  readonly before: readonly RegionShare[];
  readonly after: readonly RegionShare[];
  /** What each region that is left would carry at the peak. */
  readonly loads: readonly RegionLoad[];
}

/** @param away regions to which nobody is led already */
export function loadShift(
  blueprint: Blueprint,
  services: Services,
  region: string,
  away: readonly string[],
): LoadShift {
  const after = sharesWithout(blueprint, [...new Set([...away, region])]);
  const left = after.filter(({ people }) => people > 0);
  return { before: sharesWithout(blueprint, away), after, loads: regionLoads(left, blueprint, { services }) };
}

const KNOWN = new WeakMap<Blueprint, Map<string, readonly RegionShare[]>>();

/** Made once: whoever says a command again soon after wants no other answer, and all people are many. */
function sharesWithout(blueprint: Blueprint, away: readonly string[]): readonly RegionShare[] {
  const known = KNOWN.get(blueprint) ?? new Map<string, readonly RegionShare[]>();
  KNOWN.set(blueprint, known);
  const key = [...away].sort().join(' ');
  const zone = zoneOf(blueprint);
  const shares =
    known.get(key) ??
    lossOf(blueprint.routing.regions, away, (client, dead) => regionOutcomes(zone, blueprint, client, dead)).regions;
  known.set(key, shares);
  return shares;
}
