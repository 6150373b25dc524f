import { OperationError } from '../aws/operation-error';
import { SLOTS } from '../sharding/slot';
import { type ShardDatabase, transaction } from './database';
import { guardStatements, IS_GUARDED, indexName, indexStatement } from './guard';
import { LockNotHad, patiently } from './patient';
import { SCHEMA } from './schema';
import { slotOfRow } from './sql-names';
import type { ShardedTable } from './tables';

/** Whether a database has what sharding needs, of this version or an earlier one. */
export async function isInstalled({ session }: ShardDatabase): Promise<boolean> {
  const { rows } = await session.query<{ yes: boolean }>("SELECT to_regclass('sharding.slots') IS NOT NULL AS yes");
  return rows[0]?.yes === true;
}

/** @throws OperationError when the rows of a database are sharded by another column. */
export async function checkKeyColumn({ session, shard }: ShardDatabase, keyColumn: string): Promise<void> {
  const { rows } = await session.query<{ key_column: string }>('SELECT key_column FROM sharding.settings');
  const found = rows[0]?.key_column;
  if (found !== undefined && found !== keyColumn)
    throw new OperationError(`${shard} is sharded by ${found}, not by ${keyColumn}`, `say --key-column ${found}`);
}

/**
 * Makes the schema `sharding` in a database, guards its sharded tables, and says once which slots it owns. Run again, it
 * guards what has been made since.
 *
 * @param owned slots that the map gives to the shard; read only where the database knows nothing of slots yet
 * @throws OperationError when a table that was not guarded holds rows of slots that are elsewhere.
 */
export async function install(
  database: ShardDatabase,
  tables: readonly ShardedTable[],
  keyColumn: string,
  owned: readonly number[],
  epoch: number,
): Promise<void> {
  const { session } = database;
  await transaction(session, async () => {
    await session.query(SCHEMA.join(';\n'));
    await session.query(
      `INSERT INTO sharding.slots (slot, state, epoch)
       SELECT slot, CASE WHEN slot = ANY($1::int[]) THEN 'owned' ELSE 'absent' END, $2
       FROM generate_series(0, ${SLOTS - 1}) slot WHERE NOT EXISTS (SELECT FROM sharding.slots)`,
      [owned, epoch],
    );
    const kept = 'INSERT INTO sharding.settings SELECT $1 WHERE NOT EXISTS (SELECT FROM sharding.settings)';
    await session.query(kept, [keyColumn]);
  });
  for (const table of tables) await guard(database, table);
}

async function guard(database: ShardDatabase, table: ShardedTable): Promise<void> {
  const { shard, session } = database;
  const { name } = table;
  const make = () => session.query(guardStatements(table).join(';\n'));
  try {
    await patiently(session, make, { tries: 20, lockMs: 700, between: async () => {} });
  } catch (error) {
    if (!(error instanceof LockNotHad)) throw error;
    throw new OperationError(`${name} on ${shard} is locked by others`, 'try again when they are done');
  }
  await refuseMisplaced(database, table);
  await makeIndex(database, table);
  const { rows } = await session.query<{ yes: boolean }>(IS_GUARDED, [name]);
  if (!rows[0]?.yes)
    throw new OperationError(
      `the triggers of ${name} on ${shard} are switched off`,
      `ALTER TABLE ${name} ENABLE TRIGGER USER`,
    );
}

/** Rows that came before the guard may be anywhere; from the guard on, they can't. */
async function refuseMisplaced({ shard, session }: ShardDatabase, table: ShardedTable): Promise<void> {
  const { name } = table;
  const { rowCount } = await session.query('SELECT FROM sharding.tables WHERE relation = $1::regclass', [name]);
  if (rowCount) return;
  const { rows } = await session.query<{ slot: number; rows: string }>(
    `SELECT s.slot, count(*) AS rows FROM ${name} t JOIN sharding.slots s ON s.slot = ${slotOfRow(table, 't.')}
     WHERE s.state NOT IN ('owned', 'moving') GROUP BY 1 ORDER BY 1`,
  );
  if (rows.length > 0) {
    const count = rows.reduce((sum, row) => sum + Number(row.rows), 0);
    throw new OperationError(
      `${name} on ${shard} holds ${count} rows of slots that live elsewhere (the first is slot ${rows[0]?.slot})`,
      'they were written before the table was guarded: take them to their shard by hand, or delete them',
    );
  }
  await session.query('INSERT INTO sharding.tables VALUES ($1::regclass)', [name]);
}

async function makeIndex({ session }: ShardDatabase, table: ShardedTable): Promise<void> {
  const schema = table.name.slice(0, table.name.indexOf('.'));
  const index = `${schema}."${indexName(table.name)}"`;
  const { rows } = await session.query<{ valid: boolean }>(
    'SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)',
    [index],
  );
  if (rows[0]?.valid) return;
  // Somebody was interrupted while it was built.
  if (rows[0]) await session.query(`DROP INDEX CONCURRENTLY ${index}`);
  await session.query(indexStatement(table));
}
