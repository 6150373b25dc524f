import type { Placement, ShardMap } from './map';
import type { Move } from './move';
import { movesBetween } from './moves';
import { numbers, ownersOf, slotRangesOf, slotsIn, spansOf } from './owners';
import { withRange } from './ranges';
import { restated } from './restate';
import { saysTheSame } from './same';

/** What is true between two epochs that follow each other: keys of one shard move to one other. */
export type Step = Move | MapStep;

/** No key moves: the same is said in other words, so that the next steps move each key once. */
export interface MapStep {
  readonly kind: 'map';
  readonly placement: Placement;
  readonly overrides: ShardMap['overrides'];
}

/** So many slots move at once, unless somebody says otherwise. */
export const SLOTS_PER_STEP = 64;

export interface StepOptions {
  /** @default 64 */
  readonly slotsPerStep?: number;
  /** Countries of keys, as in `movesBetween`. */
  readonly places?: Readonly<Record<string, string>>;
}

/** All steps from one map to another: `afterStep` of each in turn is a map in which every key has one shard, and moves at most once. */
export function stepsBetween(from: ShardMap, to: ShardMap, { slotsPerStep, places }: StepOptions = {}): Step[] {
  const moves = movesBetween(from, to, places);
  const first: MapStep = { kind: 'map', ...pinned(from, to, moves) };
  const steps: Step[] = [...(saysTheSame(first, from) ? [] : [first]), ...stepsOf(moves, slotsPerStep)];
  const end = steps.reduce(afterStep, from);
  const { placement, overrides } = to;
  return saysTheSame(end, to) ? steps : [...steps, { kind: 'map', placement, overrides }];
}

/** Moves in small steps: keys with an override first, then from whom gives away most, what follows the default last. */
export function stepsOf(moves: readonly Move[], slotsPerStep = SLOTS_PER_STEP): Move[] {
  const given = new Map<string, number>();
  for (const move of moves) given.set(move.from, (given.get(move.from) ?? 0) + weight(move));
  const order = ({ kind }: Move) => (kind === 'key' ? 0 : kind === 'rest' ? 2 : 1);
  const sources = [...given.keys()];
  return [...moves]
    .sort(
      (a, b) =>
        order(a) - order(b) ||
        given.get(b.from)! - given.get(a.from)! ||
        sources.indexOf(a.from) - sources.indexOf(b.from),
    )
    .flatMap((move) => inSteps(move, slotsPerStep));
}

const weight = (move: Move): number => (move.kind === 'slots' ? slotsIn(move.slots) : 1);

function inSteps(move: Move, slotsPerStep: number): Move[] {
  if (move.kind !== 'slots') return [move];
  const slots = move.slots.flatMap(numbers);
  return Array.from({ length: Math.ceil(slots.length / slotsPerStep) }, (_, i) => ({
    ...move,
    slots: spansOf(slots.slice(i * slotsPerStep, (i + 1) * slotsPerStep)),
  }));
}

/** The map once a step is done: one epoch later. */
export function afterStep({ epoch, placement, overrides, ...rest }: ShardMap, step: Step): ShardMap {
  const next = { ...rest, epoch: epoch + 1 };
  if (step.kind === 'map') return { ...next, placement: step.placement, overrides: step.overrides };
  if (step.kind === 'key') return { ...next, placement, overrides: { ...overrides, [step.key]: step.to } };
  return { ...next, placement: placementAfter(placement, step), overrides };
}

function placementAfter(placement: Placement, step: Exclude<Move, { kind: 'key' }>): Placement {
  if (step.kind === 'slots' && placement.strategy === 'hash') {
    const owners = ownersOf(placement.slots);
    for (const { from, to } of step.slots) owners.fill(step.to, from, to + 1);
    return { ...placement, slots: slotRangesOf(owners) };
  }
  if (step.kind === 'range' && placement.strategy === 'range')
    return { ...placement, ranges: withRange(placement.ranges, step.first, step.before, step.to) };
  if (step.kind === 'place' && placement.strategy === 'geographic')
    return { ...placement, places: { ...placement.places, [step.place]: step.to } };
  if (step.kind === 'rest' && (placement.strategy === 'geographic' || placement.strategy === 'directory'))
    return { ...placement, default: step.to };
  throw new Error(`a step of kind ${step.kind} has no meaning for the strategy ${placement.strategy}`);
}

/** The map of before, in which what stays while its surroundings move says so by itself. */
function pinned(from: ShardMap, to: ShardMap, moves: readonly Move[]): Pick<ShardMap, 'placement' | 'overrides'> {
  const moved = new Set(moves.map((move) => (move.kind === 'key' ? move.key : undefined)));
  const staying = Object.entries(to.overrides).filter(([key]) => !moved.has(key));
  const overrides = Object.fromEntries([...Object.entries(from.overrides), ...staying]);
  const start = restated(from.placement, to.placement.strategy);
  if (start.strategy !== 'geographic' || to.placement.strategy !== 'geographic') return { placement: start, overrides };
  const added = Object.entries(to.placement.places).filter(
    ([place, shard]) => !Object.hasOwn(start.places, place) && shard === start.default,
  );
  return { placement: { ...start, places: { ...start.places, ...Object.fromEntries(added) } }, overrides };
}
