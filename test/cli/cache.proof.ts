import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASSUMED_HITS } from '../../lib/caching/load';
import { cachePlan } from '../../lib/caching/plan';
import { cachePlanText } from '../../lib/cli/cache-plan-text';
import { exampleCaches } from '../support/caches';
import { stagecoach } from '../support/run';

const folder = mkdtempSync(join(tmpdir(), 'cache-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SOUND = `
app: shop
stage: 3
domain: { name: shop.example.com, hostedZoneId: Z0123456789EXAMPLE }
regions: [{ name: us-east-1 }]
services: [{ name: web, image: nginx, port: 80, traffic: { peakRps: 400, latencyMs: 100, connectionsPerServer: 100 } }]
cache: { ttlSeconds: 60 }
edge: { cache: [{ path: /api/catalog/*, ttlSeconds: 60, staleSeconds: 300 }] }
`;

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('stagecoach cache', () => {
  it('says yes with 0 where there are notes only', () => {
    const { status, stdout } = stagecoach('cache', file('sound.yaml', SOUND));
    expect([status, stdout.trim().split('\n').at(-1)]).toEqual([
      0,
      `${join(folder, 'sound.yaml')}: the caches keep what they promise: 1 note`,
    ]);
    expect(stdout).toMatch(/^worst staleness: 7 min, plus what is yours$/m);
    expect(stdout).toMatch(/^the application sends: Cache-Control: public, max-age=60, stale-while-revalidate=300$/m);
  });

  it('says no with 1 where there is a warning; --json: with stable keys', () => {
    const bad = file('bad.yaml', SOUND.replace('cache: { ttlSeconds: 60 }', 'cache: { ttlSeconds: 90 }'));
    const { status, stdout } = stagecoach('cache', bad, '--json', '--hits', 'cdn=50,redis=0');
    const plan = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(Object.keys(plan)).toEqual([
      'ok',
      'environment',
      'cdn',
      'redis',
      'hits',
      'applicationTtlSeconds',
      'paths',
      'findings',
    ]);
    expect(plan).toMatchObject({
      ok: false,
      cdn: 'used',
      redis: true,
      hits: { browser: 20, cdn: 50, application: 0, redis: 0 },
      findings: [
        { severity: 'warning', rule: 'older-than-path', where: 'edge.cache[0].ttlSeconds' },
        { severity: 'note', rule: 'stale-needs-header', where: 'edge.cache[0].staleSeconds' },
      ],
    });
    expect(plan.paths[0]).toMatchObject({
      kind: 'cached',
      path: '/api/catalog/*',
      services: ['web'],
      peakRequestsPerSecond: 400,
      staleness: { worstSeconds: 450, ifMissedSeconds: 450 },
    });
    expect(plan.paths[0].layers[1]).toEqual({
      name: 'cdn',
      keeps: 'answers',
      ttlSeconds: 60,
      staleSeconds: 300,
      invalidation: 'command',
      addsSeconds: 360,
      addsIfMissedSeconds: 360,
      reachedOf1000: 800,
      hitPercent: 50,
      requestsPerSecond: 320,
    });
  });

  it('works where there is neither CDN nor Redis, and says so', () => {
    const { status, stdout } = stagecoach('cache', 'dev');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^no CDN: .+ stage 3\nno Redis: .+ stage 2\n\nall paths \(from web\)$/m);
  });

  it.each([
    [['--hits', 'cdn=101']],
    [['--hits', 'gateway=10']],
    [['--hits', 'cdn']],
    [['--hits', 'application=10']],
    [['--application-ttl', '-1']],
    [['--application-ttl', '1m']],
  ])('asked wrongly with %j: says so with 2', (options) => {
    const { status, stdout } = stagecoach('cache', 'dev', ...options);
    expect([status, stdout]).toEqual([2, '']);
  });
});

describe('stagecoach cache invalidate', () => {
  it('refuses all paths that are never kept, with 2, before it asks AWS', () => {
    const { status, stdout } = stagecoach(
      'cache',
      'invalidate',
      file('a.yaml', SOUND),
      '/x',
      '/api/catalog/1',
      'y',
      '--json',
    );
    expect([status, JSON.parse(stdout)]).toMatchObject([
      2,
      {
        ok: false,
        problems: [
          { path: '/x', rule: 'invalidation-path' },
          { path: 'y', rule: 'invalidation-path' },
        ],
      },
    ]);
  });

  it('says with 2 that there is no CDN', () => {
    expect(stagecoach('cache', 'invalidate', 'dev', '/x')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'config/dev.yaml: has no CDN, so nothing is kept that it could forget; it comes with stage: 3\n1 problem\n',
    });
  });

  it('asked for no path: says so with 2', () => {
    expect(stagecoach('cache', 'invalidate', 'dev').status).toBe(2);
  });
});

describe('what the plan prints', () => {
  it.each([
    ['long names and large loads', {}, 0],
    ['a layer in the application', {}, 86_399],
    ['no load', { services: [{ name: 'web', image: 'nginx', port: 80 }] }, 0],
  ])('fits 100 columns with %s', (_, change, applicationTtl) => {
    const path = `/${'a'.repeat(120)}/*`;
    const key = { query: ['x'.repeat(150)], headers: ['Authorization'], cookies: ['sid', 'uid'] };
    const plan = cachePlan(
      exampleCaches(
        {
          services: [
            {
              name: `w${'e'.repeat(29)}`,
              image: 'nginx',
              port: 80,
              traffic: { peakRps: 1e8, latencyMs: 1, connectionsPerServer: 1 },
            },
          ],
          database: { reads: 'replica', replicas: 1 },
          cache: { ttlSeconds: 2_591_999, invalidation: 'write-invalidate', ttlJitterPercent: 7 },
          edge: {
            cache: [{ path, ttlSeconds: 31_535_999, staleSeconds: 31_535_999, ...key }],
            static: [{ path: `/b${path}`, ttlSeconds: 31_535_999 }],
          },
          ...change,
        },
        applicationTtl,
      ),
      { ...ASSUMED_HITS, cdn: 99.9999 },
    );
    const lines = cachePlanText('e'.repeat(40), plan).split('\n');
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  it('says how old an answer is after a write that Redis did not hear of', () => {
    const cache = { ttlSeconds: 300, invalidation: 'write-update' as const };
    const text = cachePlanText('prod', cachePlan(exampleCaches({ cache, edge: {} }), ASSUMED_HITS));
    expect(text).toContain(
      'worst staleness: 0 s, plus what is yours; 5 min after a write that Redis did not hear of\n',
    );
  });

  it('shows for each layer what reaches it, what it answers and by how much answers get older', () => {
    const text = cachePlanText('prod', cachePlan(exampleCaches({ cache: { ttlSeconds: 50 } }), ASSUMED_HITS));
    const [, ...rows] = text.split('\n').slice(1, 7);
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
      ['browser', '1 min', 'ttl', '1,000', '20 %', 'with CDN'],
      ['CDN', '1 min', 'cache invalidate', '800', '80 %', '1 min'],
      ['application', 'yours', 'yours', '160', '0 %'],
      ['Redis', '45 s to 50 s', 'ttl (cache-aside)', '160', '90 %', '50 s'],
      ['database', 'the data', '16', '0 s'],
    ]);
  });
});
