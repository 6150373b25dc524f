import type { Config } from '../config/config';
import { ENTRANCES, servesEverywhere } from './stages';

/** What users come in by: an entrance, in each region that serves. */

/** Regions whose servers go with the stage. One that is listed no more is not among them: no deploy touches what runs there. */
export function regionsThatStop(before: Config, after: Config): string[] {
  if (!servesEverywhere(before.stage) || servesEverywhere(after.stage)) return [];
  const others = after.regions.slice(1);
  return before.regions.flatMap(({ name }) => (others.some((region) => region.name === name) ? [name] : []));
}

/** Whether a way in that users have at the stage of before goes with it. */
export const closesWayIn = (before: Config, after: Config): boolean =>
  ENTRANCES[before.stage] !== ENTRANCES[after.stage] || regionsThatStop(before, after).length > 0;

/**
 * Regions that would send writes to a single server, listed or not. `write.<domain>` leads to home's first way in, whose certificate
 * is for the domain and the services' hosts only; a load balancer's is for every name below the domain.
 */
export const regionsCutOff = ({ stage, regions }: Config, after: Config): string[] =>
  servesEverywhere(stage) && ENTRANCES[after.stage] === 'server' ? regions.slice(1).map(({ name }) => name) : [];
