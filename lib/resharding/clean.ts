import type { ShardMap } from '../sharding/map';
import { AS_REPLICA, type ShardDatabase, transaction } from './database';
import { slotOwners } from './map-slots';
import { slotOfRow } from './sql-names';
import type { SlotRow } from './state';
import type { ShardedTable } from './tables';

/** What is left on a shard of slots that live elsewhere. */
export interface Leftover {
  readonly shard: string;
  readonly table: string;
  readonly rows: number;
}

/** Slots that a shard says it has not, and that another has, by the map and by its own word. */
export function goneSlots(shard: string, map: ShardMap, states: ReadonlyMap<string, readonly SlotRow[]>): number[] {
  return slotOwners(map).flatMap((owner, slot) => {
    const here = states.get(shard)?.[slot]?.state;
    const there = states.get(owner)?.[slot]?.state;
    return owner !== shard && here === 'absent' && there === 'owned' ? slot : [];
  });
}

/** Counts the rows of slots that are gone. */
export async function leftovers(
  { shard, session }: ShardDatabase,
  tables: readonly ShardedTable[],
  slots: readonly number[],
): Promise<Leftover[]> {
  const found: Leftover[] = [];
  for (const table of tables) {
    const { rows } = await session.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM ${table.name} WHERE ${slotOfRow(table)} = ANY($1::smallint[])`,
      [slots],
    );
    found.push({ shard, table: table.name, rows: rows[0]?.rows ?? 0 });
  }
  return found.filter(({ rows }) => rows > 0);
}

/** Deletes the rows of slots that are gone, some at a time; foreign keys don't fire, so nothing else goes with them. */
export async function clean(
  { shard, session }: ShardDatabase,
  tables: readonly ShardedTable[],
  slots: readonly number[],
  batch: number,
): Promise<Leftover[]> {
  const deleted: Leftover[] = [];
  for (const table of tables) {
    let rows = 0;
    for (let some = batch; some === batch; rows += some)
      some = await transaction(session, async () => {
        await session.query(AS_REPLICA);
        const found = `SELECT ctid FROM ${table.name} WHERE ${slotOfRow(table)} = ANY($1::smallint[]) LIMIT $2`;
        const { rowCount } = await session.query(`DELETE FROM ${table.name} WHERE ctid IN (${found})`, [slots, batch]);
        return rowCount ?? 0;
      });
    deleted.push({ shard, table: table.name, rows });
  }
  return deleted.filter(({ rows }) => rows > 0);
}

/**
 * Deletes the rows of every slot that a shard does not have: for the only mover, after map and databases agreed.
 *
 * @returns how many there were
 */
export async function cleanAbsent(
  database: ShardDatabase,
  tables: readonly ShardedTable[],
  batch: number,
): Promise<number> {
  const { rows } = await database.session.query<{ slot: number }>(
    "SELECT slot FROM sharding.slots WHERE state = 'absent'",
  );
  const deleted = await clean(
    database,
    tables,
    rows.map(({ slot }) => slot),
    batch,
  );
  return deleted.reduce((sum, each) => sum + each.rows, 0);
}
