import type { CacheRule } from '../finding';

/** What was filled together, after a restart or a sale, does not end together. */
export const noJitter: CacheRule = {
  id: 'no-jitter',
  severity: 'warning',
  check: ({ redis }) =>
    redis?.ttlJitterPercent === 0
      ? [
          {
            where: 'cache.ttlJitterPercent',
            problem:
              'is 0: entries that were made together end together, and all who miss them ask the database at once',
            remedy: 'use 10',
          },
        ]
      : [],
};
