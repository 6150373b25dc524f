import { OperationError } from '../aws/operation-error';
import { cleanAbsent } from './clean';
import { AS_REPLICA, type ShardDatabase, transaction } from './database';
import { changedKeys, deleteRows, insertRows, type Key, keysAfter, readRows } from './rows';
import type { MoveRecord } from './state';
import type { ShardedTable } from './tables';

/** Both ends of a move. */
export interface Ends {
  readonly source: ShardDatabase;
  readonly target: ShardDatabase;
  readonly tables: readonly ShardedTable[];
  /** Rows that are copied at once. */
  readonly batch: number;
}

/** Rows that are sent at once when more have changed. */
const CHUNK = 1_000;

export interface Round {
  /** Changes that were noted and have been brought over. */
  readonly changes: number;
  /** Slot and key of the last row that was copied; undefined when there was none left. */
  readonly last: readonly string[] | undefined;
}

/**
 * Brings over everything that has changed, and the next rows of a table that is being copied: all of it as it was at one
 * moment, in one transaction of the target, old rows out before new rows in. So what is on the target was true at that
 * moment, unique values that wander from row to row meet no older selves, and doing it twice does no harm.
 *
 * @throws OperationError when a row of somebody else on the target has a unique value of a row that comes.
 */
export async function round(
  { source, target, tables, batch }: Ends,
  { slots }: MoveRecord,
  copying?: { readonly table: ShardedTable; readonly after: readonly string[] | undefined },
  cursor?: (last: readonly string[] | undefined) => Promise<unknown>,
): Promise<Round> {
  let noted: string[] = [];
  let last: readonly string[] | undefined;
  const bring = async () => {
    const { rows } = await source.session.query<{ id: string }>('SELECT id FROM sharding.changes');
    noted = rows.map(({ id }) => id);
    const next = copying && (await keysAfter(source.session, copying.table, slots, copying.after, batch));
    last = next?.last;
    const wanted: [ShardedTable, Key[]][] = [];
    for (const table of tables) {
      const changed = noted.length > 0 ? await changedKeys(source.session, table) : [];
      const keys = unique([...changed, ...(table === copying?.table ? (next?.keys ?? []) : [])]);
      wanted.push(...chunks(keys).map((chunk): [ShardedTable, Key[]] => [table, chunk]));
    }
    if (wanted.length > 0) await transaction(target.session, () => replace(wanted));
  };
  const replace = async (wanted: readonly [ShardedTable, Key[]][]) => {
    await target.session.query(AS_REPLICA);
    for (const [table, keys] of wanted) await deleteRows(target.session, table, slots, keys);
    for (const [table, keys] of wanted) {
      const rows = await readRows(source.session, table, slots, keys);
      if (rows.length > 0) await insertRows(target.session, table, rows).catch((error) => clash(error, table, target));
    }
  };
  const atOnce = () => transaction(source.session, bring, 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await atOnce().catch(async (error) => {
    // Rows of slots that left the target earlier may hold a value that has come back in another slot.
    if (!(error instanceof Clash) || (await cleanAbsent(target, tables, batch)) === 0) throw error;
    await atOnce();
  });
  // Only now: what is forgotten here must be on the target.
  if (noted.length > 0 || cursor)
    await transaction(source.session, async () => {
      await source.session.query('DELETE FROM sharding.changes WHERE id = ANY($1::bigint[])', [noted]);
      await cursor?.(last);
    });
  return { changes: noted.length, last };
}

/** How many changes wait to be brought over. */
export async function changesLeft({ session }: ShardDatabase): Promise<number> {
  const { rows } = await session.query<{ left: number }>('SELECT count(*)::int AS left FROM sharding.changes');
  return rows[0]?.left ?? 0;
}

function clash(error: unknown, { name }: ShardedTable, { shard }: ShardDatabase): never {
  const { code, constraint, detail } = error as { code?: string; constraint?: string; detail?: string };
  if (code !== '23505' && code !== '23P01') throw error;
  throw new Clash(
    `two tenants have the same value in ${name}: ${constraint} on ${shard} says ${detail}`,
    'put the tenant into that key, or let ids be unique everywhere (uuid); nothing was lost, and the source goes on',
  );
}

class Clash extends OperationError {}

function unique(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, i) => items.slice(i * CHUNK, (i + 1) * CHUNK));
}
