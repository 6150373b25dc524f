import type { Config } from '../config/config';
import type { ShardMap } from './map';
import { rebalance } from './rebalance';
import { restated } from './restate';
import { saysTheSame } from './same';

export type Sharding = Config['database']['sharding'];

/**
 * The map that the configuration asks for: one epoch later, or `map` itself where it is that already.
 *
 * @param shards over which slots are spread, for the strategy `hash`; others say it themselves
 * @throws ShardMapError when the strategy can't change like that.
 */
export function wanted(sharding: Sharding, map: ShardMap, shards: readonly string[]): ShardMap {
  const next = { ...map, placement: placementOf(sharding, map, shards), overrides: sharding.overrides };
  return saysTheSame(next, map) ? map : { ...next, epoch: map.epoch + 1 };
}

function placementOf(sharding: Sharding, map: ShardMap, shards: readonly string[]): ShardMap['placement'] {
  const current = restated(map.placement, sharding.strategy);
  switch (sharding.strategy) {
    case 'hash':
      return current.strategy === 'hash' ? { ...current, slots: rebalance(current.slots, shards) } : current;
    case 'range':
      return { strategy: 'range', ranges: sharding.ranges };
    case 'geographic':
      return { strategy: 'geographic', places: sharding.places, default: sharding.default };
    case 'directory':
      return { strategy: 'directory', default: sharding.default };
  }
}
