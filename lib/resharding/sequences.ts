import type { Ends } from './round';

/** Sequence of a column that counts by one. Others are dealt out among shards, and each goes its own way. */
const SEQUENCE = `SELECT seqrelid::regclass::text AS name FROM pg_sequence
  WHERE seqincrement = 1 AND seqrelid = to_regclass(pg_get_serial_sequence($1, $2))`;

/** Lets the target's ids go on where the source's are, so that it does not give ids of rows that came. */
export async function advanceSequences({ source, target, tables }: Ends): Promise<void> {
  for (const table of tables)
    for (const { name } of table.columns.filter(({ sequence }) => sequence)) {
      const column = [table.name, name];
      const [from, to] = await Promise.all(
        [source, target].map(async ({ session }) => (await session.query<{ name: string }>(SEQUENCE, column)).rows[0]),
      );
      if (!from || !to) continue;
      const { rows } = await source.session.query<{ last: string }>(
        `SELECT last_value AS last FROM ${from.name} WHERE is_called`,
      );
      await target.session.query(
        `SELECT setval($1::regclass, $2) FROM ${to.name} WHERE last_value < $2 OR (last_value = $2 AND NOT is_called)`,
        [to.name, rows[0]?.last ?? 0],
      );
    }
}
