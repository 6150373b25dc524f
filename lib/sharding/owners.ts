import type { SlotRange } from './map';
import { SLOTS } from './slot';

/** Slots `from` to `to`, both included. */
export interface SlotSpan {
  readonly from: number;
  readonly to: number;
}

/** The shard of each slot, by its number. */
export function ownersOf(slots: readonly SlotRange[]): string[] {
  const owners: string[] = new Array(SLOTS);
  for (const { from, to, shard } of slots) owners.fill(shard, from, to + 1);
  return owners;
}

/** The fewest ranges that say the same. */
export function slotRangesOf(owners: readonly string[]): SlotRange[] {
  const ranges: { from: number; to: number; shard: string }[] = [];
  for (const [slot, shard] of owners.entries()) {
    const last = ranges.at(-1);
    if (last?.shard === shard) last.to = slot;
    else ranges.push({ from: slot, to: slot, shard });
  }
  return ranges;
}

/** How many slots each shard has; those of `shards` without any have 0. */
export function slotCounts(slots: readonly SlotRange[], shards: readonly string[] = []): Map<string, number> {
  const counts = new Map(shards.map((shard) => [shard, 0]));
  for (const { from, to, shard } of slots) counts.set(shard, (counts.get(shard) ?? 0) + to - from + 1);
  return counts;
}

/** Slots that follow each other, as spans. `slots` are ascending. */
export function spansOf(slots: readonly number[]): SlotSpan[] {
  const spans: { from: number; to: number }[] = [];
  for (const slot of slots) {
    const last = spans.at(-1);
    if (last && last.to === slot - 1) last.to = slot;
    else spans.push({ from: slot, to: slot });
  }
  return spans;
}

export const slotsIn = (spans: readonly SlotSpan[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from + 1, 0);

/** The slots of a span, one by one. */
export const numbers = ({ from, to }: SlotSpan): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
