import { isDeepStrictEqual } from 'node:util';
import type { Placement, ShardMap } from './map';
import { ownersOf, slotRangesOf } from './owners';
import { merged } from './ranges';

type Said = Pick<ShardMap, 'placement' | 'overrides'>;

/** Whether two maps are the same but for their epoch. */
export const saysTheSame = (a: Said, b: Said): boolean => isDeepStrictEqual(plain(a), plain(b));

/** Neighbours on one shard together; as JSON, in which records have no prototype that differs. */
const plain = ({ placement, overrides }: Said): unknown =>
  JSON.parse(JSON.stringify({ placement: tidy(placement), overrides }));

function tidy(placement: Placement): Placement {
  if (placement.strategy === 'range') return { ...placement, ranges: merged(placement.ranges) };
  if (placement.strategy === 'hash') return { ...placement, slots: slotRangesOf(ownersOf(placement.slots)) };
  return placement;
}
