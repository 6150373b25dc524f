/** Bytes of memory that PostgreSQL on RDS counts for a connection. Source: Amazon RDS User Guide, "Quotas", max_connections (2026-11). */
const BYTES_PER_CONNECTION = 9_531_392;

/** Most connections of any class. Source: the same. */
const CONNECTIONS_MAX = 5000;

/**
 * Connections that nobody but superusers gets: superuser_reserved_connections 3, rds.rds_superuser_reserved_connections 2.
 * Source: AWS knowledge center, "rds-postgresql-error-connection-slots" (2026-11).
 */
export const RESERVED_CONNECTIONS = 3 + 2;

/**
 * Connections a class accepts by the default of its parameter group: memory / 9531392, at most 5000. RDS counts the memory
 * that is left to the database, so the real number is a little lower.
 */
export function maxConnections(memoryGib: number): number {
  return Math.min(CONNECTIONS_MAX, Math.floor((memoryGib * 1024 ** 3) / BYTES_PER_CONNECTION));
}
