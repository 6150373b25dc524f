import fc from 'fast-check';
import { FIRST_MAP, type ShardMap } from '../../lib/sharding/map';
import { ShardMapError } from '../../lib/sharding/problem';
import { mapItem, parseMapItem, parseShardMap } from '../../lib/sharding/validate';
import { anyMap, SHARDS } from '../support/shard-maps';

/** What is wrong with a map, one a line. */
function complaints(value: unknown, shards: readonly string[] = ['main', 'orders2']): string[] {
  try {
    parseShardMap(value, shards);
    return [];
  } catch (error) {
    if (!(error instanceof ShardMapError)) throw error;
    return error.message.split('\n').map((line) => line.replace('shard map ', ''));
  }
}

const withSlots = (...slots: readonly [from: unknown, to: unknown, shard?: string][]) => ({
  ...FIRST_MAP,
  placement: { strategy: 'hash', slots: slots.map(([from, to, shard = 'main']) => ({ from, to, shard })) },
});

const withRanges = (...froms: readonly string[]) => ({
  ...FIRST_MAP,
  placement: { strategy: 'range', ranges: froms.map((from) => ({ from, shard: 'main' })) },
});

describe('a map of shards', () => {
  it('is read back as it was written', () => {
    fc.assert(fc.property(anyMap, (map) => expect(parseMapItem(mapItem(map), SHARDS)).toEqual(map)));
  });

  it.each<[what: string, map: unknown, expected: readonly string[]]>([
    ['a gap', withSlots([0, 9], [20, 4095]), ['placement.slots[1]: leaves a gap: slots 10 to 19 on no shard (0 to 4095 without gap)']],
    ['a gap of one slot at the beginning', withSlots([1, 4095]), ['placement.slots[0]: leaves a gap: slot 0 on no shard (0 to 4095 without gap)']],
    ['a gap at the end', withSlots([0, 4000]), ['placement.slots: leaves a gap: slots 4001 to 4095 on no shard (0 to 4095 without gap)']],
    ['no slots', withSlots(), ['placement.slots: leaves a gap: slots 0 to 4095 on no shard (0 to 4095 without gap)']],
    ['an overlap', withSlots([0, 20], [10, 4095]), ['placement.slots[1]: overlaps placement.slots[0]: slots 10 to 20 on two shards (each slot on one shard)']],
    ['a range inside another', withSlots([0, 4095], [7, 7]), ['placement.slots[1]: overlaps placement.slots[0]: slot 7 on two shards (each slot on one shard)']],
    ['disorder', withSlots([10, 4095], [0, 9]), ['placement.slots[1]: is out of order (ascending), found 0']],
    ['a range that ends before it begins', withSlots([0, 4095], [9, 8]), ['placement.slots[1]: ends before it begins, found {"from":9,"to":8}']],
    ['slots that there are not', withSlots([-1, 4096]), ['placement.slots[0].from: is too small (at least 0), found -1', 'placement.slots[0].to: is too large (at most 4095), found 4096']],
    ['half a slot', withSlots([0, 4094.5], ['4095', 4095]), ['placement.slots[0].to: has the wrong type (must be int), found 4094.5', 'placement.slots[1].from: has the wrong type (must be number), found "4095"']],
    ['unknown shards', { ...withSlots([0, 4095, 'mian']), overrides: { 'tenant-42': 'orders3' } }, ['placement.slots[0].shard: is not a shard, found "mian"; use one of: main, orders2', 'overrides["tenant-42"]: is not a shard, found "orders3"; use one of: main, orders2']],
    ['ranges that begin late', withRanges('b', 'c'), ['placement.ranges[0].from: leaves a gap: keys before it on no shard (the first range begins with ""), found "b"']],
    ['no ranges', withRanges(), ['placement.ranges: leaves a gap: every key on no shard; begin with ""']],
    ['a range twice', withRanges('', 'm', 'm'), ['placement.ranges[2].from: is there twice, found "m"; remove one of both']],
    ['ranges in the order of UTF-16', withRanges('', '𝒳', '\ue000'), ['placement.ranges[2].from: is out of order (after "𝒳", by code point), found "\ue000"']],
    ['a place in words', { ...FIRST_MAP, placement: { strategy: 'geographic', places: { India: 'main' }, default: 'orders3' } }, ['placement.places["India"]: is not a valid key (a country code)']],
    ['an unknown default', { ...FIRST_MAP, placement: { strategy: 'geographic', places: { IN: 'india' }, default: 'rest' } }, ['placement.default: is not a shard, found "rest"; use one of: main, orders2', 'placement.places["IN"]: is not a shard, found "india"; use one of: main, orders2']],
    ['a directory without default', { ...FIRST_MAP, placement: { strategy: 'directory' } }, ['placement.default: is missing']],
    ['a strategy that there is not', { ...FIRST_MAP, placement: { strategy: 'ring' } }, ['placement.strategy: is not known (one of: hash, range, geographic, directory), found "ring"']],
    ['a version that there is not', { ...FIRST_MAP, schemaVersion: 2 }, ['schemaVersion: is not known (only 1), found 2']],
    ['an epoch before the first', { ...FIRST_MAP, epoch: -1 }, ['epoch: is too small (at least 0), found -1']],
    ['half an epoch', { ...FIRST_MAP, epoch: 1.5 }, ['epoch: has the wrong type (must be int), found 1.5']],
    ['everything missing', {}, ['schemaVersion: is missing', 'epoch: is missing', 'placement: is missing', 'overrides: is missing']],
    ['a key that is passed over', JSON.parse(JSON.stringify(FIRST_MAP).replace('"overrides":{}', '"overrides":{"__proto__":"main"}')), ['overrides["__proto__"]: can\'t have an override; remove it']],
    ['no map', 'all on main', ['shard map: has the wrong type (must be object), found "all on main"']],
  ])('with %s is refused', (_, map, expected) => expect(complaints(map)).toEqual(expected)); // biome-ignore format: a table

  it('may have fields that are not known yet', () => {
    expect(parseShardMap({ ...FIRST_MAP, note: 'later' })).toEqual(FIRST_MAP);
  });
});

describe('the item of the map', () => {
  const map: ShardMap = { ...FIRST_MAP, epoch: 7 };

  it('edited by hand is refused: the text must be JSON and have the epoch of the item', () => {
    expect(() => parseMapItem({ epoch: 8, map: JSON.stringify(map) })).toThrow(
      'shard map epoch: is not the epoch of its item, which says 8: one of both was edited by hand, found 7; ' +
        'put the item back as it was: only shards apply may write it',
    );
    expect(() => parseMapItem({ epoch: 7, map: `${JSON.stringify(map)}}` })).toThrow('shard map: is not JSON');
  });
});
