import { columnOf, literal, quoted, slotOfRow } from './sql-names';
import type { ShardedTable } from './tables';

/** Name of the index by which the rows of slots are found. */
const INDEX = 'sharding_slot_';

/** Longest name of PostgreSQL, in bytes. */
const NAME_MAX = 63;

/**
 * Lets writes of a table through only where their slot is, and notes those of slots that move. A function a table: it names
 * columns, which is much faster than looking them up.
 */
export function guardStatements(table: ShardedTable): string[] {
  const { name } = table;
  const guard = `sharding.${quoted(guardName(name))}`;
  return [
    `CREATE OR REPLACE FUNCTION ${guard}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE before smallint; after smallint;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    before := ${slotOfRow(table, 'OLD.')};
    IF sharding.admit(before) THEN
      ${note(table, 'before', 'OLD')}
    END IF;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    after := ${slotOfRow(table, 'NEW.')};
    IF TG_OP = 'UPDATE' AND after = before AND ${sameKey(table)} THEN RETURN NULL; END IF;
    IF sharding.admit(after) THEN
      ${note(table, 'after', 'NEW')}
    END IF;
  END IF;
  RETURN NULL;
END $$`,
    `REVOKE ALL ON FUNCTION ${guard} FROM PUBLIC`,
    ...trigger(`sharding_guard AFTER INSERT OR UPDATE OR DELETE ON ${name} FOR EACH ROW EXECUTE FUNCTION ${guard}()`),
    ...trigger(
      `sharding_truncate BEFORE TRUNCATE ON ${name} FOR EACH STATEMENT EXECUTE FUNCTION sharding.refuse_truncate()`,
    ),
  ];
}

/** Whether both triggers of a table stand and fire. $1 is the table. */
export const IS_GUARDED = `SELECT count(*) = 2 AS yes FROM pg_trigger
  WHERE tgrelid = $1::regclass AND tgname IN ('sharding_guard', 'sharding_truncate') AND tgenabled IN ('O', 'A')`;

/** Finds the rows of a slot in the order of the primary key, so that neither copying nor checking reads the whole table. */
export function indexStatement(table: ShardedTable): string {
  const key = table.key.map(quoted).join(', ');
  return `CREATE INDEX CONCURRENTLY ${quoted(indexName(table.name))} ON ${table.name} ((${slotOfRow(table)}), ${key})`;
}

export const indexName = (table: string) => shortened(INDEX, plain(table.slice(table.indexOf('.') + 1)));

const guardName = (table: string) => shortened('guard_', plain(table));

const plain = (table: string) => table.replaceAll('"', '');

/** A name that is too long gets a number in place of its end: PostgreSQL would cut it, and two could become one. */
function shortened(start: string, name: string): string {
  if (Buffer.byteLength(start + name) <= NAME_MAX) return start + name;
  let number = 7;
  for (const byte of Buffer.from(name)) number = (Math.imul(number, 31) + byte) >>> 0;
  return `${start}${Buffer.from(name).subarray(0, 30).toString('latin1').replaceAll(/\W/g, '_')}_${number}`;
}

/** CREATE OR REPLACE would lock the table each time. A change of the trigger itself takes another name. */
function trigger(definition: string): string[] {
  const [name = ''] = definition.split(' ');
  const [, table = ''] = / ON (.+?) FOR EACH /.exec(definition) ?? [];
  return [
    `DO $do$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = ${literal(table)}::regclass AND tgname = ${literal(name)}) THEN
    CREATE TRIGGER ${definition};
  END IF;
END $do$`,
  ];
}

function note(table: ShardedTable, slot: string, row: 'OLD' | 'NEW'): string {
  // Times as JSON has them: their text depends on the writer's settings.
  const key = table.key.map((name) => {
    const value = `${row}.${quoted(name)}`;
    return columnOf(table, name).isTime ? `to_jsonb(${value})` : `${value}::text`;
  });
  return `INSERT INTO sharding.changes (slot, relation, key) VALUES (${slot}, ${literal(table.name)}, jsonb_build_array(${key.join(', ')}));`;
}

function sameKey({ key }: ShardedTable): string {
  const [before, after] = ['OLD', 'NEW'].map((row) => key.map((name) => `${row}.${quoted(name)}`).join(', '));
  return `ROW(${after}) = ROW(${before})`;
}
