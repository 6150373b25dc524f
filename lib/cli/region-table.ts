import type { Blueprint } from '../blueprint/blueprint';
import type { Config } from '../config/config';
import { type RegionLoad, regionLoads } from '../geodns/capacity';
import { regionOutcomes } from '../geodns/regions';
import { type Loss, losses, lossOf } from '../geodns/table';
import { zoneOf } from '../geodns/zone-of-blueprint';

/** A loss of regions, with what the others then have to carry. */
export interface LoadedLoss extends Loss {
  readonly loads: readonly RegionLoad[];
}

/** Who gets which region of an environment: as things are, and after the loss of one region more. */
export function regionTable(blueprint: Blueprint, config: Config, down: readonly string[]): LoadedLoss[] {
  const { regions } = blueprint.routing;
  return losses(regions, down).map((dead) => loadedLoss(blueprint, config, dead));
}

/** The same while exactly these are dead. */
export function loadedLoss(blueprint: Blueprint, config: Config, down: readonly string[]): LoadedLoss {
  const zone = zoneOf(blueprint);
  const loss = lossOf(blueprint.routing.regions, down, (client, dead) => regionOutcomes(zone, blueprint, client, dead));
  return { ...loss, loads: regionLoads(loss.regions, blueprint, config) };
}
