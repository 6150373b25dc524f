import { COUNTRIES, PEOPLE } from '../geodns/countries';
import type { CountryAnswer, Loss } from '../geodns/table';
import { plainTable } from './plain-table';
import { downText, percent } from './region-table-text';

/** A country or continent, and who gets what there at each loss. */
export interface PlaceRow {
  readonly name: string;
  readonly people: number;
  /** One for each loss, in their order. */
  readonly answers: readonly Pick<CountryAnswer, 'regions' | 'nearTies'>[];
}

/** Names of the continents' codes. */
const CONTINENTS: Readonly<Record<string, string>> = {
  AF: 'Africa',
  AN: 'Antarctica',
  AS: 'Asia',
  EU: 'Europe',
  NA: 'North America',
  OC: 'Oceania',
  SA: 'South America',
};

/** So many losses fit beside each other in 100 columns. */
const COLUMNS = 3;

/** Countries, those with most people first. */
export function countryRows(table: readonly Loss[]): PlaceRow[] {
  return (table[0]?.countries ?? []).map(({ country }) => ({
    name: `${country.code} ${country.name}`,
    people: country.people,
    answers: table.flatMap(({ countries }) => countries.filter((each) => each.country === country)),
  }));
}

/** Continents, those with most people first. */
export function continentRows(table: readonly Loss[]): PlaceRow[] {
  return Object.entries(CONTINENTS)
    .map(([code, name]) => ({
      name,
      people: peopleOf([...COUNTRIES.values()].filter(({ continent }) => continent === code)),
      answers: table.map(({ countries }) => together(countries.filter(({ country }) => country.continent === code))),
    }))
    .sort((a, b) => b.people - a.people);
}

/** A table for every three losses, within 100 columns; `~` where a part is a near tie. */
export function placeTable(table: readonly Loss[], rows: readonly PlaceRow[]): string {
  const starts = table.flatMap((_, i) => (i % COLUMNS === 0 ? [i] : []));
  return starts
    .map((start) => {
      const shown = table.slice(start, start + COLUMNS);
      const head = ['PLACE', 'PEOPLE', ...shown.map(({ down }) => `DOWN: ${downText(down)}`)];
      const cells = rows.map(({ name, people, answers }) => [
        name,
        percent(people / PEOPLE),
        ...answers.slice(start, start + COLUMNS).map(answerText),
      ]);
      return plainTable(head, [25, 9, ...shown.map(() => 22)], cells);
    })
    .join('\n\n');
}

function answerText({ regions, nearTies }: PlaceRow['answers'][number]): string {
  const texts = regions.map(({ region, share }) =>
    share > 1 - 1e-9 ? region : `${region} ${share < 0.005 ? '< 1' : Math.min(99, Math.round(share * 100))} %`,
  );
  if (texts.length === 0) return 'not known';
  return `${texts.join('\n')}${nearTies > 0 ? ' ~' : ''}`;
}

function together(countries: readonly CountryAnswer[]): PlaceRow['answers'][number] {
  const all = peopleOf(countries.map(({ country }) => country));
  const shares = new Map<string, number>();
  for (const { country, regions } of countries)
    for (const { region, share } of regions)
      shares.set(region, (shares.get(region) ?? 0) + (share * country.people) / all);
  return {
    regions: [...shares].map(([region, share]) => ({ region, share })).sort((a, b) => b.share - a.share),
    nearTies: countries.reduce((sum, { country, nearTies }) => sum + (nearTies * country.people) / all, 0),
  };
}

function peopleOf(countries: readonly { readonly people: number }[]): number {
  return countries.reduce((sum, { people }) => sum + people, 0);
}
