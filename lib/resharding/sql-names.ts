import type { Column, ShardedTable } from './tables';

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The slot of a row of a table; `row` is what stands before its columns, e.g. `t.`. */
export const slotOfRow = ({ shardedBy }: ShardedTable, row = '') =>
  `sharding.slot_of(${row}${quoted(shardedBy)}::text)`;

export function columnOf({ columns }: ShardedTable, name: string): Column {
  return columns.find((column) => column.name === name)!;
}

/** A table of texts, given as one array a column, whose columns are `c0`, `c1`, … with the types of `columns`. */
export function typedRows(columns: readonly Column[], firstParameter = 1): string {
  const names = columns.map((_, i) => `c${i}`);
  const arrays = columns.map((_, i) => `$${firstParameter + i}::text[]`);
  const typed = columns.map(({ type }, i) => `x.c${i}::${type} AS c${i}`);
  return `(SELECT ${typed.join(', ')} FROM unnest(${arrays.join(', ')}) AS x(${names.join(', ')}))`;
}

/** Columns of rows. */
export const transposed = (rows: readonly (readonly (string | null)[])[], width: number) =>
  Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? null));
