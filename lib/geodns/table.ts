import type { Country } from './countries';
import type { Client } from './model';
import { nearTieOf } from './near-tie';
import { people } from './people';
import type { PlacedClient } from './places';

/** Shares (0 to 1) of the regions among the answers to a client, while some regions are dead. What is missing from 1 is not known. */
export type Answers = (client: Client, dead: ReadonlySet<string>) => ReadonlyMap<string, number>;

/** Who gets which region while some are dead. */
export interface Loss {
  /** The dead ones. */
  readonly down: readonly string[];
  /** Every region that is asked about, dead or not. */
  readonly regions: readonly RegionShare[];
  /** Part of all people for whom nobody can say what is answered. */
  readonly unknown: number;
  /** Each country, those with most people first. */
  readonly countries: readonly CountryAnswer[];
}

export interface RegionShare {
  readonly region: string;
  /** Part of all people who get it. */
  readonly people: number;
  /** Part of all people who get it and may as well get another, by the figures there are. */
  readonly nearTies: number;
}

export interface CountryAnswer {
  readonly country: Country;
  /** Part of its people who get each region; the largest first. */
  readonly regions: readonly { readonly region: string; readonly share: number }[];
  /** Part of its people who may as well get another region. */
  readonly nearTies: number;
  /** Where they live, with what most of them get; absent where it is not known. */
  readonly places: readonly { readonly client: PlacedClient; readonly region?: string; readonly nearTie: boolean }[];
}

/** The loss of nothing, and of each region, besides those that are dead already. */
export function losses(regions: readonly string[], down: readonly string[] = []): string[][] {
  const alive = regions.filter((region) => !down.includes(region));
  const oneMore = alive.length > 1 ? alive.map((region) => [...down, region]) : [];
  return [[...down], ...oneMore];
}

/** Who gets which region, for all people, while `down` are dead. */
export function lossOf(regions: readonly string[], down: readonly string[], answers: Answers): Loss {
  const dead = new Set(down);
  const healthy = regions.filter((region) => !dead.has(region));
  // When none is healthy, Route 53 leads as if all were.
  const alive = healthy.length > 0 ? healthy : regions;
  const byCountry = new Map<Country, Asked[]>();
  for (const { country, client, count } of people()) {
    const got = answers(client, dead);
    const other = nearTieOf(client, alive, (each) => largest(each === client ? got : answers(each, dead)));
    const asked = { client, count, got, nearTie: other !== undefined };
    byCountry.set(country, [...(byCountry.get(country) ?? []), asked]);
  }
  const all = [...byCountry.values()].flat();
  const world = sum(all, ({ count }) => count);
  const getting =
    (region: string) =>
    ({ count, got }: Asked) =>
      (count * (got.get(region) ?? 0)) / world;
  const shares = regions.map((region) => ({
    region,
    people: sum(all, getting(region)),
    nearTies: sum(
      all.filter((each) => each.nearTie),
      getting(region),
    ),
  }));
  return {
    down,
    regions: shares,
    unknown: Math.max(0, 1 - sum(shares, (each) => each.people)),
    countries: [...byCountry]
      .map(([country, asked]) => countryAnswer(country, asked, regions))
      .sort((a, b) => b.country.people - a.country.people || (a.country.code < b.country.code ? -1 : 1)),
  };
}

/** People who are asked about as one, with what they get. */
interface Asked {
  readonly client: PlacedClient;
  readonly count: number;
  readonly got: ReadonlyMap<string, number>;
  readonly nearTie: boolean;
}

function countryAnswer(country: Country, asked: readonly Asked[], regions: readonly string[]): CountryAnswer {
  // Where nobody lives, every place counts the same.
  const weight = ({ count }: Asked) => (country.people > 0 ? count / country.people : 1 / asked.length);
  return {
    country,
    regions: regions
      .map((region) => ({ region, share: sum(asked, (each) => weight(each) * (each.got.get(region) ?? 0)) }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share),
    nearTies: sum(
      asked.filter((each) => each.nearTie),
      weight,
    ),
    places: asked.map(({ client, got, nearTie }) => {
      const region = largest(got);
      return { client, ...(region === undefined ? {} : { region }), nearTie };
    }),
  };
}

/** The region that most get. */
function largest(got: ReadonlyMap<string, number>): string | undefined {
  const [first] = [...got].sort(([, a], [, b]) => b - a);
  return first?.[0];
}

function sum<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((total, each) => total + of(each), 0);
}
