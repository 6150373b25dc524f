import { REGION_PLACES } from '../catalog/region-places';
import { rows } from './countries';
import { ROUND_TRIPS } from './data/round-trips';
import { greatCircleKm } from './distance';
import type { Coordinates } from './model';
import { ROUND_TRIP, roundTripMs } from './round-trip';

export interface Latency {
  /** Round trip, in milliseconds. */
  readonly ms: number;
  /** Whether somebody measured it, or it follows from the distance. */
  readonly from: 'measured' | 'distance';
}

/** So near a Region its measured round trips to others hold, with the way to it added. */
const NEAR_KM = 300;

/** Round trip from a place to a Region; undefined for a Region that nobody has placed. */
export function latencyBetween(place: Coordinates, region: string): Latency | undefined {
  const to = REGION_PLACES[region];
  if (!to) return undefined;
  const near = nearestMeasured(place);
  const measured = near && MEASURED.get(pair(near.region, region));
  if (measured === undefined) return { ms: roundTripMs(greatCircleKm(place, to)), from: 'distance' };
  return { ms: measured + (ROUND_TRIP.msPer1000Km * near!.km) / 1000, from: 'measured' };
}

/** Measured round trips by pair of Regions, in milliseconds. */
const MEASURED: ReadonlyMap<string, number> = new Map(
  rows(ROUND_TRIPS).flatMap((row) => {
    const [from = '', to = ''] = row.split(': ');
    return to.split(', ').map((each): [string, number] => {
      const [region = '', ms] = each.split(' ');
      return [pair(from, region), Number(ms)];
    });
  }),
);

const MEASURED_REGIONS = [...new Set([...MEASURED.keys()].flatMap((key) => key.split(' ')))];

function pair(one: string, other: string): string {
  return [one, other].sort().join(' ');
}

function nearestMeasured(place: Coordinates): { region: string; km: number } | undefined {
  const [nearest] = MEASURED_REGIONS.flatMap((region) => {
    const at = REGION_PLACES[region];
    return at ? [{ region, km: greatCircleKm(place, at) }] : [];
  }).sort((a, b) => a.km - b.km);
  return nearest && nearest.km <= NEAR_KM ? nearest : undefined;
}
