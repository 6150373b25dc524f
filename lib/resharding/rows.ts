import type { Client } from 'pg';
import { columnOf, quoted, slotOfRow, transposed, typedRows } from './sql-names';
import type { Column, ShardedTable } from './tables';

/** A primary key, each column as text. */
export type Key = readonly string[];

/** Everything that is moved is text, as PostgreSQL writes and reads every type without loss. */
type Row = readonly (string | null)[];

const keyColumns = (table: ShardedTable) => table.key.map((name) => columnOf(table, name));

/** Columns that are copied: the database itself works out the others. */
const stored = ({ columns }: ShardedTable) => columns.filter(({ generated }) => !generated);

const asText = (columns: readonly Column[], row: string) =>
  columns.map(({ name }) => `${row}.${quoted(name)}::text`).join(', ');

async function arrays<T extends Row>(session: Client, text: string, values: unknown[]): Promise<T[]> {
  const { rows } = await session.query<(string | null)[]>({ text, values, rowMode: 'array' });
  return rows as readonly Row[] as T[];
}

/**
 * The keys of the next rows of slots, in the order of slot and key.
 *
 * @param after slot and key of the last row before. @default - from the start
 */
export async function keysAfter(
  session: Client,
  table: ShardedTable,
  slots: readonly number[],
  after: readonly string[] | undefined,
  limit: number,
): Promise<{ keys: Key[]; last: readonly string[] | undefined }> {
  const slot = slotOfRow(table, 't.');
  const order = [slot, ...table.key.map((name) => `t.${quoted(name)}`)].join(', ');
  const types = ['smallint', ...keyColumns(table).map(({ type }) => type)];
  const start = after ? `AND (${order}) > (${types.map((type, i) => `$${i + 3}::text::${type}`).join(', ')})` : '';
  const found = await arrays<readonly string[]>(
    session,
    `SELECT ${slot}::text, ${asText(keyColumns(table), 't')} FROM ${table.name} t
     WHERE ${slot} = ANY($1::smallint[]) ${start} ORDER BY ${order} LIMIT $2`,
    [slots, limit, ...(after ?? [])],
  );
  return { keys: found.map(([, ...key]) => key), last: found.at(-1) };
}

/** The keys of rows that were noted as changed, once each. */
export function changedKeys(session: Client, table: ShardedTable): Promise<Key[]> {
  const key = keyColumns(table).map(({ type }, i) => `(key->>${i})::${type}::text`);
  return arrays<Key>(session, `SELECT DISTINCT ${key.join(', ')} FROM sharding.changes WHERE relation = $1`, [
    table.name,
  ]);
}

/** The rows of slots that have these keys. */
export function readRows(session: Client, table: ShardedTable, slots: readonly number[], keys: readonly Key[]) {
  return arrays<Row>(
    session,
    `SELECT ${asText(stored(table), 't')} FROM ${table.name} t
     WHERE ${hasKey(table, 't')} AND ${slotOfRow(table, 't.')} = ANY($1::smallint[])`,
    [slots, ...transposed(keys, table.key.length)],
  );
}

/** Deletes the rows of slots that have these keys; those of others stay, even with such a key. */
export async function deleteRows(session: Client, table: ShardedTable, slots: readonly number[], keys: readonly Key[]) {
  await session.query(
    `DELETE FROM ${table.name} t WHERE ${hasKey(table, 't')} AND ${slotOfRow(table, 't.')} = ANY($1::smallint[])`,
    [slots, ...transposed(keys, table.key.length)],
  );
}

export async function insertRows(session: Client, table: ShardedTable, rows: readonly Row[]): Promise<void> {
  const columns = stored(table);
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  await session.query(
    `INSERT INTO ${table.name} (${names}) OVERRIDING SYSTEM VALUE SELECT * FROM ${typedRows(columns)} r`,
    transposed(rows, columns.length),
  );
}

/** $2 and on are the columns of the keys. */
function hasKey(table: ShardedTable, row: string): string {
  const key = table.key.map((name) => `${row}.${quoted(name)}`).join(', ');
  return `(${key}) IN (SELECT * FROM ${typedRows(keyColumns(table), 2)} k)`;
}
