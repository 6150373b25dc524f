import { OperationError } from '../aws/operation-error';
import type { ShardMap } from '../sharding/map';
import { numbers } from '../sharding/owners';
import type { Step } from '../sharding/steps';

/** Slots that go from one shard to another, at once. */
export interface SlotMove {
  readonly from: string;
  readonly to: string;
  readonly slots: readonly number[];
}

/** @throws OperationError for a map with keys that do not live by their slot: this command moves slots. */
export function checkMovable({ placement, overrides }: ShardMap): void {
  const keys = Object.keys(overrides);
  if (placement.strategy !== 'hash')
    throw new OperationError(
      `the map places keys by ${placement.strategy}: only slots (strategy hash) can be moved`,
      'nothing was moved',
    );
  if (keys.length > 0)
    throw new OperationError(
      `the map gives ${keys.length} keys a shard of their own (${keys.slice(0, 3).join(', ')}): only slots can be moved`,
      'nothing was moved; a key that lives apart from its slot is refused by the database of its shard',
    );
}

/**
 * The moves of slots that a plan consists of.
 *
 * @throws OperationError when it wants anything else, which can't be moved.
 */
export function slotMoves(steps: readonly Step[]): SlotMove[] {
  const others = steps
    .filter(({ kind }) => kind !== 'slots')
    .map((step) => (step.kind === 'key' ? step.key : step.kind));
  if (others.length > 0)
    throw new OperationError(
      `only slots can be moved, and the plan has other steps: ${others.slice(0, 3).join(', ')}`,
      'take database.sharding.overrides out, and use the strategy hash; nothing was moved',
    );
  return steps.flatMap((step) =>
    step.kind === 'slots' ? { from: step.from, to: step.to, slots: step.slots.flatMap(numbers) } : [],
  );
}
