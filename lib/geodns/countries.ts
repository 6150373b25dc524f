import { AFRICA } from './data/africa';
import { ANTARCTICA } from './data/antarctica';
import { ASIA } from './data/asia';
import { EUROPE } from './data/europe';
import { NORTH_AMERICA } from './data/north-america';
import { OCEANIA } from './data/oceania';
import { SOUTH_AMERICA } from './data/south-america';
import { US_STATES } from './data/us-states';
import type { Coordinates } from './model';

/** A country that Route 53 knows. */
export interface Country {
  /** ISO 3166-1 alpha-2, and XK for Kosovo. */
  readonly code: string;
  /** ISO 3166-1 numeric, three digits. */
  readonly number: string;
  readonly name: string;
  readonly continent: string;
  readonly people: number;
  /** Where they live; the first is the largest. Of the United States: a point for each state. */
  readonly points: readonly PopulationPoint[];
}

export interface PopulationPoint extends Coordinates {
  readonly city: string;
  /** State of the US, e.g. `CA`. */
  readonly subdivision?: string;
  /** Part of the country's people that it stands for; those of a country make 1. */
  readonly share: number;
}

/** By continent: the codes are Route 53's, which country is where is GeoNames', since Route 53 says it to no one without an account. */
const TABLES: Readonly<Record<string, string>> = {
  AF: AFRICA,
  AN: ANTARCTICA,
  AS: ASIA,
  EU: EUROPE,
  NA: NORTH_AMERICA,
  OC: OCEANIA,
  SA: SOUTH_AMERICA,
};

/** Every country, by code, with its people and where they live. */
export const COUNTRIES: ReadonlyMap<string, Country> = new Map(
  Object.entries(TABLES)
    .flatMap(([continent, table]) => rows(table).map((row) => countryOf(continent, row)))
    .map((country) => [country.code, country]),
);

/** All people there are. */
export const PEOPLE = [...COUNTRIES.values()].reduce((sum, { people }) => sum + people, 0);

/** The lines of a table that have something in them. */
export function rows(table: string): string[] {
  return table.split('\n').filter((line) => line !== '');
}

/** A city and where it is, e.g. `São Paulo -23.55 -46.63`; what follows is left. */
export function cityOf(text: string): { city: string; latitude: number; longitude: number; rest: string } {
  const [, city, latitude, longitude, rest = ''] = /^(.+?) (-?[\d.]+) (-?[\d.]+)(?: (\d+))?$/.exec(text.trim()) ?? [];
  if (city === undefined) throw new Error(`no city with coordinates: ${text}`);
  return { city, latitude: Number(latitude), longitude: Number(longitude), rest };
}

function countryOf(continent: string, row: string): Country {
  const [, code = '', number = '', thousands, name = '', points = ''] =
    /^([A-Z]{2}) (\d{3}) ([\d.]+) (.+?):(.*)$/.exec(row) ?? [];
  return {
    code,
    number,
    name,
    continent,
    people: Math.round(Number(thousands) * 1000),
    points: (code === 'US' ? pointsOfStates() : points.split(';').map(pointOf)).sort((a, b) => b.share - a.share),
  };
}

function pointOf(text: string): PopulationPoint {
  const { rest, ...place } = cityOf(text);
  return { ...place, share: Number(rest) / 100 };
}

function pointsOfStates(): PopulationPoint[] {
  const states = rows(US_STATES).map((row) => {
    const [, subdivision = '', thousands, city = ''] = /^([A-Z]{2}) (\d+) .+?: (.+)$/.exec(row) ?? [];
    const { rest: _, ...place } = cityOf(city);
    return { ...place, subdivision, thousands: Number(thousands) };
  });
  const all = states.reduce((sum, { thousands }) => sum + thousands, 0);
  return states.map(({ thousands, ...point }) => ({ ...point, share: thousands / all }));
}
