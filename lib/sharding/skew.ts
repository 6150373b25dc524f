import type { ShardMap } from './map';
import { shardsOf } from './restate';
import { finder } from './route';

/** How much a key is used. */
export interface KeyLoad {
  readonly key: string;
  readonly weight: number;
  /** Country code, for the strategy `geographic`. */
  readonly place?: string;
}

/** How evenly keys spread, before and after a change. Loads are sums of weights; shares are of the whole load. */
export interface Skew {
  /** Different ones. */
  readonly keys: number;
  readonly load: number;
  readonly shards: readonly { readonly shard: string; readonly before: number; readonly after: number }[];
  /** Load of the busiest shard over the mean of those with a part in the map: 1 is even. */
  readonly ratio: { readonly before: number; readonly after: number };
  /** The busiest, at most five. Empty for strategies without slots. */
  readonly slots: readonly { readonly slot: number; readonly share: number }[];
  /** The busiest, at most five, with the shard where they will live. */
  readonly hottest: readonly { readonly key: string; readonly share: number; readonly shard: string }[];
  /** Keys busier than a shard is on average: no rebalancing evens them out. Those with an override are not listed. */
  readonly tooHot: readonly { readonly key: string; readonly share: number }[];
}

const SHOWN = 5;

/** How the keys `loads` spread under two maps. Keys that come again count again. `shards` says in which order shards are listed. */
export function skewOf(loads: Iterable<KeyLoad>, before: ShardMap, after: ShardMap, shards: readonly string[]): Skew {
  const keys = summed(loads);
  const load = keys.reduce((sum, { weight }) => sum + weight, 0);
  const [find, then] = [finder(before), finder(after)];
  const [held, next, slots] = [new Map<string, number>(), new Map<string, number>(), new Map<number, number>()];
  const routed = keys.map((each) => ({ ...each, route: then(each.key, each.place) }));
  for (const { key, place, weight, route } of routed) {
    add(held, find(key, place).shard, weight);
    add(next, route.shard, weight);
    if (route.by === 'slot') add(slots, route.slot, weight);
  }
  const byLoad = routed.sort((a, b) => b.weight - a.weight);
  const evenShare = 1 / inUse(after).length;
  return {
    keys: keys.length,
    load,
    shards: shards.map((shard) => ({ shard, before: held.get(shard) ?? 0, after: next.get(shard) ?? 0 })),
    ratio: { before: ratio(held, before, load), after: ratio(next, after, load) },
    slots: [...slots]
      .sort(([, a], [, b]) => b - a)
      .slice(0, SHOWN)
      .map(([slot, weight]) => ({ slot, share: weight / load })),
    hottest: byLoad.slice(0, SHOWN).map(({ key, weight, route: { shard } }) => ({ key, share: weight / load, shard })),
    tooHot: byLoad
      .filter(({ weight, route }) => route.by !== 'override' && weight / load > evenShare)
      .map(({ key, weight }) => ({ key, share: weight / load })),
  };
}

/** Each key once, with all of its load. */
function summed(loads: Iterable<KeyLoad>): KeyLoad[] {
  const keys = new Map<string, { key: string; weight: number; place?: string }>();
  for (const { key, weight, place } of loads) {
    const id = place === undefined ? key : `${key}\n${place}`;
    const known = keys.get(id);
    if (known) known.weight += weight;
    else keys.set(id, { key, weight, ...(place === undefined ? {} : { place }) });
  }
  return [...keys.values()];
}

function add<K>(sums: Map<K, number>, key: K, weight: number): void {
  sums.set(key, (sums.get(key) ?? 0) + weight);
}

const inUse = ({ placement, overrides }: ShardMap) => [
  ...new Set([...shardsOf(placement), ...Object.values(overrides)]),
];

function ratio(loads: ReadonlyMap<string, number>, map: ShardMap, load: number): number {
  return load === 0 ? 1 : Math.max(...loads.values()) / (load / inUse(map).length);
}
