import { REGION_PLACES } from '../catalog/region-places';
import { greatCircleKm } from './distance';
import type { Client } from './model';
import { roundTripMs } from './round-trip';

/** A client that has been found. */
export interface PlacedClient extends Client {
  /** As people call it. */
  readonly name: string;
}

/** Why somebody can't be placed, and what to do. */
export interface ClientProblem {
  readonly problem: string;
  readonly found: string;
  readonly remedy: string;
}

/** Whom a text means: a country, by its code. */
export function clientOf(text: string): PlacedClient | ClientProblem {
  const country = text.trim().toUpperCase();
  const known = PLACES[country];
  if (!known) {
    const remedy = `use one of ${Object.keys(PLACES).join(', ')}`;
    return { problem: 'is no country of the table', found: text, remedy };
  }
  const [continent, latitude, longitude] = known;
  const at = { latitude, longitude };
  return {
    name: country,
    country,
    continent,
    at,
    latencyTo(region) {
      const place = REGION_PLACES[region];
      return place && roundTripMs(greatCircleKm(at, place));
    },
  };
}

/** Continent and capital of some countries. */
const PLACES: Readonly<Record<string, readonly [continent: string, latitude: number, longitude: number]>> = {
  AU: ['OC', -35.28, 149.13],
  BR: ['SA', -15.79, -47.88],
  DE: ['EU', 52.52, 13.41],
  GB: ['EU', 51.51, -0.13],
  IN: ['AS', 28.61, 77.21],
  JP: ['AS', 35.68, 139.69],
  US: ['NA', 38.9, -77.04],
  ZA: ['AF', -25.75, 28.19],
};
