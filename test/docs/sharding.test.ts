import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIRST_MAP } from '../../lib/sharding/map';
import { mapItem } from '../../lib/sharding/validate';
import { ROOT, stagecoach } from '../support/run';
import { shardReader } from '../support/shard-reader';

const text = readFileSync(join(ROOT, 'docs/sharding.md'), 'utf8');
const contract = readFileSync(join(ROOT, 'docs/contract/README.md'), 'utf8');

describe('docs/contract/README.md', () => {
  it('shows a reader that works', async () => {
    const example = readFileSync(join(ROOT, 'test/support/shard-reader.ts'), 'utf8');
    expect(/```ts\n([\s\S]+?)```/.exec(contract)?.[1]).toBe(
      example.replace('../../lib/sharding/reader', './sharding/reader'),
    );
    const shard = { readers: [], database: 'shop', secret: 's' };
    const database = { schemaVersion: 1, shards: { main: shard }, shardMap: { table: 't', id: 'map' } };
    const pages = [
      { Parameters: [{ Name: '/shop/prod/topology/cache', Value: '{}' }], NextToken: 'more' },
      { Parameters: [{ Name: '/shop/prod/topology/database', Value: JSON.stringify(database) }] },
    ];
    const { SSMClient } = await import('@aws-sdk/client-ssm');
    const ssm = Object.assign(new SSMClient({ region: 'us-east-1' }), { send: async () => pages.shift() });
    const { map } = mapItem(FIRST_MAP);
    const dynamodb = { send: async () => ({ Item: { epoch: { N: '0' }, map: { S: map } } }) };
    const reader = shardReader('/shop/prod/topology', ssm as never, dynamodb as never);
    expect(await reader.shardFor('tenant-42')).toEqual({ name: 'main', ...shard });
  });
});

describe('docs/sharding.md', () => {
  it('shows what shards plan really says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sharding-'));
    const [map, keys] = [join(folder, 'first.json'), join(folder, 'hour.txt')];
    writeFileSync(map, JSON.stringify(FIRST_MAP));
    writeFileSync(keys, [...Array.from({ length: 1_000 }, (_, i) => `tenant-${i}`), 'tenant-42\t1500'].join('\n'));
    const said = stagecoach('shards', 'plan', 'prod', '--map', map, '--keys', keys, '--slots-per-step', '1024').stdout;
    const [, command, shown] = /\$ (npx stagecoach shards plan .+)\n([\s\S]+?)```/.exec(text) ?? [];
    expect(command).toBe('npx stagecoach shards plan prod --map first.json --keys hour.txt --slots-per-step 1024');
    expect(said.replaceAll(map, 'first.json').replaceAll(keys, 'hour.txt')).toBe(shown);
    rmSync(folder, { recursive: true });
  });

  it('is short enough to be read', () => expect(text.split('\n').length).toBeLessThanOrEqual(110));
});
