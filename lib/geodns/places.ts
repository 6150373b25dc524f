import { COUNTRIES, type Country, cityOf, type PopulationPoint, rows } from './countries';
import { MORE_CITIES } from './data/more-cities';
import { latencyBetween } from './latency';
import type { Client, Coordinates } from './model';

/** A client with the name of its place, e.g. `Mumbai, India`. */
export interface PlacedClient extends Client {
  readonly name: string;
}

/** A city that can be named as a client. */
export interface City extends Coordinates {
  readonly city: string;
  readonly country: Country;
  readonly subdivision?: string;
}

/** All cities of the tables. */
export function cities(): City[] {
  return [
    ...[...COUNTRIES.values()].flatMap((country) => country.points.map((point) => ({ ...point, country }))),
    ...rows(MORE_CITIES).map((row) => {
      const [, code = '', subdivision, text = ''] = /^([A-Z]{2})(?:-([A-Z]{2}))? (.+)$/.exec(row) ?? [];
      const country = COUNTRIES.get(code);
      if (!country) throw new Error(`a city of no country: ${row}`);
      return { ...cityOf(text), country, ...(subdivision === undefined ? {} : { subdivision }) };
    }),
  ];
}

/** Somebody in a city, or in the part of a country that a city stands for. */
export function clientAt({ city, country, subdivision, ...at }: City): PlacedClient {
  return {
    name: city.includes(country.name) ? city : `${city}, ${country.name}`,
    country: country.code,
    continent: country.continent,
    ...(subdivision === undefined ? {} : { subdivision }),
    at: { latitude: at.latitude, longitude: at.longitude },
    latencyTo: remembered((region) => latencyBetween(at, region)?.ms),
  };
}

/** Somebody in a country of whom no more is known: as far from a Region as its people are on average. */
export function clientOfCountry(country: Country, address?: string): PlacedClient {
  const [largest] = country.points;
  return {
    name: country.name,
    country: country.code,
    continent: country.continent,
    ...(largest ? { at: { latitude: largest.latitude, longitude: largest.longitude } } : {}),
    ...(address === undefined ? {} : { address }),
    latencyTo: remembered((region) => averageLatency(country.points, region)),
  };
}

/** The same for each Region, worked out once: a client is asked about many times. */
function remembered(latencyTo: Client['latencyTo']): Client['latencyTo'] {
  const known = new Map<string, number | undefined>();
  return (region) => {
    if (!known.has(region)) known.set(region, latencyTo(region));
    return known.get(region);
  };
}

function averageLatency(points: readonly PopulationPoint[], region: string): number | undefined {
  let sum = 0;
  for (const point of points) {
    const latency = latencyBetween(point, region);
    if (!latency) return undefined;
    sum += latency.ms * point.share;
  }
  return sum;
}
