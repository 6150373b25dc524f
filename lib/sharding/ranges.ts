import { byCodePoints } from './code-points';

/** Keys from `from` on, up to where the next range begins. */
export interface KeyRange {
  readonly from: string;
  readonly shard: string;
}

/** All first keys of several lists of ranges, ascending, each once. */
export function boundaries(...lists: readonly (readonly KeyRange[])[]): string[] {
  return [...new Set(lists.flat().map(({ from }) => from))].sort(byCodePoints);
}

/** Ranges where neighbours on one shard are one. */
export function merged(ranges: readonly KeyRange[]): KeyRange[] {
  return ranges.filter(({ shard }, i) => ranges[i - 1]?.shard !== shard);
}

/** The ranges with the keys from `first` on, up to `before`, on `shard`. */
export function withRange(
  ranges: readonly KeyRange[],
  first: string,
  before: string | undefined,
  shard: string,
): KeyRange[] {
  const ends = [first, ...(before === undefined ? [] : [before])].map((from) => ({ from, shard: '' }));
  const within = (key: string) =>
    byCodePoints(key, first) >= 0 && (before === undefined || byCodePoints(key, before) < 0);
  return merged(
    boundaries(ranges, ends).map((from) => ({ from, shard: within(from) ? shard : ownerOf(ranges, from) })),
  );
}

/** Shard of a key. */
export function ownerOf(ranges: readonly KeyRange[], key: string): string {
  return ranges.findLast(({ from }) => byCodePoints(from, key) <= 0)?.shard ?? '';
}
