import type { Blueprint } from '../blueprint/blueprint';
import { REGION_PLACES } from '../catalog/region-places';
import { greatCircleKm, type Point } from '../geodns/distance';
import { roundTripMs } from '../geodns/round-trip';
import { servingIn } from './standing';

/** Users somewhere, with what the text that the stages come from says of such users: with one region in the US, and with several. */
interface UserPlace extends Point {
  readonly users: string;
  readonly seed: { readonly usOnlyMs: number; readonly multiRegionMs: number };
}

/** Source of the seed's figures: the scalability patterns from which the stages come, "Latency Impact". */
const USER_PLACES: readonly UserPlace[] = [
  { users: 'India, Mumbai', latitude: 19.08, longitude: 72.88, seed: { usOnlyMs: 250, multiRegionMs: 50 } },
  { users: 'EU, Frankfurt', latitude: 50.11, longitude: 8.68, seed: { usOnlyMs: 150, multiRegionMs: 50 } },
  { users: 'EU, Dublin', latitude: 53.35, longitude: -6.26, seed: { usOnlyMs: 150, multiRegionMs: 50 } },
  { users: 'US, Virginia', latitude: 39.04, longitude: -77.49, seed: { usOnlyMs: 50, multiRegionMs: 50 } },
];

export interface RegionDistance {
  readonly region: string;
  readonly km: number;
  /** Estimated round trip, in ms. */
  readonly ms: number;
}

export interface Latency {
  readonly users: string;
  readonly seed: UserPlace['seed'];
  readonly home: RegionDistance;
  /** Nearest of all regions, by distance. */
  readonly nearest: RegionDistance;
}

/** How far users are from home, and from the nearest region of the environment. */
export function latencyOf(blueprint: Blueprint): Latency[] {
  const regions = servingIn(blueprint).map(({ name }) => name);
  return USER_PLACES.map(({ users, seed, ...from }) => {
    const [home, ...others] = regions.map((region) => distanceTo(region, from));
    if (!home) throw new Error('something runs in a region');
    return { users, seed, home, nearest: others.reduce((best, each) => (each.km < best.km ? each : best), home) };
  });
}

function distanceTo(region: string, from: Point): RegionDistance {
  const place = REGION_PLACES[region];
  if (!place) throw new Error(`no place is known of ${region}: add it to lib/catalog/region-places.ts`);
  const km = greatCircleKm(from, place);
  return { region, km: Math.round(km), ms: Math.round(roundTripMs(km)) };
}
