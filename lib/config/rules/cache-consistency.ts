import { cacheStands, defaultCache } from '../config';
import type { ConfigRule, RuleFinding } from '../rule';

/** Strategies that put what is written into the cache. */
const WRITES_INTO_CACHE = ['write-through', 'write-behind'];

/** How entries come into the cache and how they leave it don't contradict each other. */
export const cacheConsistency: ConfigRule = {
  id: 'cache-consistency',
  check(config) {
    if (!cacheStands(config)) return [];
    const { strategy, invalidation, eviction } = config.cache ?? defaultCache();
    const found: RuleFinding[] = [];
    // What the database has not yet is nowhere else. With no time to live it is safe from volatile-* policies.
    if (strategy === 'write-behind' && eviction.startsWith('allkeys-'))
      found.push({
        path: ['cache', 'eviction'],
        problem: 'can evict entries that the database does not have yet',
        limit: 'with write-behind noeviction or volatile-*',
        found: eviction,
        remedy: 'use noeviction, or volatile-lru and give an entry its time to live when it is written',
      });
    if (WRITES_INTO_CACHE.includes(strategy) && invalidation === 'write-invalidate')
      found.push({
        path: ['cache', 'invalidation'],
        problem: `takes away what ${strategy} has just put there`,
        limit: `with ${strategy} ttl, write-update or event`,
        found: invalidation,
        remedy: 'use write-update, or strategy: cache-aside',
      });
    if (invalidation === 'event' && (config.stage < 4 || config.events.length === 0))
      found.push({
        path: ['cache', 'invalidation'],
        problem: config.stage < 4 ? 'needs events, which are there from stage 4' : 'needs events, and there are none',
        limit: `stage is ${config.stage}`,
        found: invalidation,
        remedy: config.stage < 4 ? 'use ttl or write-invalidate' : 'list events, or use ttl or write-invalidate',
      });
    return found;
  },
};
