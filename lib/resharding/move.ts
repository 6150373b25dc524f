import { OperationError } from '../aws/operation-error';
import { sideOf, takeBack, unfence } from './back';
import { checkUnchanged } from './check-tables';
import { clean } from './clean';
import { transaction } from './database';
import { againstWriters, fence, StillWriting } from './fence';
import type { MapItem } from './map-item';
import type { Report } from './progress';
import { checkReferences } from './references';
import { changesLeft, type Ends, round } from './round';
import { advanceSequences } from './sequences';
import { changeState, type MoveRecord, openMove } from './state';
import { switchOver } from './switch-over';
import { verify } from './verify';

/** With so few changes left, the rest is brought over while writes are refused. */
const FEW_CHANGES = 100;

/** Rounds after which it is fenced even so: writers may be as fast as the mover. */
const ROUNDS_MAX = 20;

export interface Moving extends Ends {
  readonly item: MapItem;
  readonly report: Report;
}

/** What a move was. */
export interface Moved {
  readonly source: string;
  readonly target: string;
  readonly slots: number;
  /** Rows that were compared. */
  readonly rows: number;
  /** How long writes to these slots were refused, in milliseconds; undefined when another run had fenced them. */
  readonly refusedMs?: number;
}

/** Notes the move, and from then on every change of its slots. */
export async function begin({ source, target, report }: Moving, slots: readonly number[]): Promise<MoveRecord> {
  const change = async () => {
    await source.session.query("INSERT INTO sharding.moves (target, slots, phase) VALUES ($1, $2, 'prepare')", [
      target.shard,
      slots,
    ]);
    await changeState(source, slots, ['owned'], 'moving');
  };
  await againstWriters(source, slots, change, async () => {});
  const move = (await openMove(source))!;
  await report('begun', move, `${slots.length} slots`);
  return move;
}

/**
 * Brings a move to its end from wherever it is. What goes wrong before the switch leaves the source in charge, with writes
 * let through again.
 */
export async function finish(moving: Moving, move: MoveRecord): Promise<Moved> {
  const { item, report } = moving;
  if ((await sideOf(item, move)) === 'target') return open(moving, move);
  try {
    await prepare(moving, move);
    await copy(moving, (await openMove(moving.source))!);
    await follow(moving, move);
    return await handOver(moving, move);
  } catch (error) {
    // What can be known to go wrong again is taken back; otherwise the next run goes on with what is copied.
    const definite = error instanceof OperationError && !(error instanceof StillWriting);
    const stays = await (definite ? takeBack(moving, item, move, report) : unfence(moving, item, move)).catch(
      () => true,
    );
    if (!stays) return open(moving, move);
    throw error;
  }
}

/** Deletes what an earlier move left on the target. Nobody else writes there: the target refuses these slots. */
async function prepare({ source, target, tables, batch, report }: Moving, move: MoveRecord): Promise<void> {
  const { session } = target;
  const { slots } = move;
  const { rowCount: arriving } = await session.query(
    "SELECT FROM sharding.slots WHERE slot = ANY($1::int[]) AND state = 'arriving'",
    [slots],
  );
  if (move.phase !== 'prepare' && arriving === slots.length) return;
  await clean(target, tables, slots, batch);
  await transaction(session, () => changeState(target, slots, ['absent', 'arriving'], 'arriving'));
  await source.session.query("UPDATE sharding.moves SET phase = 'copy', cursors = '{}' WHERE id = $1", [move.id]);
  await report('prepared', move, '');
}

async function copy(moving: Moving, move: MoveRecord): Promise<void> {
  const { source, tables, report } = moving;
  for (const table of tables) {
    let cursor = move.cursors[table.name];
    while (cursor !== 'done') {
      const { last } = await round(moving, move, { table, after: cursor }, (reached) =>
        source.session.query(
          'UPDATE sharding.moves SET cursors = cursors || jsonb_build_object($2::text, $3::jsonb) WHERE id = $1',
          [move.id, table.name, JSON.stringify(reached ?? 'done')],
        ),
      );
      cursor = last ?? 'done';
      await report('copied', move, table.name);
    }
  }
  await source.session.query("UPDATE sharding.moves SET phase = 'follow' WHERE id = $1", [move.id]);
}

async function follow(moving: Moving, move: MoveRecord): Promise<void> {
  for (let rounds = 0; rounds < ROUNDS_MAX; rounds += 1) {
    await round(moving, move);
    if ((await changesLeft(moving.source)) <= FEW_CHANGES) break;
  }
  // Here, and not under the fence, where it would keep writers waiting.
  await checkReferences(moving.target, moving.tables, move.slots);
  await moving.report('followed', move, '');
}

async function handOver(moving: Moving, move: MoveRecord): Promise<Moved> {
  const { source, item, report } = moving;
  const map = (await item.read())!;
  await fence(source, move, map.epoch + 1, () => round(moving, move));
  const start = Date.now();
  await report('fenced', move, '');
  await round(moving, move);
  await checkUnchanged(moving);
  const rows = await verify(moving, move.slots);
  await advanceSequences(moving);
  await report('verified', move, `${rows} rows`);
  await switchOver(item, map, move);
  await report('switched', move, `epoch ${map.epoch + 1}`);
  return open(moving, move, { rows, start });
}

/** After the switch: the target takes writes, and the source says that it does not have the slots any more. */
async function open(
  { source, target, item, report }: Moving,
  move: MoveRecord,
  known?: { readonly rows: number; readonly start: number },
): Promise<Moved> {
  const { slots } = move;
  const epoch = (await item.read())!.epoch;
  await transaction(target.session, () => changeState(target, slots, ['arriving', 'owned'], 'owned', epoch));
  const refusedMs = known && Date.now() - known.start;
  await report('opened', move, refusedMs === undefined ? '' : `${refusedMs} ms without writes`);
  await transaction(source.session, async () => {
    await changeState(source, slots, ['fenced', 'absent'], 'absent', epoch);
    await source.session.query("UPDATE sharding.moves SET phase = 'done', ended = now() WHERE id = $1", [move.id]);
  });
  await report('done', move, '');
  const { source: from, target: to } = move;
  return { source: from, target: to, slots: slots.length, rows: known?.rows ?? 0, ...(known ? { refusedMs } : {}) };
}
