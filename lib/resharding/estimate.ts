import type { SlotMove } from './slot-moves';
import type { ReshardProps, Survey } from './survey';

/** About how many rows would move, by what the databases last counted; undefined where one has not counted. */
export async function rowsOf(
  { databases }: ReshardProps,
  { tables, states }: Survey,
  moves: readonly SlotMove[],
): Promise<number | undefined> {
  let sum = 0;
  for (const { shard, session } of databases) {
    const leaving = moves.filter(({ from }) => from === shard).reduce((count, { slots }) => count + slots.length, 0);
    const held = states.get(shard)?.filter(({ state }) => state === 'owned').length ?? 0;
    for (const { name } of leaving > 0 ? (tables.get(shard) ?? []) : []) {
      const { rows } = await session.query<{ rows: number }>(
        'SELECT reltuples::float8 AS rows FROM pg_class WHERE oid = $1::regclass',
        [name],
      );
      const counted = rows[0]?.rows ?? -1;
      if (counted < 0) return undefined;
      sum += (counted * leaving) / held;
    }
  }
  return Math.round(sum);
}
