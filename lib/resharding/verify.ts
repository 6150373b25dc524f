import { OperationError } from '../aws/operation-error';
import type { ShardDatabase } from './database';
import type { Ends } from './round';
import { quoted, slotOfRow } from './sql-names';
import type { ShardedTable } from './tables';

interface Sum {
  readonly rows: string;
  readonly sum: string;
}

/** Counts the rows of slots, and adds up a hash of each: the order does not matter, every column does. */
async function sumOf({ session }: ShardDatabase, table: ShardedTable, slots: readonly number[]): Promise<Sum> {
  const row = `ROW(${table.columns.map(({ name }) => `t.${quoted(name)}`).join(', ')})::text`;
  const { rows } = await session.query<Sum>(
    `SELECT count(*) AS rows, COALESCE(sum(('x' || left(md5(${row}), 16))::bit(64)::bigint::numeric), 0)::text AS sum
     FROM ${table.name} t WHERE ${slotOfRow(table, 't.')} = ANY($1::smallint[])`,
    [slots],
  );
  return rows[0]!;
}

/**
 * Compares both ends while nobody writes.
 *
 * @returns how many rows there are
 * @throws Differs when they are not the same.
 */
export async function verify({ source, target, tables }: Ends, slots: readonly number[]): Promise<number> {
  let count = 0;
  for (const table of tables) {
    const [here, there] = await Promise.all([source, target].map((end) => sumOf(end, table, slots)));
    if (here?.rows !== there?.rows || here?.sum !== there?.sum) {
      const what = here?.rows === there?.rows ? 'other contents' : `${there?.rows} rows, not ${here?.rows}`;
      throw new Differs(
        `${table.name} has ${what} on ${target.shard} after the copy from ${source.shard}`,
        'the move was taken back, and nothing is lost: see what writes there past the guard (ALTER TABLE, replica roles)',
      );
    }
    count += Number(here?.rows);
  }
  return count;
}

export class Differs extends OperationError {}
