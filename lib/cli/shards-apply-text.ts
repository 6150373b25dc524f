import type { Leftover } from '../resharding/clean';
import type { Moved } from '../resharding/move';
import type { SlotMove } from '../resharding/slot-moves';
import type { MoveRecord } from '../resharding/state';
import type { Survey } from '../resharding/survey';
import type { ShardMap } from '../sharding/map';
import type { Outcome } from './command';
import { plainTable } from './plain-table';

/** Column that says where a row lives, unless somebody names another. */
export const KEY_COLUMN = 'tenant_id';

/** What `shards apply` is to do. */
export interface ApplyOptions {
  readonly to?: readonly string[];
  readonly slotsPerStep?: number;
  readonly keyColumn?: string;
  readonly yes?: boolean;
  readonly init?: boolean;
  readonly clean?: boolean;
  readonly abandon?: boolean;
}

/** What it did, or with a dry run would do. */
type Result =
  | { readonly map: ShardMap }
  | { readonly rows: readonly Leftover[] }
  | { readonly abandoned: readonly MoveRecord[] }
  | { readonly moved: readonly Moved[] };

/** What would move. */
export function planned(
  env: string,
  options: ApplyOptions,
  { map, tables, staying, unfinished }: Survey,
  moves: readonly SlotMove[],
  rows: number | undefined,
): Outcome {
  const names = [...new Set([...tables.values()].flat().map(({ name }) => name))].sort();
  const slots = moves.reduce((sum, move) => sum + move.slots.length, 0);
  const text = [
    ...(moves.length > 0 ? [movesTable(moves)] : []),
    `tables that move by ${options.keyColumn ?? KEY_COLUMN}: ${names.join(', ') || 'none'}`,
    `tables that stay: ${staying.join(', ') || 'none'}`,
    ...unfinished.map((move) => `${told(move)} is not finished: it comes first, or is taken back with --abandon`),
    slots === 0
      ? 'no slot has to move'
      : `${slots} slots would move in ${moves.length} steps${rows === undefined ? '' : `, about ${rows} rows`}`,
    dryRun(env, options),
  ].join('\n');
  const json = { environment: env, epoch: map.epoch, moves, tables: names, staying, unfinished, rows, changed: false };
  return { ok: true, text, json };
}

/** What was done. */
export function applied(env: string, options: ApplyOptions, result: Result): Outcome {
  const { yes = false } = options;
  const lines = linesOf(env, yes, result);
  const text = [...lines, ...(yes ? [] : [dryRun(env, options)])].join('\n');
  return { ok: true, text, json: { environment: env, ...result, changed: yes } };
}

function linesOf(env: string, yes: boolean, result: Result): string[] {
  if ('map' in result)
    return [
      `${yes ? 'every database is prepared' : 'every database would be prepared'}; the map has epoch ${result.map.epoch}`,
    ];
  if ('rows' in result) {
    const rows = result.rows.map((each) => [each.shard, each.table, String(each.rows)]);
    const table = rows.length > 0 ? [plainTable(['SHARD', 'TABLE', 'ROWS'], [20, 50, 12], rows)] : [];
    const sum = result.rows.reduce((count, each) => count + each.rows, 0);
    return [...table, yes ? `${sum} rows deleted` : `${sum} rows would be deleted`];
  }
  if ('abandoned' in result)
    return result.abandoned.length === 0
      ? ['no move is unfinished']
      : result.abandoned.map((move) => `${told(move)} ${yes ? 'is over' : 'would be taken back'}`);
  if (result.moved.length === 0) return ['no slot had to move'];
  return [movedTable(result.moved), `what was left behind: npx stagecoach shards apply ${env} --clean`];
}

const told = ({ source, target, slots }: MoveRecord) => `a move of ${slots.length} slots from ${source} to ${target}`;

function dryRun(env: string, options: ApplyOptions): string {
  const { to, slotsPerStep, keyColumn } = options;
  const command = [
    `npx stagecoach shards apply ${env}`,
    ...(['init', 'clean', 'abandon'] as const).filter((flag) => options[flag]).map((flag) => `--${flag}`),
    ...(to ? [`--to ${to.join(',')}`] : []),
    ...(slotsPerStep ? [`--slots-per-step ${slotsPerStep}`] : []),
    ...(keyColumn ? [`--key-column ${keyColumn}`] : []),
  ];
  return `dry run: nothing was changed; to do it: ${command.join(' ')} --yes`;
}

function movesTable(moves: readonly SlotMove[]): string {
  const pairs = new Map<string, { from: string; to: string; slots: number; steps: number }>();
  for (const { from, to, slots } of moves) {
    const pair = pairs.get(`${from} ${to}`) ?? { from, to, slots: 0, steps: 0 };
    pairs.set(`${from} ${to}`, { ...pair, slots: pair.slots + slots.length, steps: pair.steps + 1 });
  }
  const rows = [...pairs.values()].map(({ from, to, slots, steps }) => [from, to, String(slots), String(steps)]);
  return plainTable(['FROM', 'TO', 'SLOTS', 'STEPS'], [20, 20, 9, 9], rows);
}

function movedTable(moved: readonly Moved[]): string {
  const rows = moved.map(({ source, target, slots, rows: count, refusedMs }) => [
    source,
    target,
    String(slots),
    String(count),
    refusedMs === undefined ? 'by an earlier run' : `${refusedMs} ms`,
  ]);
  return plainTable(['FROM', 'TO', 'SLOTS', 'ROWS', 'WRITES REFUSED'], [20, 20, 9, 12, 20], rows);
}
