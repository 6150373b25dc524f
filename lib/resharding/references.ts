import type { Client } from 'pg';
import { OperationError } from '../aws/operation-error';
import type { ShardDatabase } from './database';
import { quoted, slotOfRow } from './sql-names';
import type { ShardedTable } from './tables';

interface Reference {
  /** Table that refers, as SQL takes it. */
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
  readonly targets: readonly string[];
}

const QUERY = `SELECT format('%I.%I', fn.nspname, f.relname) AS from, format('%I.%I', tn.nspname, t.relname) AS to,
  (SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY k(num, place), pg_attribute a
    WHERE a.attrelid = c.conrelid AND a.attnum = k.num) AS columns,
  (SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY k(num, place), pg_attribute a
    WHERE a.attrelid = c.confrelid AND a.attnum = k.num) AS targets
FROM pg_constraint c JOIN pg_class f ON f.oid = c.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
  JOIN pg_class t ON t.oid = c.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
WHERE c.contype = 'f' ORDER BY 1, 2, c.conname`;

const referencesOf = async (session: Client) => (await session.query<Reference>(QUERY)).rows;

/** Tables whose rows stay, and that refer to rows which move: after the move they would refer to nothing. */
export async function referencesFromStaying(session: Client, tables: readonly ShardedTable[]): Promise<string[]> {
  const moving = new Set(tables.map(({ name }) => name));
  return (await referencesOf(session))
    .filter(({ from, to }) => moving.has(to) && !moving.has(from))
    .map(({ from, to }) => `${from} refers to ${to}, and its own rows don't move`);
}

/**
 * Sees that whatever the rows of slots refer to is on the target: nothing checks that while they are copied.
 *
 * @throws OperationError that names what is missing.
 */
export async function checkReferences(
  { shard, session }: ShardDatabase,
  tables: readonly ShardedTable[],
  slots: readonly number[],
): Promise<void> {
  const missing: string[] = [];
  for (const { from, to, columns, targets } of await referencesOf(session)) {
    const table = tables.find(({ name }) => name === from);
    if (!table) continue;
    const same = columns.map((column, i) => `p.${quoted(targets[i]!)} = t.${quoted(column)}`).join(' AND ');
    const set = columns.map((column) => `t.${quoted(column)} IS NOT NULL`).join(' AND ');
    const { rows } = await session.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM ${from} t WHERE ${slotOfRow(table, 't.')} = ANY($1::smallint[]) AND ${set}
       AND NOT EXISTS (SELECT FROM ${to} p WHERE ${same})`,
      [slots],
    );
    if (rows[0]?.rows) missing.push(`${rows[0].rows} rows of ${from} refer to rows of ${to} that are not there`);
  }
  if (missing.length > 0)
    throw new OperationError(
      `${shard} lacks what rows refer to: ${missing.join('; ')}`,
      'fill these tables on every shard first, and let tenants not refer to each other; the move was taken back',
    );
}
