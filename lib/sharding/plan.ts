import { ConfigError } from '../config/problem';
import type { ShardMap } from './map';
import type { Move } from './move';
import { movesBetween } from './moves';
import { slotCounts, slotsIn } from './owners';
import { leastMoves } from './rebalance';
import { restated } from './restate';
import { SLOTS } from './slot';
import { afterStep, type Step, type StepOptions, stepsBetween } from './steps';
import { type Sharding, wanted } from './wanted';

export interface PlanRequest extends StepOptions {
  /** The map as it is. */
  readonly map: ShardMap;
  /** What the configuration wants. */
  readonly sharding: Sharding;
  /** All shards of the configuration. */
  readonly shards: readonly string[];
  /**
   * Shards that are to have slots, for the strategy `hash`.
   *
   * @default - all
   */
  readonly to?: readonly string[];
}

/** What changes from one map to another, and in which steps. */
export interface ShardPlan {
  readonly before: ShardMap;
  /** Epoch and all, as it is after the last step. */
  readonly after: ShardMap;
  readonly moves: readonly Move[];
  readonly steps: readonly Step[];
  /** Absent for strategies without slots. */
  readonly slots?: SlotBalance;
}

export interface SlotBalance {
  /** In the order of the configuration. */
  readonly shards: readonly { readonly shard: string; readonly before: number; readonly after: number }[];
  readonly moved: number;
  /** The least that any method could do with. */
  readonly least: number;
  /** Of all slots. */
  readonly movedShare: number;
  readonly leastShare: number;
}

/**
 * The way from the map of now to the one that the configuration asks for.
 *
 * @throws ConfigError when `to` names what is no shard.
 * @throws ShardMapError when the strategy can't change like that, or the place of a key must be known.
 */
export function planShards({ map, sharding, shards, to = shards, ...options }: PlanRequest): ShardPlan {
  checkTargets(to, shards, sharding);
  const targets = shards.filter((shard) => to.includes(shard));
  const goal = wanted(sharding, map, targets);
  const steps = stepsBetween(map, goal, options);
  const moves = movesBetween(map, goal, options.places);
  const after = steps.reduce(afterStep, map);
  const before = restated(map.placement, sharding.strategy);
  if (before.strategy !== 'hash' || after.placement.strategy !== 'hash') return { before: map, after, moves, steps };
  const [held, then] = [slotCounts(before.slots, shards), slotCounts(after.placement.slots, shards)];
  const moved = moves.reduce((sum, move) => sum + (move.kind === 'slots' ? slotsIn(move.slots) : 0), 0);
  const least = leastMoves(before.slots, targets);
  const balance = shards.map((shard) => ({ shard, before: held.get(shard)!, after: then.get(shard)! }));
  const slots = { shards: balance, moved, least, movedShare: moved / SLOTS, leastShare: least / SLOTS };
  return { before: map, after, moves, steps, slots };
}

function checkTargets(to: readonly string[], shards: readonly string[], { strategy }: Sharding): void {
  const about = { file: '', path: '--to', rule: 'shards' };
  const problems = to
    .filter((shard) => !shards.includes(shard))
    .map((found) => ({ problem: 'is not a shard of this configuration', found, remedy: `use: ${shards.join(', ')}` }));
  if (to.length === 0)
    throw new ConfigError([{ ...about, problem: 'names no shard', remedy: `use: ${shards.join(', ')}` }]);
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => ({ ...about, ...problem })));
  if (strategy === 'hash' || shards.every((shard) => to.includes(shard))) return;
  const remedy = 'change database.sharding, and leave --to out';
  throw new ConfigError([{ ...about, problem: `says nothing with strategy ${strategy}`, found: to.join(','), remedy }]);
}
