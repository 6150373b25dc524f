import type { Caches } from '../../lib/caching/caches';
import { CACHE_RULES, findingsOf } from '../../lib/caching/findings';
import { exampleCaches } from '../support/caches';

type Invalidation = NonNullable<Caches['redis']>['invalidation'];

const CATALOG = { path: '/api/catalog/*', ttlSeconds: 60 };
const cached = (change: object) =>
  exampleCaches({ edge: { cache: [CATALOG, { path: '/x/*', ttlSeconds: 60, ...change }] } });
const files = (ttlSeconds: number) => exampleCaches({ edge: { static: [{ path: '/assets/*', ttlSeconds }] } });
const reads = (from: 'replica' | 'read-your-writes') => ({ database: { reads: from, replicas: 1 } });
const redis = (invalidation: Invalidation) => ({ cache: { ttlSeconds: 300, invalidation } });

/** What is changed, and the only rule that says something of it, with the place it names. */
const FOUND: readonly (readonly [what: string, rule: string, where: string, caches: Caches])[] = [
  [
    'Redis that keeps longer than a path',
    'older-than-path',
    'edge.cache[0].ttlSeconds',
    exampleCaches({ cache: { ttlSeconds: 61 } }),
  ],
  [
    'an application that keeps longer than a path',
    'older-than-path',
    'edge.cache[0].ttlSeconds',
    exampleCaches({}, 61),
  ],
  [
    'an event that is later than a path is long',
    'older-than-path',
    'edge.cache[0].ttlSeconds',
    exampleCaches({
      cache: { ttlSeconds: 300, invalidation: 'event' },
      events: [{ name: 'order.placed', subscribers: [{ queue: 'stock' }] }],
      queues: [{ name: 'stock', oldestMessageSeconds: 90, worker: { image: 'busybox', min: 1, max: 2 } }],
    }),
  ],
  [
    'write-invalidate in front of replicas',
    'refill-from-replica',
    'cache.invalidation',
    exampleCaches({ ...reads('replica'), ...redis('write-invalidate') }),
  ],
  [
    'write-invalidate where all but who wrote read replicas',
    'refill-from-replica',
    'cache.invalidation',
    exampleCaches({ ...reads('read-your-writes'), ...redis('write-invalidate') }),
  ],
  [
    'events in front of replicas',
    'refill-from-replica',
    'cache.invalidation',
    exampleCaches({ ...reads('replica'), ...redis('event') }),
  ],
  [
    'read-your-writes behind Redis that lives by TTL',
    'hidden-write',
    'database.reads',
    exampleCaches(reads('read-your-writes')),
  ],
  [
    'a key with Authorization',
    'uncachable-key',
    'edge.cache[1].headers',
    cached({ headers: ['Accept', 'Authorization'] }),
  ],
  ['a key with a session', 'uncachable-key', 'edge.cache[1].cookies', cached({ cookies: ['lang', 'PHPSESSID'] })],
  ['a key with a mark of each click', 'uncachable-key', 'edge.cache[1].query', cached({ query: ['page', 'gclid'] })],
  [
    'entries that end together',
    'no-jitter',
    'cache.ttlJitterPercent',
    exampleCaches({ cache: { ttlSeconds: 60, ttlJitterPercent: 0 } }),
  ],
  ['old answers', 'stale-needs-header', 'edge.cache[1].staleSeconds', cached({ staleSeconds: 300 })],
  ['files that browsers keep for long', 'unhashed-static', 'edge.static[0].ttlSeconds', files(86_401)],
];

/** What looks like one of them and is none. */
const SILENT: readonly (readonly [what: string, caches: Caches])[] = [
  ['caches that contradict nothing', exampleCaches()],
  ['the application keeping as long as a path', exampleCaches({}, 60)],
  ['Redis that is told of each write, however long it keeps', exampleCaches(redis('write-update'))],
  ['Redis through which each write goes', exampleCaches({ cache: { ttlSeconds: 300, strategy: 'write-through' } })],
  [
    'Redis that has a write before the database',
    exampleCaches({ cache: { ttlSeconds: 300, strategy: 'write-behind', eviction: 'noeviction' } }),
  ],
  ['write-invalidate filled from the primary', exampleCaches(redis('write-invalidate'))],
  ['replicas behind Redis that lives by TTL', exampleCaches(reads('replica'))],
  ['replicas behind Redis that gets the new value', exampleCaches({ ...reads('replica'), ...redis('write-update') })],
  [
    'read-your-writes behind write-through',
    exampleCaches({ ...reads('read-your-writes'), cache: { strategy: 'write-through' } }),
  ],
  ['a key with what many share', cached({ query: ['page'], headers: ['Accept-Language'], cookies: ['currency'] })],
  ['files that browsers keep for a day', files(86_400)],
  ['a CDN that keeps nothing', exampleCaches({ edge: {} })],
  ['a single server, which has none of it', exampleCaches({ stage: 1, cache: undefined, edge: undefined })],
];

describe('a finding', () => {
  it.each(FOUND)('of %s: %s at %s, and what to do', (_, rule, where, caches) => {
    const findings = findingsOf(caches);
    expect(findings.map((each) => [each.rule, each.where])).toEqual([[rule, where]]);
    expect(findings[0]?.problem.length).toBeGreaterThan(20);
    expect(findings[0]?.remedy.length).toBeGreaterThan(5);
  });

  it.each(SILENT)('is not made of %s', (_, caches) => {
    expect(findingsOf(caches)).toEqual([]);
  });

  it('is made by every rule, in a test above', () => {
    expect([...new Set(FOUND.map(([, rule]) => rule))].sort()).toEqual(CACHE_RULES.map(({ id }) => id).sort());
  });

  it('is a note where the configuration is right and the application has to do something', () => {
    const notes = CACHE_RULES.filter(({ severity }) => severity === 'note').map(({ id }) => id);
    expect(notes).toEqual(['stale-needs-header', 'unhashed-static']);
  });

  it('says of old answers which header makes CloudFront give them', () => {
    const [note] = findingsOf(cached({ staleSeconds: 300 }));
    expect(note?.remedy).toBe('have it send Cache-Control: public, max-age=60, stale-while-revalidate=300');
  });

  it('says of an older answer how old, in words of the configuration', () => {
    const [warning] = findingsOf(exampleCaches({ cache: { ttlSeconds: 300 } }));
    expect(warning?.problem).toBe(
      'promises answers that are at most 1 min old, and Redis may give the CDN one that is 5 min old already',
    );
    expect(warning?.remedy).toMatch(/^lower cache.ttlSeconds to 60, use cache.invalidation: write-update/);
  });

  it('of a replica says how long the old value is back', () => {
    const [warning] = findingsOf(exampleCaches({ ...reads('replica'), ...redis('write-invalidate') }));
    expect(warning?.problem).toMatch(/up to 10 s behind: the old value is back for up to 5 min$/);
  });
});
