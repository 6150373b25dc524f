import type { SlotRange } from './map';
import { ownersOf, slotCounts, slotRangesOf } from './owners';
import { SLOTS } from './slot';

/**
 * Slots spread evenly over `shards`: no shard has two more than another. As few move as that allows, and whatever may stay
 * stays. Shards that are not listed are emptied. The same slots and shards always give the same answer.
 *
 * @param shards at least one, each once
 */
export function rebalance(slots: readonly SlotRange[], shards: readonly string[]): SlotRange[] {
  const targets = targetsOf(slots, shards);
  const owners = ownersOf(slots);
  const left = new Map(targets);
  const free: number[] = [];
  for (const [slot, shard] of owners.entries()) {
    const room = left.get(shard) ?? 0;
    if (room > 0) left.set(shard, room - 1);
    else free.push(slot);
  }
  const receivers = shards.flatMap((shard) => new Array<string>(left.get(shard) ?? 0).fill(shard));
  for (const [i, slot] of free.entries()) owners[slot] = receivers[i]!;
  return slotRangesOf(owners);
}

/** How many slots each shard is to have. What does not divide stays with those that have the most already. */
function targetsOf(slots: readonly SlotRange[], shards: readonly string[]): Map<string, number> {
  const held = slotCounts(slots, shards);
  const share = Math.floor(SLOTS / shards.length);
  const byHeld = [...shards].sort((a, b) => held.get(b)! - held.get(a)!);
  return new Map(byHeld.map((shard, i) => [shard, i < SLOTS % shards.length ? share + 1 : share]));
}

/**
 * The least number of slots that must move before they are spread evenly over `shards`, by whatever method: a shard keeps what
 * it has up to its share, and a slot more on as many shards as the remainder allows.
 */
export function leastMoves(slots: readonly SlotRange[], shards: readonly string[]): number {
  const held = slotCounts(slots, shards);
  const share = Math.floor(SLOTS / shards.length);
  const counts = shards.map((shard) => held.get(shard)!);
  const above = counts.filter((count) => count > share).length;
  const kept = counts.reduce((sum, count) => sum + Math.min(count, share), 0);
  return SLOTS - kept - Math.min(above, SLOTS % shards.length);
}
