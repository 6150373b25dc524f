import type { Client } from 'pg';

export interface Column {
  readonly name: string;
  /** With its length and schema, as it stands in a cast. */
  readonly type: string;
  readonly required: boolean;
  /** The database works it out of others. */
  readonly generated: boolean;
  /** `a` for always, `d` by default, or empty. */
  readonly identity: string;
  /** Sequence that its values come from, where it counts by one. */
  readonly sequence: string | null;
  /** Its text depends on settings of the session. */
  readonly isTime: boolean;
}

export interface Table {
  /** `schema.name` as SQL takes it. */
  readonly name: string;
  /** By name, so that two databases agree on the order. */
  readonly columns: readonly Column[];
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  /** Column of the key whose slot says where a row lives; undefined where rows are not sharded. */
  readonly shardedBy?: string;
  /** It has partitions, or inherits. */
  readonly parted: boolean;
}

/** A table whose rows live on the shard of their slot. */
export type ShardedTable = Table & { readonly shardedBy: string };

/** Types of which every language writes the same text, and so finds the same slot. */
const KEY_TYPES = /^(text|character varying(\(\d+\))?|uuid|smallint|integer|bigint)$/;

const QUERY = `SELECT format('%I.%I', n.nspname, c.relname) AS name,
  c.relkind = 'p' OR EXISTS (SELECT FROM pg_inherits i WHERE c.oid IN (i.inhrelid, i.inhparent)) AS parted,
  (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'required', a.attnotnull, 'generated', a.attgenerated <> '', 'identity', a.attidentity,
      'isTime', t.typcategory = 'D', 'sequence', (SELECT s.seqrelid::regclass::text FROM pg_sequence s
        WHERE s.seqincrement = 1
          AND s.seqrelid::regclass::text = pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname)))
      ORDER BY a.attname)
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
  COALESCE((SELECT json_agg(a.attname ORDER BY k.place)
    FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place), pg_attribute a
    WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum), '[]') AS key
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
  AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'sharding')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY 1`;

/** The application's tables, and which of them are sharded: those with the key column. */
export async function tablesOf(session: Client, keyColumn: string): Promise<Table[]> {
  const { rows } = await session.query<Omit<Table, 'shardedBy'>>(QUERY);
  return rows.map((table) =>
    (table.columns ?? []).some(({ name }) => name === keyColumn) ? { ...table, shardedBy: keyColumn } : table,
  );
}

export const isSharded = (table: Table): table is ShardedTable => table.shardedBy !== undefined;

/** Why rows of a table can't be moved. */
export function problemsOf(table: ShardedTable): string[] {
  const { name, key, columns, shardedBy, parted } = table;
  const column = columns.find((each) => each.name === shardedBy);
  return [
    ...(key.length === 0 ? [`${name} has no primary key`] : []),
    ...(parted ? [`${name} has partitions or inherits, which this command does not move`] : []),
    ...(column?.required ? [] : [`${name}.${shardedBy} may be null, and such rows have no slot`]),
    ...(KEY_TYPES.test(column?.type ?? '')
      ? []
      : [`${name}.${shardedBy} is ${column?.type}, not text, uuid or integer`]),
  ];
}

/** What a target lacks to hold the rows of a source. */
export function differences(source: readonly ShardedTable[], target: readonly Table[]): string[] {
  return source.flatMap(({ name, columns, key }) => {
    const there = target.find((table) => table.name === name);
    if (!there) return [`${name} is missing`];
    const names = new Set([...columns, ...there.columns].map((column) => column.name));
    const unlike = [...names].flatMap((column) => {
      const [a, b] = [columns, there.columns].map((list) => describe(list.find((each) => each.name === column)));
      return a === b ? [] : [`${name}.${column} is ${b}, not ${a}`];
    });
    const otherKey =
      key.join() === there.key.join() ? [] : [`the primary key of ${name} is (${there.key}), not (${key})`];
    return [...unlike, ...otherKey];
  });
}

function describe(column: Column | undefined): string {
  if (!column) return 'missing';
  return [column.type, column.required && 'not null', column.generated && 'generated'].filter(Boolean).join(' ');
}
