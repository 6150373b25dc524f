import fc from 'fast-check';
import vectors from '../../docs/contract/slots.json';
import { byCodePoints } from '../../lib/sharding/code-points';
import { FIRST_MAP, type Placement, type ShardMap } from '../../lib/sharding/map';
import { finder, type Route, router, shardOf } from '../../lib/sharding/route';
import { SLOTS, slotOf } from '../../lib/sharding/slot';
import { anyKey, anyMap, named, PLACES } from '../support/shard-maps';

const map = (placement: Placement, overrides: Record<string, string> = {}): ShardMap => ({
  schemaVersion: 1,
  epoch: 1,
  placement,
  overrides,
});

const RANGES = map({
  strategy: 'range',
  ranges: [
    { from: '', shard: 'main' },
    { from: 'm', shard: 'orders2' },
    { from: '\ue000', shard: 'big' },
  ],
});
const PLACED = map({ strategy: 'geographic', places: { IN: 'india' }, default: 'main' }, { 'tenant-42': 'big' });

describe('the slot of a key', () => {
  it('is that of the vectors, which another language made', () => {
    expect(vectors.vectors.length).toBeGreaterThanOrEqual(20);
    expect(vectors.vectors.map(({ key }) => ({ key, slot: slotOf(key) }))).toEqual(vectors.vectors);
    expect(vectors.slots).toBe(SLOTS);
  });
});

describe('the shard of a key', () => {
  it.each<[what: string, map: ShardMap, key: string, place: string | undefined, expected: Route]>([
    ['nothing is written yet', FIRST_MAP, 'tenant-42', undefined, { shard: 'main', by: 'slot', slot: 3953 }],
    ['it has an override', PLACED, 'tenant-42', 'IN', { shard: 'big', by: 'override' }],
    ['its place has a shard', PLACED, 'tenant-1', 'IN', { shard: 'india', by: 'place', place: 'IN' }],
    ['its place has none', PLACED, 'tenant-1', 'US', { shard: 'main', by: 'default' }],
    ['its place is not said', PLACED, 'tenant-1', undefined, { shard: 'main', by: 'default' }],
    ['it is the name of what every object has', PLACED, 'constructor', 'toString', { shard: 'main', by: 'default' }],
    ['it is before every first key', RANGES, '', undefined, { shard: 'main', by: 'range', first: '' }],
    ['it is the last before a first key', RANGES, 'lzzz', undefined, { shard: 'main', by: 'range', first: '' }],
    ['it is a first key', RANGES, 'm', undefined, { shard: 'orders2', by: 'range', first: 'm' }],
    ['it is after the last by code point', RANGES, '𝒳', undefined, { shard: 'big', by: 'range', first: '\ue000' }],
    ['a list says', map({ strategy: 'directory', default: 'main' }), 'x', undefined, { shard: 'main', by: 'default' }],
  ])('when %s', (_, where, key, place, expected) => {
    expect(finder(where)(key, place)).toEqual(expected);
    expect([router(where)(key, place), shardOf(where, key, place)]).toEqual([expected.shard, expected.shard]);
  });

  it('is exactly one of the map, for every key, strategy and place', () => {
    const place = fc.constantFrom(...PLACES, undefined);
    fc.assert(
      fc.property(anyMap, anyKey, place, (any, key, at) => expect(named(any)).toContain(shardOf(any, key, at))),
    );
  });
});

describe('the order of keys', () => {
  it('is that of their UTF-8 bytes, as COLLATE "C" has it', () => {
    const text = fc.string({ unit: fc.constantFrom('', 'a', 'b', 'ü', '\ud7ff', '\ue000', '\uffff', '𝒳', '🚀') });
    const sign = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    fc.assert(
      fc.property(text, text, (a, b) => expect(Math.sign(byCodePoints(a, b))).toBe(sign(a, b))),
      { numRuns: 1000 },
    );
  });
});
