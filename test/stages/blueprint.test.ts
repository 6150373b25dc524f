import type { Blueprint } from '../../lib/blueprint/blueprint';
import { combine } from '../../lib/blueprint/combine';
import { servicesOf } from '../../lib/blueprint/compute';
import { environments, loadConfig } from '../../lib/config/load';
import { blueprintOf } from '../../stages';
import { singleServer } from '../../stages/1-single-server';
import { loadBalanced } from '../../stages/2-load-balanced';
import { multiRegion } from '../../stages/4-multi-region';
import { DOMAIN, exampleConfig } from '../support/config';

describe('a blueprint', () => {
  it.each(environments())('of %s is plain data: it survives JSON', (environment) => {
    const blueprint = blueprintOf(loadConfig(environment));
    expect(JSON.parse(JSON.stringify(blueprint))).toStrictEqual(blueprint);
  });
});

describe('stage 1', () => {
  const services = [
    { name: 'web', image: 'web', port: 80, path: '/*' },
    { name: 'api', image: 'api', port: 81, path: '/api/*', instance: 't4g.medium', uses: { tables: [] } },
    { name: 'admin', image: 'admin', port: 82, host: 'admin.example.com' },
    { name: 'orders', image: 'orders', port: 83, path: '/api/orders/*' },
  ];
  const tables = [{ name: 'carts', key: 'id' }];
  const { regions } = singleServer(exampleConfig({ services, tables, domain: DOMAIN }));
  const server = regions[0]?.running?.compute[0];

  it('has one server of the largest class that any service asks for', () => {
    expect(server).toMatchObject({ kind: 'single-server', instance: 't4g.medium', architecture: 'arm64' });
  });

  it('tries the more particular route first: host, then the longer path', () => {
    expect(servicesOf(server!).map(({ name }) => name)).toEqual(['admin', 'orders', 'api', 'web']);
  });

  it('tries an exact path before one of the same length that goes on', () => {
    const paths = ['/*', '/api*', '/api', '/a*'].map((path, i) => ({ name: `s${i}`, image: 'x', port: 80 + i, path }));
    const [home] = singleServer(exampleConfig({ services: paths })).regions;
    const tried = servicesOf(home!.running!.compute[0]).map(({ route }) => route.path);
    expect(tried).toEqual(['/api', '/api*', '/a*', '/*']);
  });

  it('lets a service use everything unless the configuration says what', () => {
    const tablesOf = Object.fromEntries(servicesOf(server!).map(({ name, uses }) => [name, uses.tables]));
    expect(tablesOf).toEqual({ web: ['carts'], api: [], admin: ['carts'], orders: ['carts'] });
  });

  it('pays for nothing of a later stage', () => {
    expect(regions).toHaveLength(1);
    expect(regions[0]?.running).toMatchObject({ nat: { kind: 'none' }, databases: { availability: 'single-zone' } });
  });
});

describe('going back', () => {
  const regions = [{ name: 'us-east-1' }, { name: 'eu-west-1' }];
  const database = { shards: ['main', 'orders'] };
  const back = blueprintOf(exampleConfig({ reached: 4, domain: DOMAIN, regions, database }));

  it('keeps every region and everything that holds data', () => {
    expect(back.regions.map(({ name }) => name)).toEqual(['us-east-1', 'eu-west-1']);
    expect(back.regions[0]?.data.databases.map(({ shard }) => shard)).toEqual(['main', 'orders']);
    expect(back.regions[1]?.data).toMatchObject({ eventBus: 'archived', drainFlags: 'bucket', staticFiles: 'bucket' });
  });

  it('takes sizes and servers from the present stage, and empties the regions it does not have', () => {
    expect(back.regions[0]?.running?.databases.availability).toBe('single-zone');
    expect(back.regions[1]?.running).toBeUndefined();
  });

  it('changes nothing when the environment was never further', () => {
    const config = exampleConfig();
    expect(blueprintOf(config)).toStrictEqual(singleServer(config));
  });
});

describe('a cut-over', () => {
  it('keeps the compute of overlapping stages behind the new one, and none twice', () => {
    const blueprint = singleServer(exampleConfig());
    const other = loadBalanced(exampleConfig());
    const kinds = (combined: Blueprint) => combined.regions[0]?.running?.compute.map(({ kind }) => kind);
    expect(kinds(combine(other, other, [blueprint]))).toEqual(['load-balanced', 'single-server']);
    expect(kinds(combine(blueprint, blueprint, [blueprint]))).toEqual(['single-server']);
  });

  const database = { replicas: 3, reads: 'replica' as const };
  const back = (overlap: (1 | 2)[]) =>
    blueprintOf(exampleConfig({ stage: 1, reached: 2, overlap, database, cache: { shards: 2 } })).regions[0]?.running;

  it('keeps cache, replicas and the second zone for the servers that go, and reads from the primary again', () => {
    expect(back([2])).toMatchObject({
      cache: { shards: 2 },
      databases: { availability: 'multi-zone', replicas: 3, reads: { from: 'primary' } },
    });
  });

  it('keeps every gateway for the servers that go, and the servers of other regions with all that they need', () => {
    const regions = [{ name: 'us-east-1' }, { name: 'eu-west-1' }];
    const [home, other] = blueprintOf(
      exampleConfig({ stage: 3, reached: 4, overlap: [4], regions, domain: DOMAIN }),
    ).regions;
    expect([home, other].map((region) => region?.running?.nat.kind)).toEqual(['per-zone', 'per-zone']);
    const whole = multiRegion(exampleConfig({ stage: 4, regions, domain: DOMAIN })).regions[1];
    expect(other).toEqual(whole);
  });

  it('takes them away with those servers', () => {
    expect(back([])).not.toHaveProperty('cache');
    expect(back([])?.databases).toMatchObject({ availability: 'single-zone', replicas: 0 });
  });
});
