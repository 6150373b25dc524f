import fc from 'fast-check';
import { FIRST_MAP, type ShardMap } from '../../lib/sharding/map';
import { planShards } from '../../lib/sharding/plan';
import { ShardReader } from '../../lib/sharding/reader';
import { type MapItem, mapItem } from '../../lib/sharding/validate';
import { buildShardTopology, buildTopology } from '../../lib/topology/build';
import { longestAddresses } from '../../lib/topology/size';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';

const config = exampleConfig({ stage: 3, domain: DOMAIN, database: { shards: ['main', 'orders2'] } });
const AFTER = planShards({ map: FIRST_MAP, sharding: config.database.sharding, shards: config.database.shards }).after;

/** What the kit itself writes. */
function parameters(): Record<string, string> {
  const blueprint = blueprintOf(config);
  const region = blueprint.regions[0]!;
  const addresses = { ...longestAddresses(blueprint, region), databaseHost: (shard: string) => `${shard}.example.com` };
  const added = region.data.databases.slice(1).map((spec) => buildShardTopology(blueprint, region, spec, addresses));
  const all = { ...buildTopology(blueprint, region, addresses), 'shard-orders2': added[0] };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [`/shop/test/topology/${name}`, JSON.stringify(value)]),
  );
}

/** A reader of items that a test puts there, and how often it read. */
function readerOf(...items: (MapItem | undefined)[]) {
  const asked: unknown[] = [];
  const reader = new ShardReader({
    parameters: async () => parameters(),
    mapItem: async (at) => {
      asked.push(at);
      return items.length > 1 ? items.shift() : items[0];
    },
  });
  return { reader, asked };
}

/** The parameter `database` with shards of these names. */
function shardsNamed(names: readonly string[]): string {
  const database = JSON.parse(parameters()['/shop/test/topology/database']!);
  const shards = Object.fromEntries(names.map((name) => [name, database.shards.main]));
  return JSON.stringify({ ...database, shards });
}

const withEpoch = (epoch: number, shard = 'main'): ShardMap => ({
  ...FIRST_MAP,
  epoch,
  placement: { strategy: 'hash', slots: [{ from: 0, to: 4095, shard }] },
});

describe('a reader', () => {
  it('finds the way to the shard of a key, in the topology that the kit writes', async () => {
    const { reader, asked } = readerOf(mapItem(AFTER));
    expect(await reader.shardFor('tenant-42')).toMatchObject({
      name: 'orders2',
      writer: { host: 'orders2.example.com', port: 5432 },
      secret: 'shop/test/database/orders2',
    });
    expect(await reader.shardFor('tenant-1')).toMatchObject({ name: 'main', writer: { host: 'main.example.com' } });
    expect(asked).toEqual([{ table: 'shop-test-shard-map', id: 'map' }]);
  });

  it('takes everything to be on main as long as there is no item', async () => {
    expect((await readerOf(undefined).reader.shardFor('tenant-42')).name).toBe('main');
  });

  it('reads once for those who ask at once, and again when told to', async () => {
    const { reader, asked } = readerOf(mapItem(AFTER));
    await Promise.all([reader.view(), reader.shardFor('a'), reader.view()]);
    expect(asked.length).toBe(1);
    await reader.refresh();
    expect(asked.length).toBe(2);
  });

  it('never goes back to an older epoch, in whichever order answers come', async () => {
    const epochs = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 12 });
    const property = fc.asyncProperty(epochs, fc.scheduler(), async (read, scheduler) => {
      const pending = read.map((epoch) => mapItem(withEpoch(epoch, `s${epoch}`)));
      const reader = new ShardReader({
        parameters: async () => ({ database: shardsNamed(read.map((epoch) => `s${epoch}`)) }),
        mapItem: scheduler.scheduleFunction(async () => pending.shift()),
      });
      let highest = -1;
      const refreshes = read.map(async () => {
        const { map } = await reader.refresh();
        expect(map.epoch).toBeGreaterThanOrEqual(highest);
        highest = map.epoch;
        expect((await reader.view()).map.epoch).toBeGreaterThanOrEqual(highest);
      });
      await scheduler.waitFor(Promise.all(refreshes));
      expect((await reader.view()).map.epoch).toBe(Math.max(...read));
    });
    await fc.assert(property);
  });

  it.each<[what: string, second: MapItem, message: string]>([
    ['an item edited by hand', { ...mapItem(AFTER), epoch: 99 }, 'edited by hand'],
    ['another map of the same epoch', mapItem(withEpoch(AFTER.epoch)), 'stands over two maps that differ'],
    ['a shard that the topology lacks', mapItem(withEpoch(99, 'big')), 'is not a shard, found "big"'],
  ])('refuses %s, and goes on with what it knows', async (_, second, message) => {
    const { reader } = readerOf(mapItem(AFTER), second);
    await reader.view();
    await expect(reader.refresh()).rejects.toThrow(message);
    expect((await reader.view()).map).toEqual(AFTER);
  });

  it.each([
    [{}, 'shard map topology/database: is missing; deploy first'],
    [{ database: '{' }, 'shard map topology/database: is not JSON, found "{"'],
    [{ database: '{"schemaVersion":2,"shards":{}}' }, 'shard map topology/database: does not keep the contract at schemaVersion'],
  ])('refuses a topology that is none: %j', async (found, message) => {
    const reader = new ShardReader({ parameters: async () => found as never, mapItem: async () => undefined });
    await expect(reader.view()).rejects.toThrow(message);
  }); // biome-ignore format: a table
});
