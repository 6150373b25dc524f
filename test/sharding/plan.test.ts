import { ConfigError } from '../../lib/config/problem';
import { FIRST_MAP, type ShardMap } from '../../lib/sharding/map';
import { planShards } from '../../lib/sharding/plan';
import type { Sharding } from '../../lib/sharding/wanted';
import { exampleConfig } from '../support/config';

const HASH: Sharding = { strategy: 'hash', overrides: {} };
const TWO = ['main', 'orders2'];

const at = (placement: ShardMap['placement'], overrides: Record<string, string> = {}): ShardMap => ({
  schemaVersion: 1,
  epoch: 5,
  placement,
  overrides,
});

describe('a plan', () => {
  it('spreads slots over all shards, with the least moves, in steps that raise the epoch one by one', () => {
    const { slots, steps, moves, after } = planShards({ map: FIRST_MAP, sharding: HASH, shards: TWO });
    expect(slots).toEqual({
      shards: [
        { shard: 'main', before: 4096, after: 2048 },
        { shard: 'orders2', before: 0, after: 2048 },
      ],
      moved: 2048,
      least: 2048,
      movedShare: 0.5,
      leastShare: 0.5,
    });
    expect(moves).toEqual([{ kind: 'slots', from: 'main', to: 'orders2', slots: [{ from: 2048, to: 4095 }] }]);
    expect([steps.length, after.epoch]).toEqual([32, 32]);
    expect(planShards({ map: after, sharding: HASH, shards: TWO }).steps).toEqual([]);
  });

  it('empties a shard that is not among the targets, whatever their order', () => {
    const map = planShards({ map: FIRST_MAP, sharding: HASH, shards: TWO }).after;
    const { slots } = planShards({ map, sharding: HASH, shards: TWO, to: ['orders2'] });
    expect(slots?.shards.map(({ after }) => after)).toEqual([0, 4096]);
    const shards = [...TWO, 'big'];
    expect(planShards({ map, sharding: HASH, shards, to: ['big', 'main'] })).toEqual(
      planShards({ map, sharding: HASH, shards, to: ['main', 'big'] }),
    );
  });

  it('gives a key its override before slots move, and takes it back after', () => {
    const map = { ...FIRST_MAP, overrides: { old: 'orders2' } };
    const sharding: Sharding = { strategy: 'hash', overrides: { 'tenant-42': 'orders2', 'tenant-1': 'main' } };
    const { steps, after } = planShards({ map, sharding, shards: TWO, slotsPerStep: 4096 });
    expect(steps).toEqual([
      { kind: 'map', placement: FIRST_MAP.placement, overrides: { old: 'orders2', 'tenant-1': 'main' } },
      { kind: 'key', key: 'tenant-42', from: 'main', to: 'orders2' },
      { kind: 'slots', from: 'main', to: 'orders2', slots: [{ from: 2048, to: 4095 }] },
      { kind: 'map', placement: after.placement, overrides: sharding.overrides },
    ]);
  });

  it.each<[Sharding, kinds: readonly string[]]>([
    [{ strategy: 'range', ranges: [{ from: '', shard: 'main' }, { from: 'm', shard: 'orders2' }], overrides: {} }, ['map', 'range']],
    [{ strategy: 'geographic', places: { IN: 'orders2' }, default: 'main', overrides: {} }, ['map', 'place']],
    [{ strategy: 'directory', default: 'orders2', overrides: {} }, ['map', 'rest']],
  ])('goes from everything on main to %j', (sharding, kinds) => {
    const { steps, slots, after } = planShards({ map: FIRST_MAP, sharding, shards: TWO });
    expect([steps.map(({ kind }) => kind), slots, after.epoch]).toEqual([kinds, undefined, 2]);
  }); // biome-ignore format: a table

  it('does not change the strategy while keys live on two shards', () => {
    const { after } = planShards({ map: FIRST_MAP, sharding: HASH, shards: TWO });
    const sharding: Sharding = { strategy: 'directory', default: 'main', overrides: {} };
    expect(() => planShards({ map: after, sharding, shards: TWO })).toThrow(
      'shard map placement.strategy: can\'t become directory while keys live on 2 shards (main, orders2), found "hash"; ' +
        'bring all keys to one shard first, with strategy hash',
    );
  });

  it('wants the place of a key to be known before it takes it from a shard that goes by place', () => {
    const map = at({ strategy: 'geographic', places: { IN: 'orders2' }, default: 'main' });
    const request = { map, shards: [...TWO, 'big'] };
    const sharding: Sharding = {
      strategy: 'geographic',
      places: { IN: 'orders2' },
      default: 'main',
      overrides: { 'tenant-42': 'big' },
    };
    expect(() => planShards({ ...request, sharding })).toThrow(
      'shard map overrides["tenant-42"]: changes, and which shard it leaves or joins depends on its place; say --place tenant-42=CC with its country',
    );
    const { moves } = planShards({ ...request, sharding, places: { 'tenant-42': 'IN' } });
    expect(moves).toEqual([{ kind: 'key', key: 'tenant-42', from: 'orders2', to: 'big' }]);
  });

  it.each([
    [HASH, ['main', 'orders3', 'x'], '--to: is not a shard of this configuration, found "orders3"; use: main, orders2\n--to: is not a shard of this configuration, found "x"; use: main, orders2\n2 problems'],
    [HASH, [], '--to: names no shard; use: main, orders2\n1 problem'],
    [{ strategy: 'directory', default: 'main', overrides: {} } as const, ['main'], '--to: says nothing with strategy directory, found "main"; change database.sharding, and leave --to out\n1 problem'],
  ])('refuses wrong targets: %#', (sharding, to, message) => {
    expect(() => planShards({ map: FIRST_MAP, sharding, shards: TWO, to })).toThrow(ConfigError);
    expect(() => planShards({ map: FIRST_MAP, sharding, shards: TWO, to })).toThrow(message);
  }); // biome-ignore format: a table

  it('has nothing to do for a configuration without sharding', () => {
    const { sharding, shards } = exampleConfig().database;
    expect(planShards({ map: FIRST_MAP, sharding, shards }).steps).toEqual([]);
  });
});
