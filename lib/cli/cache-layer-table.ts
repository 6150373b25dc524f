import { durationText } from '../caching/duration-text';
import type { Layer } from '../caching/layer';
import type { Load } from '../caching/load';
import { plainTable } from './plain-table';

type Row = Layer & Load;

const NAMES: Readonly<Record<Layer['name'], string>> = {
  browser: 'browser',
  cdn: 'CDN',
  application: 'application',
  redis: 'Redis',
  database: 'database',
  bucket: 'bucket',
};

interface Column {
  readonly head: string;
  readonly width: number;
  readonly text: (row: Row) => string;
}

/** 100 columns with the gaps between them. */
const COLUMNS: readonly Column[] = [
  { head: 'LAYER', width: 13, text: ({ name }) => NAMES[name] },
  { head: 'TTL', width: 27, text: ttlText },
  { head: 'INVALIDATION', width: 23, text: invalidationText },
  { head: 'OF 1,000', width: 10, text: ({ reachedOf1000 }) => count(reachedOf1000).padStart('OF 1,000'.length) },
  { head: 'REQ/S', width: 9, text: ({ requestsPerSecond = 0 }) => count(requestsPerSecond).padStart('REQ/S'.length) },
  {
    head: 'HITS',
    width: 7,
    text: ({ keeps, hitPercent }) => (keeps === 'source' ? '' : `${hitPercent} %`.padStart(5)),
  },
  { head: 'STALE', width: 11, text: staleText },
];

/** A line a layer, with what reaches it, what it answers itself, and by how much it makes answers older. */
export function layerTable(layers: readonly Row[]): string {
  const loaded = layers.some(({ requestsPerSecond }) => requestsPerSecond !== undefined);
  const columns = COLUMNS.filter(({ head }) => loaded || head !== 'REQ/S');
  return plainTable(
    columns.map(({ head }) => head),
    columns.map(({ width }) => width),
    layers.map((layer) => columns.map(({ text }) => text(layer))),
  );
}

function ttlText({ keeps, name, ttlSeconds = 0, staleSeconds = 0, ttlJitterPercent = 0, reads }: Row): string {
  if (keeps === 'yours') return 'yours';
  if (keeps === 'nothing') return name === 'cdn' ? 'nothing, passes on' : 'nothing';
  if (keeps === 'source') return reads === undefined || reads === 'primary' ? 'the data' : 'the data, from replicas';
  const shortest = ttlJitterPercent === 0 ? '' : `${durationText((ttlSeconds * (100 - ttlJitterPercent)) / 100)} to `;
  const stale = staleSeconds === 0 ? '' : `, ${durationText(staleSeconds)} stale`;
  return `${shortest}${durationText(ttlSeconds)}${stale}`;
}

function invalidationText({ keeps, invalidation, strategy }: Row): string {
  if (keeps === 'source') return '';
  if (invalidation === 'yours') return 'yours';
  if (invalidation === 'command') return keeps === 'answers' ? 'cache invalidate' : '';
  if (invalidation === 'none') return keeps === 'answers' ? 'ttl' : '';
  return `${invalidation} (${strategy})`;
}

/** Browsers share their time with the CDN. */
function staleText({ name, keeps, addsSeconds }: Row): string {
  if (keeps === 'yours') return '';
  if (name === 'browser' && keeps === 'answers') return 'with CDN';
  return durationText(addsSeconds);
}

/** Three digits are more than an assumption is worth. */
function count(value: number): string {
  const rounded = value >= 100 ? Math.round(value) : Number(value.toPrecision(2));
  return rounded.toLocaleString('en-US', { maximumSignificantDigits: 6 });
}
