import { parseKeyFile } from '../../lib/sharding/key-file';
import { FIRST_MAP } from '../../lib/sharding/map';
import { planShards } from '../../lib/sharding/plan';
import { skewOf } from '../../lib/sharding/skew';

const SHARDS = ['main', 'orders2'];
const { after } = planShards({ map: FIRST_MAP, sharding: { strategy: 'hash', overrides: {} }, shards: SHARDS });

describe('the skew of keys', () => {
  it('counts a key that comes again, and says which key alone no rebalancing evens out', () => {
    const loads = parseKeyFile('tenant-42\t60\ntenant-1\ntenant-1\ntenant-2\t38\r\n\n', 'keys.txt');
    expect(skewOf(loads, FIRST_MAP, after, SHARDS)).toEqual({
      keys: 3,
      load: 100,
      shards: [
        { shard: 'main', before: 100, after: 2 },
        { shard: 'orders2', before: 0, after: 98 },
      ],
      ratio: { before: 1, after: 1.96 },
      slots: [
        { slot: 3953, share: 0.6 },
        { slot: 3602, share: 0.38 },
        { slot: 169, share: 0.02 },
      ],
      hottest: [
        { key: 'tenant-42', share: 0.6, shard: 'orders2' },
        { key: 'tenant-2', share: 0.38, shard: 'orders2' },
        { key: 'tenant-1', share: 0.02, shard: 'main' },
      ],
      tooHot: [{ key: 'tenant-42', share: 0.6 }],
    });
  });

  it('of many keys is small: that is what hashing is for', () => {
    const loads = Array.from({ length: 20_000 }, (_, i) => ({ key: `tenant-${i}`, weight: 1 }));
    const { ratio, tooHot } = skewOf(loads, FIRST_MAP, after, SHARDS);
    expect(ratio.after).toBeLessThan(1.03);
    expect(tooHot).toEqual([]);
  });

  it('does not complain of a key that has an override already', () => {
    const own = { ...after, overrides: { 'tenant-42': 'orders2' } };
    expect(skewOf([{ key: 'tenant-42', weight: 1 }], FIRST_MAP, own, SHARDS).tooHot).toEqual([]);
  });

  it('goes by place where the strategy does', () => {
    const map = {
      ...FIRST_MAP,
      placement: { strategy: 'geographic', places: { IN: 'orders2' }, default: 'main' },
    } as const;
    const { shards, slots } = skewOf(parseKeyFile('a\t1\tIN\na\t2\tUS\nb\t4', 'k'), FIRST_MAP, map, SHARDS);
    expect([shards.map((shard) => shard.after), slots]).toEqual([[6, 1], []]);
  });
});

describe('a file of keys', () => {
  it.each([
    ['a\tmany\nb\t-1', 'k:1:1: has no weight after the tab (a number, e.g. 120), found "many"\nk:2:1: has no weight after the tab (a number, e.g. 120), found "-1"\n2 problems'],
    ['a\t1\tIndia', 'k:1:1: has no place after the second tab (a country code), found "India"\n1 problem'],
    ['\n\n', 'k: has no key that is used; write one a line\n1 problem'],
  ])('with bad lines is refused: %#', (text, message) => expect(() => parseKeyFile(text, 'k')).toThrow(message)); // biome-ignore format: a table
});
