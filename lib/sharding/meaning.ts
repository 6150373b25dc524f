import { byCodePoints } from './code-points';
import type { Placement, ShardMap, SlotRange } from './map';
import { at, type MapProblem } from './problem';
import { SLOTS } from './slot';

/**
 * What is wrong with a map of the right form: gaps, overlaps, disorder, shards that there are not.
 *
 * @param shards all that there are. @default - any name will do
 */
export function mapProblems({ placement, overrides }: ShardMap, shards?: readonly string[]): MapProblem[] {
  const named = [...shardsAt(placement), ...Object.entries(overrides).map(([key, to]) => [at('overrides', key), to])];
  const unknown = named.flatMap(([path = '', found = '']) => {
    if (!shards || shards.includes(found)) return [];
    return [{ path, problem: 'is not a shard', found, remedy: `use one of: ${shards.join(', ')}` }];
  });
  if (placement.strategy === 'hash') return [...slotProblems(placement.slots), ...unknown];
  if (placement.strategy === 'range') return [...rangeProblems(placement.ranges), ...unknown];
  return unknown;
}

function shardsAt(placement: Placement): [path: string, shard: string][] {
  switch (placement.strategy) {
    case 'hash':
      return placement.slots.map(({ shard }, i) => [`placement.slots[${i}].shard`, shard]);
    case 'range':
      return placement.ranges.map(({ shard }, i) => [`placement.ranges[${i}].shard`, shard]);
    case 'geographic': {
      const places = Object.entries(placement.places);
      return [
        ['placement.default', placement.default],
        ...places.map(([place, shard]): [string, string] => [at('placement.places', place), shard]),
      ];
    }
    case 'directory':
      return [['placement.default', placement.default]];
  }
}

function slotProblems(slots: readonly SlotRange[]): MapProblem[] {
  const placed = slots.map((range, i) => ({ ...range, path: `placement.slots[${i}]` }));
  const problems: MapProblem[] = placed
    .filter(({ from, to }) => from > to)
    .map(({ path, from, to }) => ({ path, problem: 'ends before it begins', found: { from, to } }));
  const disorder = placed.find(({ from }, i) => i > 0 && from < (slots[i - 1]?.from ?? 0));
  if (disorder)
    problems.push({ path: disorder.path, problem: 'is out of order', limit: 'ascending', found: disorder.from });
  let next = 0;
  let before = '';
  for (const { path, from, to } of placed.filter((range) => range.from <= range.to).sort((a, b) => a.from - b.from)) {
    if (from > next) problems.push(gap(path, next, from - 1));
    if (from < next) problems.push(overlap(path, before, from, Math.min(to, next - 1)));
    if (to < next) continue;
    next = to + 1;
    before = path;
  }
  return next < SLOTS ? [...problems, gap('placement.slots', next, SLOTS - 1)] : problems;
}

const span = (from: number, to: number) => (from === to ? `slot ${from}` : `slots ${from} to ${to}`);

const gap = (path: string, from: number, to: number): MapProblem => ({
  path,
  problem: `leaves a gap: ${span(from, to)} on no shard`,
  limit: `0 to ${SLOTS - 1} without gap`,
});

const overlap = (path: string, other: string, from: number, to: number): MapProblem => ({
  path,
  problem: `overlaps ${other}: ${span(from, to)} on two shards`,
  limit: 'each slot on one shard',
});

function rangeProblems(ranges: readonly { readonly from: string }[]): MapProblem[] {
  const path = (i: number) => `placement.ranges[${i}].from`;
  const [first] = ranges;
  if (!first)
    return [{ path: 'placement.ranges', problem: 'leaves a gap: every key on no shard', remedy: 'begin with ""' }];
  const gaps: MapProblem[] =
    first.from === ''
      ? []
      : [
          {
            path: path(0),
            problem: 'leaves a gap: keys before it on no shard',
            limit: 'the first range begins with ""',
            found: first.from,
          },
        ];
  const others = ranges.slice(1).flatMap(({ from }, i): MapProblem[] => {
    const before = ranges[i]?.from ?? '';
    if (from === before)
      return [{ path: path(i + 1), problem: 'is there twice', found: from, remedy: 'remove one of both' }];
    if (byCodePoints(from, before) > 0) return [];
    return [
      {
        path: path(i + 1),
        problem: 'is out of order',
        limit: `after ${JSON.stringify(before)}, by code point`,
        found: from,
      },
    ];
  });
  return [...gaps, ...others];
}
