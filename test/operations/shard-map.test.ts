import { findShardMap, readShardMap, writeShardMap } from '../../lib/operations/shard-map';
import { FIRST_MAP, type ShardMap } from '../../lib/sharding/map';
import { loadEnvironment } from '../../stages/load';
import { awsError, FakeCloud } from '../support/fake-cloud';
import { FakeTable } from '../support/fake-table';

const OWNER = { app: 'shop', environment: 'prod' };
const SHARDS = ['main', 'orders2'];
const at = (epoch: number): ShardMap => ({ ...FIRST_MAP, epoch });

const table = (epoch?: number, text = JSON.stringify(at(epoch ?? 0))) =>
  new FakeTable(
    'shop-prod-shard-map',
    epoch === undefined ? undefined : { id: { S: 'map' }, epoch: { N: String(epoch) }, map: { S: text } },
  );

describe('the map of shards in AWS', () => {
  it('is read as it is now, never as it was', async () => {
    const known = table(7);
    expect(await readShardMap(OWNER, SHARDS, known.client)).toEqual({
      map: at(7),
      from: 'item',
      table: 'shop-prod-shard-map',
    });
    expect(known.reads).toEqual([
      { TableName: 'shop-prod-shard-map', Key: { id: { S: 'map' } }, ConsistentRead: true },
    ]);
  });

  it('has every key on main as long as there is no table, or no item in it', async () => {
    expect(await readShardMap(OWNER, SHARDS, table().client)).toMatchObject({ map: FIRST_MAP, from: 'no-item' });
    const other = new FakeTable('shop-dev-shard-map');
    expect(await readShardMap(OWNER, SHARDS, other.client)).toMatchObject({ map: FIRST_MAP, from: 'no-table' });
  });

  it('is refused when it was edited by hand, and says in which table', async () => {
    const message = 'table shop-prod-shard-map epoch: is not the epoch of its item, which says 8';
    await expect(readShardMap(OWNER, SHARDS, table(8, JSON.stringify(at(7))).client)).rejects.toThrow(message);
    await expect(readShardMap(OWNER, SHARDS, table(8, 'main').client)).rejects.toThrow('is not JSON, found "main"');
    await expect(readShardMap(OWNER, ['orders2'], table(7).client)).rejects.toThrow('is not a shard, found "main"');
  });

  it('is not taken to be missing when AWS does not answer', async () => {
    const send = async () => {
      throw awsError('AccessDeniedException', 'not authorized to perform: dynamodb:GetItem');
    };
    await expect(readShardMap(OWNER, SHARDS, { send } as never)).rejects.toThrow('reading the map of shards: no permi');
  });

  it('is looked for in the home region, and not in another account, where every key would seem to be on main', async () => {
    const { blueprint } = loadEnvironment('prod');
    const known = table(7);
    const regions: string[] = [];
    const clients = (account?: string) => ({
      ...new FakeCloud({}, account).clients,
      tables: (region: string) => {
        regions.push(region);
        return known.client;
      },
    });
    expect((await findShardMap(blueprint, SHARDS, clients())).map).toEqual(at(7));
    expect(regions).toEqual(['us-east-1']);
    await expect(findShardMap(blueprint, SHARDS, clients('another'))).rejects.toThrow(
      'these credentials are of account another, and prod belongs to 123456789012: nothing was touched',
    );
  });

  it('is written only over the map it follows: a stale one never wins', async () => {
    const known = table();
    expect(await writeShardMap(OWNER, at(1), 0, known.client)).toBe(true);
    expect(await writeShardMap(OWNER, { ...at(1), overrides: { a: 'orders2' } }, 0, known.client)).toBe(false);
    expect(await writeShardMap(OWNER, at(2), 1, known.client)).toBe(true);
    expect(await writeShardMap(OWNER, at(9), 1, known.client)).toBe(false);
    expect((await readShardMap(OWNER, SHARDS, known.client)).map).toEqual(at(2));
    await expect(writeShardMap(OWNER, at(2), 2, known.client)).rejects.toThrow('epoch 2 does not follow 2');
  });

  it('can replace a first one that somebody wrote', async () => {
    expect(await writeShardMap(OWNER, at(1), 0, table(0).client)).toBe(true);
  });

  it('counts as written when the first answer got lost, and the second says that it is there already', async () => {
    const known = table();
    known.answersGetLost = true;
    expect(await writeShardMap(OWNER, at(1), 0, known.client)).toBe(true);
    expect(await writeShardMap(OWNER, { ...at(1), overrides: { a: 'orders2' } }, 0, known.client)).toBe(false);
  });

  it('is not written where there is no table', async () => {
    const other = new FakeTable('shop-dev-shard-map');
    await expect(writeShardMap(OWNER, at(1), 0, other.client)).rejects.toThrow(
      'there is no table shop-prod-shard-map; deploy first',
    );
  });
});
