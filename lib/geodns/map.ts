import type { GeoProjection } from 'd3-geo';
import { REGION_PLACES } from '../catalog/region-places';
import { type Box, type Label, LETTERS, placeLabels } from './map-labels';
import { cross, escaped, legendOf, round, text } from './map-legend';
import { landBelow, type Outline, outlineOf, projectionOf } from './map-outlines';
import { shapes } from './map-shapes';
import { fillOf, INK, PAPER, patternOf, SEA, UNKNOWN_LAND } from './map-style';
import type { Coordinates } from './model';
import type { CountryAnswer, Loss } from './table';

const WIDTH = 1000;

/** Where the map begins, below the title. */
const TOP = 44;

const MARGIN = 10;

/** A map of the world as SVG, which says who gets which region: a colour and a pattern for each. The same loss gives the same text. */
export function worldMap(title: string, loss: Loss): string {
  const all = shapes();
  const projection = projectionOf(all, [MARGIN, TOP + MARGIN], WIDTH - 2 * MARGIN);
  const land = all.map((shape) => outlineOf(shape, projection));
  const height = Math.max(...land.map(({ bounds }) => bounds.bottom)) + MARGIN - TOP;
  const drawn = new Set(land.map(({ country }) => country.code));
  const regions = loss.regions.map(({ region }) => region);
  const legend = legendOf(loss, TOP + height + 10, WIDTH);
  const total = Math.ceil(TOP + height + 10 + legend.height);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${total}" width="${WIDTH}" height="${total}" font-family="Arial, Helvetica, 'DejaVu Sans', sans-serif" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<defs>${regions.map((_, i) => patternOf(`region-${i}`, fillOf(i))).join('')}</defs>`,
    `<rect width="${WIDTH}" height="${total}" fill="${PAPER}"/>`,
    `<rect y="${TOP}" width="${WIDTH}" height="${round(height)}" fill="${SEA}"/>`,
    text(20, 28, title, 'bold', 18),
    `<g stroke="${PAPER}" stroke-width="0.6" stroke-linejoin="round">`,
    ...countryPaths(land, loss),
    '</g>',
    `<g stroke="${INK}" stroke-width="0.8">`,
    ...dots(loss, drawn, projection),
    '</g>',
    ...markers(loss, projection, height, landBelow(land)),
    legend.svg,
    '</svg>',
  ].join('\n')}\n`;
}

/** Countries by what most of their people get; those with near ties are drawn last, so that their edges are seen. */
function countryPaths(land: readonly Outline[], { countries, regions }: Loss): string[] {
  const answers = new Map(countries.map((answer) => [answer.country.code, answer]));
  const paths = land.map(({ country, path }) => {
    const answer = answers.get(country.code);
    const near = (answer?.nearTies ?? 0) >= 0.5;
    const edge = near ? ` stroke="${INK}" stroke-width="1.2" stroke-dasharray="3 2"` : '';
    const words = answer ? answerText(answer) : country.name;
    const fill = fillFor(answer?.regions[0]?.region, regions);
    return {
      near,
      svg: `<path d="${path}" fill="${fill}"${edge}><title>${escaped(words)}</title></path>`,
    };
  });
  return [...paths.filter(({ near }) => !near), ...paths.filter(({ near }) => near)].map(({ svg }) => svg);
}

/** Places that their country's colour does not speak for: of countries that are not drawn, and where another region is answered. */
function dots({ countries, regions }: Loss, drawn: ReadonlySet<string>, projection: GeoProjection): string[] {
  return countries.flatMap((answer) => {
    const { country, places } = answer;
    const most = answer.regions[0]?.region;
    const shown = drawn.has(country.code)
      ? places.filter(({ region }) => region !== most)
      : places.slice(0, 1).map((place) => ({ ...place, ...(most === undefined ? {} : { region: most }) }));
    return shown.flatMap(({ client, region, nearTie }) => {
      const at = client.at && pointOf(client.at, projection);
      if (!at || country.continent === 'AN') return [];
      const words = `${client.name}: ${region ?? 'not known'}${nearTie ? ', near tie' : ''}`;
      const edge = nearTie ? ' stroke-dasharray="2 1.2"' : '';
      return `<circle cx="${at[0]}" cy="${at[1]}" r="3.6" fill="${fillFor(region, regions)}"${edge}><title>${escaped(words)}</title></circle>`;
    });
  });
}

function markers(
  { regions, down }: Loss,
  projection: GeoProjection,
  height: number,
  hides: (box: Box) => number,
): string[] {
  const placed = regions.flatMap(({ region }) => {
    const place = REGION_PLACES[region];
    const at = place && pointOf(place, projection);
    return at ? [{ region, at, text: down.includes(region) ? `${region}: down` : region }] : [];
  });
  const labels = placeLabels(placed, { x: 4, y: TOP + 4, width: WIDTH - 8, height: height - 8 }, hides);
  return [
    ...labels.map(({ at: [x, y], ...box }) => leader(x, y, box)),
    ...placed.map(({ at: [x, y], region }) =>
      down.includes(region)
        ? cross(x, y, 6)
        : `<circle cx="${x}" cy="${y}" r="5.5" fill="${INK}" stroke="${PAPER}" stroke-width="2.5"/>`,
    ),
    ...labels.map(labelSvg),
  ];
}

function leader(x: number, y: number, box: Omit<Label, 'at'>): string {
  const [toX, toY] = [round(box.x + box.width / 2), round(box.y + box.height / 2)];
  return `<path d="M${x},${y} L${toX},${toY}" stroke="${PAPER}" stroke-width="4"/><path d="M${x},${y} L${toX},${toY}" stroke="${INK}" stroke-width="1.4"/>`;
}

function labelSvg({ x, y, width, height, text: words }: Label): string {
  const box = `<rect x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" rx="3" fill="${PAPER}" stroke="${INK}"/>`;
  const middle = `x="${round(x + width / 2)}" y="${round(y + height / 2 + LETTERS * 0.36)}" text-anchor="middle"`;
  return `${box}<text ${middle} font-size="${LETTERS}" font-weight="bold" fill="${INK}">${escaped(words)}</text>`;
}

function fillFor(region: string | undefined, regions: Loss['regions']): string {
  const index = regions.findIndex((each) => each.region === region);
  return index < 0 ? UNKNOWN_LAND : `url(#region-${index})`;
}

function answerText({ country, regions, nearTies }: CountryAnswer): string {
  const parts = regions.map(({ region, share }) =>
    regions.length === 1 ? region : `${region} ${(share * 100).toFixed(0)} %`,
  );
  const near = nearTies > 0 ? `; near tie for ${(nearTies * 100).toFixed(0)} %` : '';
  return `${country.name}: ${parts.length === 0 ? 'not known' : parts.join(', ')}${near}`;
}

/** Where a place is on the map, to one decimal. */
function pointOf({ latitude, longitude }: Coordinates, projection: GeoProjection): [number, number] | undefined {
  const at = projection([longitude, latitude]);
  return at ? [round(at[0]), round(at[1])] : undefined;
}
