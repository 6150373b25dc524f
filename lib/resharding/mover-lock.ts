import { setTimeout as sleep } from 'node:timers/promises';
import { OperationError } from '../aws/operation-error';
import type { ShardDatabase } from './database';

/** "shard" in letters, as a number that nobody else takes. */
const LOCK = 0x73686172;

/** What a killed mover was doing ends when the database notices. */
const TRIES = 200;
const BETWEEN_MS = 50;

/**
 * Makes this the only mover, for as long as its sessions last.
 *
 * @param most times that it is tried
 * @throws OperationError that says who else is at work.
 */
export async function lockMover(databases: readonly ShardDatabase[], most = TRIES): Promise<void> {
  // By name, so that of two movers one gets all.
  const inOrder = [...databases].sort((a, b) => (a.shard < b.shard ? -1 : 1));
  for (const database of inOrder)
    for (let tries = 1; !(await locked(database)); tries += 1) {
      if (tries >= most) throw await somebody(database);
      await sleep(BETWEEN_MS);
    }
}

async function locked({ session }: ShardDatabase): Promise<boolean> {
  const { rows } = await session.query<{ had: boolean }>('SELECT pg_try_advisory_lock($1) AS had', [LOCK]);
  return rows[0]?.had === true;
}

async function somebody({ session, shard }: ShardDatabase): Promise<OperationError> {
  const { rows } = await session.query<{ pid: number }>(
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = $1 AND classid = 0",
    [LOCK],
  );
  return new OperationError(
    `another shards apply is at work on ${shard} (process ${rows[0]?.pid ?? 'unknown'} of the database)`,
    'wait for it; if nobody runs one any more: SELECT pg_terminate_backend(that process)',
  );
}
