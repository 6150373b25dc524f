import { REPLICA_LAG_SECONDS } from '../../lib/blueprint/data';
import { environments, loadConfig } from '../../lib/config/load';
import { type Addresses, buildTopology } from '../../lib/topology/build';
import { topology as contract } from '../../lib/topology/contract';
import { longestAddresses, oversized, PARAMETER_MAX_BYTES } from '../../lib/topology/size';
import { blueprintOf } from '../../stages';
import { exampleConfig } from '../support/config';

const ADDRESSES: Addresses = {
  databaseHost: (shard) => `${shard}.example.com`,
  replicaHost: (shard, number) => `${shard}-${number}.example.com`,
  cacheHost: () => 'cache.example.com',
  queueUrl: (queue) => `https://queues.example.com/${queue}`,
  topicArn: (topic) => `arn:aws:sns:us-east-1:123456789012:${topic}`,
  busArn: () => 'arn:aws:events:us-east-1:123456789012:event-bus/bus',
};

describe('the topology', () => {
  it.each(environments())('of %s keeps the contract in every region, and fits its parameters', (environment) => {
    const blueprint = blueprintOf(loadConfig(environment));
    for (const region of blueprint.regions) {
      const topology = buildTopology(blueprint, region, longestAddresses(blueprint, region));
      expect(contract.parse(topology)).toEqual(topology);
      expect(oversized(topology)).toEqual([]);
    }
  });

  it('tells the application where its data is, by role and never by product', () => {
    const blueprint = blueprintOf(exampleConfig({ tables: [{ name: 'carts', key: 'id' }] }));
    expect(buildTopology(blueprint, blueprint.regions[0]!, ADDRESSES)).toEqual({
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
        reads: { from: 'primary' },
        tables: { carts: 'shop-test-carts' },
      },
      cache: { schemaVersion: 1 },
      queues: { schemaVersion: 1, queues: {}, topics: {} },
      events: { schemaVersion: 1, readStores: {} },
    });
  });

  it('lists replicas with equal weights, whom to ask, and how the application uses its cache', () => {
    const config = exampleConfig({
      stage: 2,
      database: { replicas: 2, reads: 'read-your-writes' },
      cache: { strategy: 'write-through', invalidation: 'write-update', ttlSeconds: 60, eviction: 'volatile-lfu' },
    });
    const blueprint = blueprintOf(config);
    const { database, cache } = buildTopology(blueprint, blueprint.regions[0]!, ADDRESSES);
    expect(database.reads).toEqual({
      from: 'read-your-writes',
      stickySeconds: REPLICA_LAG_SECONDS,
      lagSeconds: REPLICA_LAG_SECONDS,
    });
    expect(database.shards.main?.readers).toEqual([
      { host: 'main-1.example.com', port: 5432, weight: 1 },
      { host: 'main-2.example.com', port: 5432, weight: 1 },
    ]);
    expect(cache).toEqual({
      schemaVersion: 1,
      endpoint: { host: 'cache.example.com', port: 6379 },
      secret: 'shop/test/cache',
      strategy: 'write-through',
      invalidation: 'write-update',
      ttlSeconds: 60,
      ttlJitterPercent: 10,
      eviction: 'volatile-lfu',
    });
  });

  it('still fits with as many replicas as RDS allows', () => {
    const blueprint = blueprintOf(exampleConfig({ stage: 2, database: { replicas: 15, reads: 'replica' } }));
    const topology = buildTopology(
      blueprint,
      blueprint.regions[0]!,
      longestAddresses(blueprint, blueprint.regions[0]!),
    );
    expect(topology.database.shards.main?.readers).toHaveLength(15);
    expect(contract.parse(topology)).toEqual(topology);
    expect(oversized(topology)).toEqual([]);
  });

  it('says which parameter may grow too large, measured with the longest addresses', () => {
    const tables = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`table${i}`, `shop-test-table${i}`]));
    const blueprint = blueprintOf(exampleConfig());
    const topology = buildTopology(
      blueprint,
      blueprint.regions[0]!,
      longestAddresses(blueprint, blueprint.regions[0]!),
    );
    const [problem, ...others] = oversized({ ...topology, database: { ...topology.database, tables } });
    expect(problem).toMatch(
      new RegExp(`^topology/database: may reach \\d+ bytes \\(at most ${PARAMETER_MAX_BYTES}\\)`),
    );
    expect(others).toEqual([]);
  });
});
