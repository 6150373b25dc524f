import { byCodePoints } from './code-points';
import type { Placement, ShardMap } from './map';
import { SLOTS, slotOf } from './slot';

/** The shard of a key, and why it is that one. */
export type Route = { readonly shard: string } & (
  | { readonly by: 'override' }
  | { readonly by: 'slot'; readonly slot: number }
  /** The range that begins with `first`. */
  | { readonly by: 'range'; readonly first: string }
  | { readonly by: 'place'; readonly place: string }
  | { readonly by: 'default' }
);

/** Finds the shard of a key. `place` is a country code, which the strategy `geographic` goes by and others don't ask for. */
export type Finder = (key: string, place?: string) => Route;

/** Where each key lives, prepared for many keys. The map must be a valid one. */
export function finder({ placement, overrides }: ShardMap): Finder {
  const rest = placed(placement);
  const own = new Map(Object.entries(overrides).map(([key, shard]) => [key, { shard, by: 'override' } as Route]));
  return own.size === 0 ? rest : (key, place) => own.get(key) ?? rest(key, place);
}

/** As `finder`, for those who want the shard only. */
export function router(map: ShardMap): (key: string, place?: string) => string {
  const find = finder(map);
  return (key, place) => find(key, place).shard;
}

/** The shard of one key. */
export const shardOf = (map: ShardMap, key: string, place?: string): string => finder(map)(key, place).shard;

function placed(placement: Placement): Finder {
  switch (placement.strategy) {
    case 'hash': {
      const routes: Route[] = new Array(SLOTS);
      for (const { from, to, shard } of placement.slots)
        for (let slot = from; slot <= to; slot++) routes[slot] = { shard, by: 'slot', slot };
      return (key) => routes[slotOf(key)]!;
    }
    case 'range': {
      const routes = placement.ranges.map(({ from, shard }) => ({ shard, by: 'range', first: from }) as const);
      return (key) => routes[lastNotAfter(key, routes)]!;
    }
    case 'geographic': {
      const places = new Map(
        Object.entries(placement.places).map(([place, shard]) => [place, { shard, by: 'place', place } as Route]),
      );
      const rest: Route = { shard: placement.default, by: 'default' };
      return (_, place) => places.get(place ?? '') ?? rest;
    }
    case 'directory': {
      const rest: Route = { shard: placement.default, by: 'default' };
      return () => rest;
    }
  }
}

/** Index of the last range that begins with `key` or before it. The first one begins before everything. */
function lastNotAfter(key: string, ranges: readonly { readonly first: string }[]): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (byCodePoints(ranges[middle]!.first, key) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}
