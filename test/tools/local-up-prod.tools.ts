import { foundTable } from '../../lib/cli/found-table';
import type { Found } from '../../lib/local/read-back';
import { stagecoach } from '../support/run';

/** Longest time a deploy may take on the emulator on a busy machine, in milliseconds. */
const DEPLOY_MS = 180_000;

describe('stagecoach local up prod', () => {
  let result: { ok: boolean; found: Found[]; stubs: { stack: string; logicalId: string; type: string }[] };
  const states = (what: string) =>
    Object.fromEntries(result.found.filter((row) => row.what === what).map(({ name, state }) => [name, state]));

  it(
    'deploys CDN, firewall, queues with workers and topics, and reads back everything that should stand',
    () => {
      const { status, stdout, stderr } = stagecoach('local', 'up', 'prod', '--json');
      expect([status, stderr]).toEqual([0, expect.stringContaining('shop-prod-Edge')]);
      result = JSON.parse(stdout);
      expect(counted(result.found.map(({ region, what }) => `${region} ${what}`))).toEqual({
        'us-east-1 server': 10,
        'us-east-1 role': 4,
        'us-east-1 address': 4,
        'us-east-1 nat': 3,
        'us-east-1 balancer': 1,
        'us-east-1 listener': 2,
        'us-east-1 targets': 2,
        'us-east-1 database': 4,
        'us-east-1 cache': 1,
        'us-east-1 secret': 4,
        'us-east-1 table': 2,
        'us-east-1 queue': 4,
        'us-east-1 topic': 3,
        'us-east-1 bucket': 2,
        'us-east-1 topology': 1,
        'us-east-1 alarm': 46,
        'global cdn': 1,
        'global firewall': 1,
        'global record': 4,
        'global topic': 2,
        'global alarm': 1,
      });
      expect(foundTable(result.found)).not.toContain('is missing');
    },
    DEPLOY_MS,
  );

  it('has queues that set dead letters aside, and a topic that tells each what it wants', () => {
    expect(states('queue')).toEqual({
      'shop-prod-email': 'hides 180 s, keeps 4 days, after 5 tries to shop-prod-email-dead',
      'shop-prod-email-dead': 'hides 30 s, keeps 14 days',
      'shop-prod-stock': 'hides 180 s, keeps 4 days, after 5 tries to shop-prod-stock-dead',
      'shop-prod-stock-dead': 'hides 30 s, keeps 14 days',
    });
    expect(states('topic')['shop-prod-order-placed']).toBe('tells shop-prod-email of kind paid, shop-prod-stock');
  });

  it('has a database and a copy of it for each shard, and the map that says what lives where', () => {
    expect(Object.keys(states('table'))).toEqual(['shop-prod-carts', 'shop-prod-shard-map']);
    expect(Object.keys(states('database'))).toEqual([
      'shop-prod-main',
      'shop-prod-main-r1-g1',
      'shop-prod-orders2',
      'shop-prod-orders2-r1-g1',
    ]);
    expect(Object.values(states('topology'))).toEqual(['6 parameters, as the contract says']);
  });

  it('lets nobody past the CDN, to which the domain leads', () => {
    const [cdn = ''] = Object.keys(states('cdn'));
    expect(cdn).toMatch(/\.cloudfront\.net$/);
    expect(states('cdn')[cdn]).toBe('shop.example.com, 3 origins, 3 paths of their own, Deployed');
    expect(states('firewall')).toEqual({ 'shop-prod': '4 rules, blocks' });
    expect(states('record')).toMatchObject({
      'shop.example.com': `alias of ${cdn}`,
      'shop.example.com (IPv6)': `alias of ${cdn}`,
      'origin.shop.example.com': 'alias of origin-us-east-1.shop.example.com (latency, us-east-1)',
    });
    expect(states('listener')['HTTPS 443']).toBe(
      '/error-pages/unavailable.html, /api/orders/*, /* with X-Origin-Secret, / without, else 403',
    );
    expect(states('secret')['shop/prod/origin/v1']).toBe('holds 40 letters and digits');
    expect(states('bucket')).toEqual({
      'shop-prod-static-123456789012-us-east-1':
        'private, versioned, encrypted, lets in DistributionsOfThisAccount and NotFoundInsteadOfForbidden',
      'shop-prod-logs-123456789012-us-east-1':
        'private, versioned, encrypted, lets in LoadBalancersOfThisAccount and CdnOfThisAccount',
    });
  });

  it('names what the emulator only pretends to have', () => {
    expect(counted(result.stubs.map(({ stack, type }) => `${stack} ${type}`))).toEqual({
      'shop-prod-us-east-1-Data AWS::ElastiCache::ParameterGroup': 1,
      'shop-prod-us-east-1-Data AWS::ElastiCache::UserGroup': 1,
      'shop-prod-Edge AWS::CloudFront::CachePolicy': 2,
      'shop-prod-Edge AWS::CloudFront::ResponseHeadersPolicy': 1,
    });
  });
});

function counted(values: readonly string[]): Record<string, number> {
  const count = (value: string) => values.filter((each) => each === value).length;
  return Object.fromEntries([...new Set(values)].map((value) => [value, count(value)]));
}
