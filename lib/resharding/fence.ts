import { OperationError } from '../aws/operation-error';
import type { ShardDatabase } from './database';
import { LockNotHad, patiently } from './patient';
import { changeState, type MoveRecord } from './state';

/** Tries to change the state of slots; writers in flight hold it up. */
const TRIES = 10;

/** From this try on nobody new may begin to write: those who overlap for ever would keep it from ever happening. */
const CLOSE_AT = 2;

const LOCK_MS = 300;

/** Whoever has written and not ended yet. */
const HOLDERS = `SELECT DISTINCT l.pid, a.usename, a.application_name AS application,
    extract(epoch FROM now() - a.xact_start)::int AS seconds
  FROM pg_locks l JOIN pg_stat_activity a USING (pid)
  WHERE l.relation = 'sharding.slots'::regclass AND l.mode = 'RowShareLock' AND l.pid <> pg_backend_pid()
  ORDER BY seconds DESC NULLS LAST LIMIT 3`;

interface Holder {
  readonly pid: number;
  readonly usename: string | null;
  readonly application: string | null;
  readonly seconds: number | null;
}

/**
 * Does `change`, which changes the state of slots, once nobody is in the middle of writing to them.
 *
 * @param meanwhile done between two tries
 * @throws StillWriting that says who did not end.
 */
export async function againstWriters(
  { shard, session }: ShardDatabase,
  slots: readonly number[],
  change: () => Promise<unknown>,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  let holders: Holder[] = [];
  const between = async (tried: number) => {
    if (tried === CLOSE_AT)
      await session.query('INSERT INTO sharding.closing SELECT unnest($1::int[]) ON CONFLICT DO NOTHING', [slots]);
    await meanwhile();
    ({ rows: holders } = await session.query<Holder>(HOLDERS));
  };
  const closed = async () => {
    await change();
    await letIn({ shard, session });
  };
  try {
    await patiently(session, closed, { tries: TRIES, lockMs: LOCK_MS, between });
  } catch (error) {
    if (!(error instanceof LockNotHad)) throw error;
    await letIn({ shard, session });
    const who = holders.map(told).join(', ') || 'somebody who is gone by now';
    throw new StillWriting(
      `the slots can't be taken from ${shard}: transactions that wrote to them don't end: ${who}`,
      'end them (pg_terminate_backend), then run this again: it goes on where it is',
    );
  }
}

/** Writers in flight did not come to an end. */
export class StillWriting extends OperationError {}

/** Lets everybody write again who was held off while a fence waited. */
export async function letIn({ session }: ShardDatabase): Promise<void> {
  await session.query('DELETE FROM sharding.closing');
}

/** From here on the source refuses writes of the slots. */
export function fence(
  source: ShardDatabase,
  { slots }: MoveRecord,
  epoch: number,
  catchUp: () => Promise<unknown>,
): Promise<void> {
  return againstWriters(
    source,
    slots,
    () => changeState(source, slots, ['moving', 'fenced'], 'fenced', epoch),
    catchUp,
  );
}

function told({ pid, usename, application, seconds }: Holder): string {
  const who = [usename, application].filter(Boolean).join(' ') || 'somebody';
  return `process ${pid} of ${who}${seconds === null ? '' : `, for ${seconds} s`}`;
}
