import { durationText } from '../duration-text';
import type { CacheRule } from '../finding';
import { redisAge, refillsFromReplica } from '../redis-age';

/**
 * Behind a path of the CDN nothing makes answers older than the path lets them become: otherwise its time to live is a
 * promise that the CDN keeps and whoever fills it breaks.
 */
export const olderThanPath: CacheRule = {
  id: 'older-than-path',
  severity: 'warning',
  check(caches) {
    const { cached, redis, applicationTtlSeconds } = caches;
    // What comes back from a replica has a rule of its own.
    const redisSeconds = redis && !refillsFromReplica(redis, caches) ? redisAge(redis, caches).addsSeconds : 0;
    const behind = [
      { who: 'Redis', seconds: redisSeconds, key: 'cache.ttlSeconds', other: ', use cache.invalidation: write-update' },
      { who: 'the application', seconds: applicationTtlSeconds, key: "the application's own TTL", other: '' },
    ];
    return cached.flatMap(({ where, ttlSeconds }) =>
      behind
        .filter(({ seconds }) => seconds > ttlSeconds)
        .map(({ who, seconds, key, other }) => ({
          where: `${where}.ttlSeconds`,
          problem:
            `promises answers that are at most ${durationText(ttlSeconds)} old, ` +
            `and ${who} may give the CDN one that is ${durationText(seconds)} old already`,
          remedy: `lower ${key} to ${ttlSeconds}${other}, or raise this to what users may really see`,
        })),
    );
  },
};
