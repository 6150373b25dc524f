import { COUNTRIES, type Country } from './countries';
import { clientAt, type PlacedClient } from './places';

/** People who are asked about as one: those of a country who live in or near one city. */
export interface People {
  readonly country: Country;
  readonly client: PlacedClient;
  readonly count: number;
}

let everybody: readonly People[] | undefined;

/** All people, by where they live. Places without any count too, with 0. */
export function people(): readonly People[] {
  everybody ??= [...COUNTRIES.values()].flatMap((country) =>
    country.points.map((point) => ({
      country,
      client: clientAt({ ...point, country }),
      count: country.people * point.share,
    })),
  );
  return everybody;
}
