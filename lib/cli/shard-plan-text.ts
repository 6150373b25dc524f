import type { Move } from '../sharding/move';
import { slotsIn } from '../sharding/owners';
import type { ShardPlan, SlotBalance } from '../sharding/plan';
import type { Step } from '../sharding/steps';
import { placementTable } from './placement-table';
import { plainTable } from './plain-table';
import { quoted } from './shard-where-text';
import { wrapped } from './wrapped';

/** So many steps are printed; `--json` has all. */
const STEPS_SHOWN = 10;

/** So many spans of slots are printed of a step. */
const SPANS_SHOWN = 4;

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** What a plan changes, within 100 columns. `source` says where the map of now is from. */
export function planText(environment: string, source: string, { before, after, steps, slots }: ShardPlan): string {
  const head = wrapped(`${environment}: ${after.placement.strategy}; epoch ${before.epoch} now, ${source}`, 2);
  const table = slots ? slotTable(slots) : placementTable(before, after);
  return [head, ...(table ? [table] : []), ...stepLines(steps)].join('\n');
}

function slotTable({ shards, moved, least, movedShare, leastShare }: SlotBalance): string {
  const all = shards.reduce((sum, { before }) => sum + before, 0);
  const row = ({ shard, before, after }: SlotBalance['shards'][number]) => [
    shard,
    ...[before, after].flatMap((count) => [String(count), percent(count / all)]),
  ];
  const table = plainTable(
    ['SHARD', 'SLOTS NOW', 'SHARE', 'SLOTS THEN', 'SHARE'],
    [17, 11, 10, 12, 10],
    shards.map(row),
  );
  const moves = `${moved} slots move, ${percent(movedShare)} of all; the least possible is ${least}, ${percent(leastShare)}`;
  return `${table}\n${moves}`;
}

function stepLines(steps: readonly Step[]): string[] {
  if (steps.length === 0) return ['nothing moves: the map is what the configuration asks for'];
  const width = String(steps.length).length + 2;
  const shown = steps
    .slice(0, STEPS_SHOWN)
    .map((step, i) => `${`${i + 1}.`.padEnd(width)}${wrapped(stepText(step), width)}`);
  const more = steps.length - shown.length;
  const head = steps.length === 1 ? '1 step' : `${steps.length} steps, each ends with the map one epoch later`;
  return [`${head}:`, ...shown, ...(more > 0 ? [`and ${more} more, which --json lists`] : [])];
}

function stepText(step: Step): string {
  if (step.kind !== 'map') return moveText(step);
  const count = Object.keys(step.overrides).length;
  return `the map alone: strategy ${step.placement.strategy}, ${count} override${count === 1 ? '' : 's'}; no key moves`;
}

function moveText(move: Move): string {
  return `${move.from} -> ${move.to}: ${whatMoves(move)}`;
}

function whatMoves(move: Move): string {
  switch (move.kind) {
    case 'slots': {
      const count = slotsIn(move.slots);
      const spans = move.slots.slice(0, SPANS_SHOWN).map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
      const more = move.slots.length - spans.length;
      return `${count === 1 ? 'slot' : `${count} slots,`} ${spans.join(' ')}${more > 0 ? ` and ${more} more spans` : ''}`;
    }
    case 'range':
      return `keys from ${quoted(move.first)} ${move.before === undefined ? 'to the end' : `up to before ${quoted(move.before)}`}`;
    case 'place':
      return `keys of ${move.place}`;
    case 'rest':
      return 'keys without a shard of their own';
    case 'key':
      return `key ${quoted(move.key)}`;
  }
}
