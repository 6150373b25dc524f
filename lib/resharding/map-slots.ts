import type { ShardMap } from '../sharding/map';
import { ownersOf, spansOf } from '../sharding/owners';
import { afterStep } from '../sharding/steps';

/** The shard of each slot; empty for a map that is not by slots. */
export const slotOwners = ({ placement }: ShardMap): string[] =>
  placement.strategy === 'hash' ? ownersOf(placement.slots) : [];

export const slotsOfShard = (map: ShardMap, shard: string): number[] =>
  slotOwners(map).flatMap((owner, slot) => (owner === shard ? slot : []));

/** The next map, in which these slots are on a shard. */
export function withSlots(map: ShardMap, slots: readonly number[], from: string, to: string): ShardMap {
  return afterStep(map, { kind: 'slots', from, to, slots: spansOf([...slots].sort((a, b) => a - b)) });
}
