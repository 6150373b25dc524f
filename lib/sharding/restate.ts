import type { Placement } from './map';
import { ShardMapError } from './problem';
import { SLOTS } from './slot';

type Strategy = Placement['strategy'];

/**
 * The same keys on the same shards, in the words of another strategy. That can be said as long as all keys but those with an
 * override live on one shard.
 *
 * @throws ShardMapError when they don't.
 */
export function restated(placement: Placement, strategy: Strategy): Placement {
  if (placement.strategy === strategy) return placement;
  const shards = shardsOf(placement);
  const [shard = ''] = shards;
  if (shards.length === 1) return allOn(shard, strategy);
  throw new ShardMapError([
    {
      path: 'placement.strategy',
      problem: `can't become ${strategy} while keys live on ${shards.length} shards (${shards.join(', ')})`,
      found: placement.strategy,
      remedy: `bring all keys to one shard first, with strategy ${placement.strategy}`,
    },
  ]);
}

/** Shards that a placement names, each once. */
export function shardsOf(placement: Placement): string[] {
  switch (placement.strategy) {
    case 'hash':
      return [...new Set(placement.slots.map(({ shard }) => shard))];
    case 'range':
      return [...new Set(placement.ranges.map(({ shard }) => shard))];
    case 'geographic':
      return [...new Set([placement.default, ...Object.values(placement.places)])];
    case 'directory':
      return [placement.default];
  }
}

function allOn(shard: string, strategy: Strategy): Placement {
  switch (strategy) {
    case 'hash':
      return { strategy, slots: [{ from: 0, to: SLOTS - 1, shard }] };
    case 'range':
      return { strategy, ranges: [{ from: '', shard }] };
    case 'geographic':
      return { strategy, places: {}, default: shard };
    case 'directory':
      return { strategy, default: shard };
  }
}
