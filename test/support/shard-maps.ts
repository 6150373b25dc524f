import fc from 'fast-check';
import { byCodePoints } from '../../lib/sharding/code-points';
import type { Placement, ShardMap } from '../../lib/sharding/map';
import { slotRangesOf } from '../../lib/sharding/owners';
import { restated, shardsOf } from '../../lib/sharding/restate';
import { SLOTS } from '../../lib/sharding/slot';

export const SHARDS = ['main', 'orders2', 'orders3', 'big', 'india'];

const shard = fc.constantFrom(...SHARDS);

/** Few enough that two maps often speak of the same ones. */
export const PLACES = ['IN', 'US', 'DE'];

/** Keys that maps speak of, with the place of each. */
export const KEY_PLACES: Readonly<Record<string, string>> = {
  'tenant-42': 'IN',
  'tenant-7': 'US',
  constructor: 'DE',
  größe: 'FR',
  𝒳: 'IN',
  '': 'US',
};

/** Any text that UTF-8 can say. */
export const anyKey = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(...Object.keys(KEY_PLACES)),
);

const hash: fc.Arbitrary<Placement> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: SLOTS - 1 }), shard), { maxLength: 12 })
  .chain((cuts) => fc.tuple(fc.constant(cuts), shard))
  .map(([cuts, first]) => {
    const owners: string[] = new Array(SLOTS).fill(first);
    for (const [from, owner] of [...cuts].sort(([a], [b]) => a - b)) owners.fill(owner, from);
    return { strategy: 'hash', slots: slotRangesOf(owners) };
  });

const range: fc.Arbitrary<Placement> = fc
  .tuple(shard, fc.uniqueArray(fc.tuple(anyKey, shard), { selector: ([from]) => from, maxLength: 6 }))
  .map(([first, others]) => ({
    strategy: 'range',
    ranges: [['', first] as const, ...others.filter(([from]) => from !== '')]
      .map(([from, owner]) => ({ from, shard: owner }))
      .sort((a, b) => byCodePoints(a.from, b.from)),
  }));

const geographic: fc.Arbitrary<Placement> = fc
  .tuple(fc.dictionary(fc.constantFrom(...PLACES), shard, { noNullPrototype: true }), shard)
  .map(([places, rest]) => ({ strategy: 'geographic', places, default: rest }));

const directory: fc.Arbitrary<Placement> = shard.map((rest) => ({ strategy: 'directory', default: rest }));

const mapOf = (placement: fc.Arbitrary<Placement>): fc.Arbitrary<ShardMap> =>
  fc.record({
    schemaVersion: fc.constant(1 as const),
    epoch: fc.nat(),
    placement,
    overrides: fc.dictionary(fc.constantFrom(...Object.keys(KEY_PLACES)), shard, { noNullPrototype: true }),
  });

export const anyHashMap = mapOf(hash);

export const anyMap = mapOf(fc.oneof(hash, range, geographic, directory));

/** Two maps between which a change is possible: of one strategy, or the first with all keys on one shard. */
export const anyChange: fc.Arbitrary<readonly [from: ShardMap, to: ShardMap]> = fc.oneof(
  ...[hash, range, geographic, directory].map((one) => fc.tuple(mapOf(one), mapOf(one))),
  fc.tuple(mapOf(directory), anyMap, anyMap).map(([from, like, to]) => {
    const placement = restated(from.placement, like.placement.strategy);
    return [{ ...from, placement }, to] as const;
  }),
);

/** Shards that a map names anywhere. */
export const named = ({ placement, overrides }: ShardMap): string[] => [
  ...new Set([...shardsOf(placement), ...Object.values(overrides)]),
];
