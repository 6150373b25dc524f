import type { CacheSpec } from '../blueprint/cache';
import type { Caches } from './caches';

/** By how much older than the database's an answer of Redis can be, in seconds. */
export interface RedisAge {
  /** As long as every write does what strategy and invalidation say. */
  readonly addsSeconds: number;
  /** After a write that Redis never heard of: its invalidation was lost, or it went past the application. */
  readonly addsIfMissedSeconds: number;
}

export function redisAge(redis: CacheSpec, caches: Pick<Caches, 'reads' | 'eventDelaySeconds'>): RedisAge {
  const { ttlSeconds } = redis;
  return { addsSeconds: Math.min(ttlSeconds, regularAge(redis, caches)), addsIfMissedSeconds: ttlSeconds };
}

function regularAge(redis: CacheSpec, caches: Pick<Caches, 'reads' | 'eventDelaySeconds'>): number {
  const { strategy, invalidation, ttlSeconds } = redis;
  if (refillsFromReplica(redis, caches)) return ttlSeconds;
  if (holdsWrites(redis) || invalidation === 'write-invalidate') return 0;
  if (invalidation === 'event') return caches.eventDelaySeconds;
  return strategy === 'cache-aside' || strategy === 'read-through' ? ttlSeconds : 0;
}

/** Whether what is written is in Redis as soon as it is in the database, or sooner. */
export function holdsWrites({ strategy, invalidation }: Pick<CacheSpec, 'strategy' | 'invalidation'>): boolean {
  return strategy === 'write-through' || strategy === 'write-behind' || invalidation === 'write-update';
}

/**
 * Whether an entry that was taken away may come back with the value of before: who misses it reads a replica that does not
 * have the write yet, and what it puts back stays for the whole life of an entry. With `read-your-writes` only whoever wrote
 * reads from the primary; all others still fill from a replica.
 */
export function refillsFromReplica(
  { invalidation }: Pick<CacheSpec, 'invalidation'>,
  { reads }: Pick<Caches, 'reads'>,
): boolean {
  return reads.from !== 'primary' && (invalidation === 'write-invalidate' || invalidation === 'event');
}
