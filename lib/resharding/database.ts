import type { Client } from 'pg';

/** The database of a shard, in one session: that which holds the mover's lock, so that nothing of a dead mover goes on. */
export interface ShardDatabase {
  readonly shard: string;
  readonly session: Client;
}

/** The same text for the same value on every server, and nothing found by a search path. */
const SETTINGS = [
  'SET search_path = pg_catalog',
  "SET TimeZone = 'UTC'",
  "SET DateStyle = 'ISO, MDY'",
  "SET IntervalStyle = 'postgres'",
  'SET extra_float_digits = 1',
  "SET bytea_output = 'hex'",
  "SET lc_monetary = 'C'",
  "SET default_transaction_isolation = 'read committed'",
  'SET idle_in_transaction_session_timeout = 0',
  'SET statement_timeout = 0',
  // A policy that hides rows would hide them from a copy: better an error.
  'SET row_security = off',
];

export async function settle(session: Client): Promise<void> {
  await session.query(SETTINGS.join('; '));
}

/** Does `work` in one transaction. */
export async function transaction<T>(session: Client, work: () => Promise<T>, kind = ''): Promise<T> {
  await session.query(`BEGIN ${kind}`);
  try {
    const result = await work();
    await session.query('COMMIT');
    return result;
  } catch (error) {
    // The session may be gone, and its transaction with it; what is told is the first error.
    await session.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Neither foreign keys nor triggers fire in the rest of this transaction: rows come as they are, in any order. */
export const AS_REPLICA = 'SET LOCAL session_replication_role = replica';
