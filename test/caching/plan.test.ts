import { cacheControl } from '../../lib/caching/cache-control';
import { cachesOf } from '../../lib/caching/caches';
import { durationText } from '../../lib/caching/duration-text';
import { ASSUMED_HITS } from '../../lib/caching/load';
import { covers, meet } from '../../lib/caching/path-pattern';
import { cachePlan } from '../../lib/caching/plan';
import { blueprintOf } from '../../stages';
import { exampleCaches } from '../support/caches';
import { DOMAIN, exampleConfig } from '../support/config';

const IMAGE = 'public.ecr.aws/nginx/nginx:1.27';
const traffic = (peakRps: number) => ({ peakRps, latencyMs: 100, connectionsPerServer: 100 });
const service = (name: string, rest: object) => ({ name, image: IMAGE, port: 80, ...rest });

describe('a plan', () => {
  it.each([
    [1, ['browser', 'application', 'database']],
    [2, ['browser', 'application', 'redis', 'database']],
    [3, ['browser', 'cdn', 'application', 'redis', 'database']],
  ] as const)('of stage %i goes through %j', (stage, names) => {
    const { paths } = cachePlan(exampleCaches({ stage, edge: undefined }), ASSUMED_HITS);
    expect(paths.map(({ kind, layers }) => [kind, layers.map(({ name }) => name)])).toEqual([['other', names]]);
  });

  it('has a group for each path of the CDN, by its place in the configuration, and one for all others', () => {
    const edge = {
      static: [{ path: '/assets/*', ttlSeconds: 60 }],
      cache: [
        { path: '/a/*', ttlSeconds: 60 },
        { path: '/a/b/*', ttlSeconds: 60 },
      ],
    };
    const config = exampleConfig({ stage: 3, domain: DOMAIN, edge });
    const blueprint = blueprintOf(config);
    const cdn = { ...blueprint.cdn!, cached: [...blueprint.cdn!.cached].reverse() };
    const { paths } = cachePlan(cachesOf({ ...blueprint, cdn }, config), ASSUMED_HITS);
    expect(paths.map(({ path, where }) => [path, where])).toEqual([
      ['/a/b/*', 'edge.cache[1]'],
      ['/a/*', 'edge.cache[0]'],
      ['/assets/*', 'edge.static[0]'],
      ['*', undefined],
    ]);
  });

  it('leaves the CDN out where the domain does not lead to it', () => {
    const config = exampleConfig({ stage: 3, domain: DOMAIN, edge: { cache: [{ path: '/a', ttlSeconds: 1 }] } });
    const caches = cachesOf({ ...blueprintOf(config), entry: { kind: 'origin' } }, config);
    const { cdn, paths } = cachePlan(caches, ASSUMED_HITS);
    expect([cdn, paths.map(({ kind }) => kind)]).toEqual(['bypassed', ['other']]);
  });

  it('counts the load of the services that may get a request of the path, and of no other', () => {
    const caches = exampleCaches({
      services: [
        service('web', { path: '/*', traffic: traffic(400) }),
        service('orders', { path: '/api/orders/*', traffic: traffic(30) }),
        service('catalog', { path: '/api/catalog/new/*', traffic: traffic(20) }),
        service('admin', { host: 'admin.shop.example.com', traffic: traffic(1) }),
      ],
    });
    const { paths } = cachePlan(caches, ASSUMED_HITS);
    expect(paths.map(({ services, peakRequestsPerSecond }) => [services, peakRequestsPerSecond])).toEqual([
      [['admin', 'catalog', 'web'], 421],
      [['admin', 'catalog', 'orders', 'web'], 451],
    ]);
  });

  it('counts no load where a service expects none: it would be too low', () => {
    const services = [
      service('web', { path: '/*', traffic: traffic(400) }),
      service('orders', { path: '/api/orders/*' }),
    ];
    const { paths } = cachePlan(exampleCaches({ services }), ASSUMED_HITS);
    expect(paths.map(({ peakRequestsPerSecond }) => peakRequestsPerSecond)).toEqual([400, undefined]);
  });
});

describe('a path pattern', () => {
  it.each([
    ['/a/*', '/a/b', true, true],
    ['/a/*', '/a/*', true, true],
    ['/a/*', '/a', false, false],
    ['/a/*', '/*', false, true],
    ['/a/b', '/a/*', false, true],
    ['/a', '/a', true, true],
    ['/a', '/A', false, false],
    ['/a/*', '/b/*', false, false],
  ])('%s and %s: covers %s, meets %s', (a, b, covering, meeting) => {
    expect([covers(a, b), meet(a, b), meet(b, a)]).toEqual([covering, meeting, meeting]);
  });
});

describe('what the application sends', () => {
  it.each([
    [60, 300, 'public, max-age=60, stale-while-revalidate=300'],
    [60, 0, 'public, max-age=60'],
  ])('for %i s and %i s stale: %s', (ttlSeconds, staleSeconds, header) => {
    expect(cacheControl({ ttlSeconds, staleSeconds })).toBe(header);
  });
});

describe('a time for people', () => {
  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [60, '1 min'],
    [670, '11 min 10 s'],
    [3_600, '1 h'],
    [90_061, '1 d 1 h 1 min 1 s'],
    [31_536_000, '365 d'],
  ])('%i: %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});
