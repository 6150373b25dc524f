import { durationText } from '../duration-text';
import type { CacheRule } from '../finding';
import { holdsWrites } from '../redis-age';

/** Who is promised to read what they wrote does not meet a cache first that nobody told of the write. */
export const hiddenWrite: CacheRule = {
  id: 'hidden-write',
  severity: 'warning',
  check({ redis, reads }) {
    if (reads.from !== 'read-your-writes' || !redis || redis.invalidation !== 'ttl' || holdsWrites(redis)) return [];
    return [
      {
        where: 'database.reads',
        problem:
          `read-your-writes sends whoever wrote to the primary for ${durationText(reads.stickySeconds)}, but Redis ` +
          `answers first, for up to ${durationText(redis.ttlSeconds)} with what was there before`,
        remedy: 'use cache.invalidation: write-update, or cache.strategy: write-through',
      },
    ];
  },
};
