import type { CachedPathSpec } from '../blueprint/cdn';
import { REPLICA_LAG_SECONDS } from '../blueprint/data';
import type { Caches } from './caches';
import type { Layer } from './layer';
import { redisAge } from './redis-age';
import { perUserParts } from './uncachable-key';

/** The layers of a path whose answers the CDN keeps. */
export function cachedLayers(path: CachedPathSpec, caches: Caches): Layer[] {
  const { ttlSeconds, staleSeconds } = path;
  return [...edgeLayers(ttlSeconds, staleSeconds, perUserParts(path).length > 0), ...behindEdge(caches)];
}

/** The layers of a path that is answered from the bucket. */
export function staticLayers(ttlSeconds: number): Layer[] {
  return [...edgeLayers(ttlSeconds, 0, false), { name: 'bucket', keeps: 'source', invalidation: 'none', ...adds(0) }];
}

/** The layers of a path that passes through the CDN, or that has none in front. */
export function passingLayers(caches: Caches): Layer[] {
  const browser: Layer = { name: 'browser', keeps: 'yours', invalidation: 'none', ...adds(0) };
  const cdn: Layer = { name: 'cdn', keeps: 'nothing', invalidation: 'none', ...adds(0) };
  return [browser, ...(caches.cdn === 'used' ? [cdn] : []), ...behindEdge(caches)];
}

/**
 * Browser and CDN. Both are told the same `max-age` and `stale-while-revalidate`, and both count from when the application
 * answered: what the CDN gives from its cache carries `Age`, and a browser begins with that age (RFC 9111, 4.2.3). An answer
 * that waited 50 of 60 seconds in the CDN has 10 left in the browser. So the two together add what the CDN adds alone, not
 * twice as much. It holds as long as the application sends browsers no longer `max-age` than the path's `ttlSeconds`.
 */
function edgeLayers(ttlSeconds: number, staleSeconds: number, perUser: boolean): Layer[] {
  const life = { keeps: 'answers', ttlSeconds, ...(staleSeconds > 0 ? { staleSeconds } : {}) } as const;
  const key = perUser ? ({ perUser: true } as const) : {};
  return [
    { name: 'browser', ...life, invalidation: 'none', ...adds(0) },
    { name: 'cdn', ...life, ...key, invalidation: 'command', ...adds(ttlSeconds + staleSeconds) },
  ];
}

/** What the servers ask. None of it tells the next one how old its answer is, so all of it adds up. */
function behindEdge(caches: Caches): Layer[] {
  const { redis, reads, applicationTtlSeconds } = caches;
  const application: Layer =
    applicationTtlSeconds > 0
      ? {
          name: 'application',
          keeps: 'answers',
          ttlSeconds: applicationTtlSeconds,
          invalidation: 'yours',
          ...adds(applicationTtlSeconds),
        }
      : { name: 'application', keeps: 'yours', invalidation: 'yours', ...adds(0) };
  const database: Layer = {
    name: 'database',
    keeps: 'source',
    reads: reads.from,
    invalidation: 'none',
    // Beyond that somebody is told. With read-your-writes it is what the others see, and whoever wrote sees the write.
    ...adds(reads.from === 'primary' ? 0 : REPLICA_LAG_SECONDS),
  };
  return [application, ...(redis ? [redisLayer(redis, caches)] : []), database];
}

function redisLayer(redis: NonNullable<Caches['redis']>, caches: Caches): Layer {
  const { ttlSeconds, ttlJitterPercent, strategy, invalidation } = redis;
  return {
    name: 'redis',
    keeps: 'answers',
    ttlSeconds,
    ttlJitterPercent,
    strategy,
    invalidation,
    ...redisAge(redis, caches),
  };
}

/** What no write can shorten: it is the same when a write is missed. */
const adds = (seconds: number) => ({ addsSeconds: seconds, addsIfMissedSeconds: seconds });
