import { REGION_PLACES } from '../catalog/region-places';
import { INK } from './map-style';
import { NEAR_TIE } from './near-tie';
import type { Loss } from './table';

/** What the signs mean, below the map. */
export interface Legend {
  readonly svg: string;
  readonly height: number;
}

const ROW = 30;

/** Columns of regions. */
const COLUMNS = 3;

/** So many countries with near ties are named. */
const NAMED_TIES = 8;

export function legendOf({ regions, countries, down, unknown }: Loss, top: number, width: number): Legend {
  const column = (width - 40) / COLUMNS;
  const rows = Math.ceil(regions.length / COLUMNS);
  const swatches = regions.map(({ region, people }, i) => {
    const [x, y] = [20 + (i % COLUMNS) * column, top + Math.floor(i / COLUMNS) * ROW];
    const { city } = REGION_PLACES[region] ?? { city: '' };
    const share = down.includes(region) ? 'down' : `${(people * 100).toFixed(1)} % of people`;
    return [
      `<rect x="${x}" y="${y}" width="34" height="20" fill="url(#region-${i})" stroke="${INK}" stroke-width="0.6"/>`,
      ...(down.includes(region) ? [cross(x + 17, y + 10, 7)] : []),
      text(x + 42, y + 9, region, 'bold'),
      text(x + 42, y + 22, `${city}: ${share}`),
    ].join('');
  });
  const y = top + rows * ROW + 12;
  const ties = countries.filter(({ nearTies }) => nearTies >= 0.5);
  const lines = [
    `${NEAR_TIE_SIGN(20, y)}${text(62, y + 9, tiesText(ties.map(({ country }) => country.name)))}`,
    text(
      62,
      y + 25,
      `There the next region is less than ${NEAR_TIE.ms} ms or ${NEAR_TIE.percent} % further: Route 53 may take it.`,
    ),
    `<circle cx="37" cy="${y + 40}" r="3.6" fill="none" stroke="${INK}"/>${text(62, y + 44, 'A country too small to draw, or a part of a country that gets another region than most of it.')}`,
    ...(unknown > 1e-9 ? [text(20, y + 62, `Not known for ${(unknown * 100).toFixed(1)} % of people: grey.`)] : []),
  ];
  return { svg: [...swatches, ...lines].join('\n'), height: rows * ROW + 12 + (unknown > 1e-9 ? 74 : 56) };
}

function tiesText(names: readonly string[]): string {
  if (names.length === 0) return 'Dashed: near tie. There is none.';
  const rest = names.length - NAMED_TIES;
  return `Dashed: near tie, most of all ${names.slice(0, NAMED_TIES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

const NEAR_TIE_SIGN = (x: number, y: number) =>
  `<rect x="${x}" y="${y}" width="34" height="12" fill="none" stroke="${INK}" stroke-width="1.2" stroke-dasharray="3 2"/>`;

/** Over what is dead. */
export function cross(x: number, y: number, r: number): string {
  const d = `M${x - r},${y - r} L${x + r},${y + r} M${x + r},${y - r} L${x - r},${y + r}`;
  return `<path d="${d}" stroke="#ffffff" stroke-width="5"/><path d="${d}" stroke="${INK}" stroke-width="2.4"/>`;
}

export function text(x: number, y: number, words: string, weight: 'normal' | 'bold' = 'normal', size = 12): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${weight === 'bold' ? ' font-weight="bold"' : ''} fill="${INK}">${escaped(words)}</text>`;
}

export const round = (value: number) => Number(value.toFixed(1));

export function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
