import { REPLICA_LAG_SECONDS } from '../../blueprint/data';
import { durationText } from '../duration-text';
import type { CacheRule } from '../finding';
import { refillsFromReplica } from '../redis-age';

/** Who takes entries away when something is written does not fill them again from a copy that has not seen the write. */
export const refillFromReplica: CacheRule = {
  id: 'refill-from-replica',
  severity: 'warning',
  check(caches) {
    const { redis, reads } = caches;
    if (!redis || !refillsFromReplica(redis, caches)) return [];
    const whose = reads.from === 'replica' ? 'a replica' : 'a replica for all but whoever wrote';
    return [
      {
        where: 'cache.invalidation',
        problem:
          `${redis.invalidation} takes the old entry away, and the next read fills it from ${whose}, up to ` +
          `${durationText(REPLICA_LAG_SECONDS)} behind: the old value is back for up to ${durationText(redis.ttlSeconds)}`,
        remedy: 'use write-update, which puts the new value there, or database.reads: primary',
      },
    ];
  },
};
