import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { transaction } from './database';

/** A lock that was not to be had: lock_not_available, query_canceled (by statement_timeout), deadlock_detected. */
const NOT_HAD = ['55P03', '57014', '40P01'];

export interface Patience {
  /** How often it is tried. */
  readonly tries: number;
  /** Longest wait for one lock, below PostgreSQL's `deadlock_timeout` of a second: so the mover gives way, never a writer. */
  readonly lockMs: number;
  /** Between two tries, and before the last error. */
  readonly between: (tried: number) => Promise<unknown>;
}

export class LockNotHad extends Error {}

/**
 * Does `work` in a transaction that others' locks may hold up, for a short time each try: whoever wants in meanwhile waits
 * behind it.
 *
 * @throws LockNotHad when no try succeeded.
 */
export async function patiently(session: Client, work: () => Promise<unknown>, patience: Patience): Promise<void> {
  const { tries, lockMs, between } = patience;
  for (let tried = 1; ; tried += 1) {
    try {
      await transaction(session, async () => {
        // A lock timeout is for one lock; there may be many, one after another.
        await session.query(`SET LOCAL lock_timeout = ${lockMs}; SET LOCAL statement_timeout = ${lockMs * 4}`);
        await work();
      });
      return;
    } catch (error) {
      if (!NOT_HAD.includes((error as { code?: string }).code ?? '')) throw error;
      if (tried >= tries) throw new LockNotHad((error as Error).message);
    }
    await between(tried);
    await sleep(20 * tried);
  }
}
