import fc from 'fast-check';
import type { CacheSpec } from '../../lib/blueprint/cache';
import type { Caches } from '../../lib/caching/caches';
import { cachedLayers, passingLayers, staticLayers } from '../../lib/caching/layers';
import { redisAge } from '../../lib/caching/redis-age';
import { stalenessOf } from '../../lib/caching/staleness';
import { exampleCaches } from '../support/caches';

const PRIMARY = { from: 'primary' } as const;
const REPLICA = { from: 'replica' } as const;
const OWN_WRITES = { from: 'read-your-writes', stickySeconds: 10 } as const;
const base = exampleCaches();

describe('what Redis adds', () => {
  it.each<[CacheSpec['strategy'], CacheSpec['invalidation'], Caches['reads'], number]>([
    ['cache-aside', 'ttl', PRIMARY, 300],
    ['read-through', 'ttl', PRIMARY, 300],
    ['cache-aside', 'ttl', REPLICA, 300],
    ['write-through', 'ttl', PRIMARY, 0],
    ['write-behind', 'ttl', REPLICA, 0],
    ['cache-aside', 'write-update', REPLICA, 0],
    ['cache-aside', 'write-invalidate', PRIMARY, 0],
    ['cache-aside', 'write-invalidate', REPLICA, 300],
    ['cache-aside', 'write-invalidate', OWN_WRITES, 300],
    ['cache-aside', 'event', PRIMARY, 45],
    ['cache-aside', 'event', REPLICA, 300],
  ])('with %s and %s, filled from %j: %i s, and all its life after a write it did not hear of', (...given) => {
    const [strategy, invalidation, reads, addsSeconds] = given;
    const age = redisAge({ ...base.redis!, strategy, invalidation, ttlSeconds: 300 }, { reads, eventDelaySeconds: 45 });
    expect(age).toEqual({ addsSeconds, addsIfMissedSeconds: 300 });
  });

  it('is never more than the life of an entry', () => {
    const redis = { ...base.redis!, invalidation: 'event', ttlSeconds: 30 } as const;
    expect(redisAge(redis, { reads: PRIMARY, eventDelaySeconds: 45 }).addsSeconds).toBe(30);
  });
});

describe('the worst staleness', () => {
  const path = { ...base.cached[0]!, ttlSeconds: 60, staleSeconds: 300 };
  const caches: Caches = {
    ...base,
    redis: { ...base.redis!, ttlSeconds: 200 },
    reads: REPLICA,
    applicationTtlSeconds: 7,
  };

  it('adds up over the layers, and browser and CDN count from the same answer', () => {
    expect(stalenessOf(cachedLayers(path, caches)).worstSeconds).toBe(60 + 300 + 7 + 200 + 10);
    expect(stalenessOf(passingLayers(caches)).worstSeconds).toBe(7 + 200 + 10);
    expect(stalenessOf(staticLayers(3600)).worstSeconds).toBe(3600);
  });

  it('says what a write costs that Redis did not hear of', () => {
    const updated: Caches = { ...caches, redis: { ...caches.redis!, invalidation: 'write-update' } };
    expect(stalenessOf(passingLayers(updated))).toEqual({ worstSeconds: 7 + 10, ifMissedSeconds: 7 + 200 + 10 });
  });

  it('never falls when a time to live grows', () => {
    const seconds = fc.nat(100_000);
    const setting = fc.record({
      ttlSeconds: seconds,
      staleSeconds: seconds,
      redisSeconds: fc.integer({ min: 1, max: 100_000 }),
      applicationTtlSeconds: seconds,
      eventDelaySeconds: seconds,
    });
    const redis = fc.record({
      strategy: fc.constantFrom<CacheSpec['strategy']>('cache-aside', 'write-through', 'write-behind', 'read-through'),
      invalidation: fc.constantFrom<CacheSpec['invalidation']>('ttl', 'write-invalidate', 'write-update', 'event'),
    });
    const worst = (
      given: typeof setting extends fc.Arbitrary<infer T> ? T : never,
      kind: object,
      reads: Caches['reads'],
    ) =>
      stalenessOf(
        cachedLayers(
          { ...path, ttlSeconds: given.ttlSeconds, staleSeconds: given.staleSeconds },
          { ...caches, ...given, reads, redis: { ...base.redis!, ...kind, ttlSeconds: given.redisSeconds } },
        ),
      );
    const key = fc.constantFrom(
      'ttlSeconds',
      'staleSeconds',
      'redisSeconds',
      'applicationTtlSeconds',
      'eventDelaySeconds',
    );
    const from = fc.constantFrom<Caches['reads']>(PRIMARY, REPLICA, OWN_WRITES);
    fc.assert(
      fc.property(setting, key, fc.nat(1_000), redis, from, (given, longer, by, kind, reads) => {
        const before = worst(given, kind, reads);
        const after = worst({ ...given, [longer]: given[longer as keyof typeof given] + by }, kind, reads);
        expect(after.worstSeconds).toBeGreaterThanOrEqual(before.worstSeconds);
        expect(after.ifMissedSeconds).toBeGreaterThanOrEqual(before.ifMissedSeconds);
        expect(after.ifMissedSeconds).toBeGreaterThanOrEqual(after.worstSeconds);
      }),
    );
  });
});
