import type { ShardDatabase } from './database';
import type { SlotState } from './schema';

export interface SlotRow {
  readonly slot: number;
  readonly state: SlotState;
  readonly epoch: number;
}

/** A move that was begun, as its source knows it. */
export interface MoveRecord {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly slots: readonly number[];
  readonly phase: 'prepare' | 'copy' | 'follow';
  /** How far each table is copied: slot and primary key of the last row; `done` when all of it is. */
  readonly cursors: Readonly<Record<string, readonly string[] | 'done'>>;
}

/** What a database says of every slot, in their order. */
export async function slotRows({ session }: ShardDatabase): Promise<SlotRow[]> {
  const { rows } = await session.query<SlotRow>(
    'SELECT slot::int, state, epoch::float8 AS epoch FROM sharding.slots ORDER BY slot',
  );
  return rows;
}

/** The move that is not finished; there is one at most, because there is one mover. */
export async function openMove({ shard, session }: ShardDatabase): Promise<MoveRecord | undefined> {
  const { rows } = await session.query<Omit<MoveRecord, 'source'>>(
    `SELECT id, target, slots::int[] AS slots, phase, cursors FROM sharding.moves WHERE ended IS NULL ORDER BY id`,
  );
  return rows[0] ? { ...rows[0], source: shard } : undefined;
}

/** Changes the state of slots, in their order, as every mover and writer locks them. */
export async function changeState(
  { session, shard }: ShardDatabase,
  slots: readonly number[],
  from: readonly SlotState[],
  to: SlotState,
  epoch?: number,
): Promise<void> {
  const { rowCount } = await session.query(
    `WITH ordered AS (SELECT slot FROM sharding.slots WHERE slot = ANY($1::int[]) ORDER BY slot FOR UPDATE)
     UPDATE sharding.slots s SET state = $3, epoch = COALESCE($4, s.epoch)
     FROM ordered WHERE s.slot = ordered.slot AND s.state = ANY($2)`,
    [slots, from, to, epoch ?? null],
  );
  if (rowCount !== slots.length)
    throw new Error(`${rowCount} of ${slots.length} slots on ${shard} became ${to}: somebody else changed them`);
}
