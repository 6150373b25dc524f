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
    latencyTo: (region) => latencyBetween(at, region)?.ms,
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
    latencyTo: (region) => averageLatency(country.points, region),
  };
}

/** Everybody in a country, by where they live. */
export function clientsOfCountry(country: Country): { client: PlacedClient; share: number }[] {
  return country.points.map((point) => ({ client: clientAt({ ...point, country }), share: point.share }));
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
