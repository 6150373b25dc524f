import fc from 'fast-check';
import type { ShardMap, SlotRange } from '../../lib/sharding/map';
import { mapProblems } from '../../lib/sharding/meaning';
import { ownersOf, slotCounts } from '../../lib/sharding/owners';
import { leastMoves, rebalance } from '../../lib/sharding/rebalance';
import { SLOTS } from '../../lib/sharding/slot';
import { anyHashMap, SHARDS } from '../support/shard-maps';

const anySlots = anyHashMap.map(({ placement }) => (placement.strategy === 'hash' ? placement.slots : []));
const anyShards = fc.shuffledSubarray(SHARDS, { minLength: 1 });

const moved = (from: readonly SlotRange[], to: readonly SlotRange[]) => {
  const after = ownersOf(to);
  return ownersOf(from).filter((shard, slot) => shard !== after[slot]).length;
};

describe('a rebalancing', () => {
  it('puts every slot on one of the shards, none of which has two more than another', () => {
    const property = fc.property(anySlots, anyShards, (slots, shards) => {
      const next = rebalance(slots, shards);
      const map: ShardMap = { schemaVersion: 1, epoch: 1, placement: { strategy: 'hash', slots: next }, overrides: {} };
      expect(mapProblems(map, shards)).toEqual([]);
      const counts = [...slotCounts(next, shards).values()];
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    });
    fc.assert(property);
  });

  it('moves the least that is possible, which is at most one slot a shard above the even share', () => {
    const property = fc.property(anySlots, anyShards, (slots, shards) => {
      const moves = moved(slots, rebalance(slots, shards));
      expect(moves).toBe(leastMoves(slots, shards));
      const held = slotCounts(slots, shards);
      const above = [...held].map(([shard, count]) =>
        Math.max(0, count - (shards.includes(shard) ? SLOTS / shards.length : 0)),
      );
      expect(moves).toBeLessThanOrEqual(above.reduce((sum, each) => sum + each, 0) + shards.length);
    });
    fc.assert(property);
  });

  it('changes nothing where slots are spread already, and always gives the same answer', () => {
    const property = fc.property(anySlots, anyShards, (slots, shards) => {
      const next = rebalance(slots, shards);
      expect(rebalance(next, shards)).toEqual(next);
      expect(rebalance(slots, shards)).toEqual(next);
    });
    fc.assert(property);
  });

  it('from one shard to two leaves the first half where it is', () => {
    expect(rebalance([{ from: 0, to: 4095, shard: 'main' }], ['main', 'orders2'])).toEqual([
      { from: 0, to: 2047, shard: 'main' },
      { from: 2048, to: 4095, shard: 'orders2' },
    ]);
  });

  it('leaves what does not divide with whom has most, and empties shards that are not listed', () => {
    const thirds = [
      { from: 0, to: 1364, shard: 'main' },
      { from: 1365, to: 2729, shard: 'orders2' },
      { from: 2730, to: 4095, shard: 'big' },
    ];
    expect(rebalance(thirds, ['main', 'orders2', 'big'])).toEqual(thirds);
    expect(leastMoves(thirds, ['main', 'big'])).toBe(1365);
    expect([...slotCounts(rebalance(thirds, ['main', 'big']))]).toEqual([['main', 2048], ['big', 2048]]); // biome-ignore format: short
  });
});
