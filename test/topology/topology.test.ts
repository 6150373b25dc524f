import { environments, loadConfig } from '../../lib/config/load';
import { buildTopology } from '../../lib/topology/build';
import { topology as contract } from '../../lib/topology/contract';
import { longestAddresses, oversized, PARAMETER_MAX_BYTES } from '../../lib/topology/size';
import { blueprintOf } from '../../stages';
import { exampleConfig } from '../support/config';

describe('the topology', () => {
  it.each(environments())('of %s keeps the contract in every region, and fits its parameters', (environment) => {
    const blueprint = blueprintOf(loadConfig(environment));
    for (const region of blueprint.regions) {
      const topology = buildTopology(blueprint, region, longestAddresses);
      expect(contract.parse(topology)).toEqual(topology);
      expect(oversized(topology)).toEqual([]);
    }
  });

  it('tells the application where its data is, by role and never by product', () => {
    const blueprint = blueprintOf(exampleConfig({ tables: [{ name: 'carts', key: 'id' }] }));
    const addresses = { databaseHost: (shard: string) => `${shard}.example.com` };
    expect(buildTopology(blueprint, blueprint.regions[0]!, addresses)).toEqual({
      region: { schemaVersion: 1, name: 'us-east-1', role: 'home', home: 'us-east-1' },
      database: {
        schemaVersion: 1,
        shards: {
          main: {
            writer: { host: 'main.example.com', port: 5432 },
            readers: [],
            database: 'shop',
            secret: 'shop/test/database/main',
          },
        },
        tables: { carts: 'shop-test-carts' },
      },
      cache: { schemaVersion: 1 },
      queues: { schemaVersion: 1, queues: {}, topics: {} },
      events: { schemaVersion: 1, readStores: {} },
    });
  });

  it('says which parameter may grow too large, measured with the longest addresses', () => {
    const tables = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`table${i}`, `shop-test-table${i}`]));
    const blueprint = blueprintOf(exampleConfig());
    const topology = buildTopology(blueprint, blueprint.regions[0]!, longestAddresses);
    const [problem, ...others] = oversized({ ...topology, database: { ...topology.database, tables } });
    expect(problem).toMatch(
      new RegExp(`^topology/database: may reach \\d+ bytes \\(at most ${PARAMETER_MAX_BYTES}\\)`),
    );
    expect(others).toEqual([]);
  });
});
