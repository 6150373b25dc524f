import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyPlace, namedFile, shardList, slotCount } from '../../lib/cli/shard-options';
import { planEnd } from '../../lib/cli/shard-plan-end';
import { planText } from '../../lib/cli/shard-plan-text';
import { whereText } from '../../lib/cli/shard-where-text';
import { skewText } from '../../lib/cli/skew-text';
import { FIRST_MAP, type ShardMap } from '../../lib/sharding/map';
import { planShards } from '../../lib/sharding/plan';
import { finder } from '../../lib/sharding/route';
import { skewOf } from '../../lib/sharding/skew';
import { parseShardMap } from '../../lib/sharding/validate';
import type { Sharding } from '../../lib/sharding/wanted';
import { stagecoach } from '../support/run';

const folder = mkdtempSync(join(tmpdir(), 'shards-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const first = file('first.json', FIRST_MAP);
const HASH: Sharding = { strategy: 'hash', overrides: {} };

describe('shards where', () => {
  it('says shard, reason, database, secret and epoch, and which map it goes by', () => {
    const { status, stdout } = stagecoach('shards', 'where', 'prod', 'tenant-42', '--map', first);
    expect([status, stdout.split('\n')]).toEqual([
      0,
      [
        'key       "tenant-42"',
        'shard     main',
        'because   its slot is 3953',
        'database  shop-prod-main',
        'secret    shop/prod/database/main',
        `map       epoch 0, file ${first}`,
        '',
      ],
    ]);
  });

  it.each<[ShardMap['placement'], overrides: Record<string, string>, place: string | undefined, because: string]>([
    [FIRST_MAP.placement, { 'tenant-42': 'main' }, undefined, 'it has an override'],
    [{ strategy: 'range', ranges: [{ from: '', shard: 'main' }, { from: 'm', shard: 'main' }] }, {}, undefined, 'it is in the range from "m"'],
    [{ strategy: 'geographic', places: { IN: 'main' }, default: 'main' }, {}, 'IN', 'its place is IN'],
    [{ strategy: 'geographic', places: { IN: 'main' }, default: 'main' }, {}, 'US', 'the default: US has no shard'],
    [{ strategy: 'directory', default: 'main' }, {}, undefined, 'the default: it has no override, and no place was said'],
  ])('gives the reason with %j, overrides %j and place %s', (placement, overrides, place, because) => {
    const route = finder({ ...FIRST_MAP, placement, overrides })('tenant-42', place);
    const rest = { shard: 'main', epoch: 1, source: 'table t', database: 'd', secret: 's' };
    const text = whereText({ key: 'tenant-42', ...(place ? { place } : {}), because: route, ...rest });
    expect(text).toContain(`because   ${because}\n`);
  }); // biome-ignore format: a table

  it('refuses a map that can not be trusted, with every problem, and 2: nothing is guessed', () => {
    const slots = [{ from: 0, to: 9, shard: 'mian' }];
    const bad = file('bad.json', { ...FIRST_MAP, placement: { strategy: 'hash', slots } });
    expect(stagecoach('shards', 'where', 'prod', 'a', '--map', bad)).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        `${bad} placement.slots: leaves a gap: slots 10 to 4095 on no shard (0 to 4095 without gap)`,
        `${bad} placement.slots[0].shard: is not a shard, found "mian"; use one of: main, orders2`,
        '2 problems\n',
      ].join('\n'),
    });
  });
});

describe('shards plan', () => {
  it('--json: gives a map that can be read again, after which nothing is left to do', () => {
    const { status, stdout } = stagecoach('shards', 'plan', 'prod', '--map', first, '--json');
    const made = JSON.parse(stdout);
    expect([status, Object.keys(made)]).toEqual([
      0,
      ['ok', 'environment', 'source', 'before', 'after', 'moves', 'steps', 'slots', 'changed'],
    ]);
    expect([made.changed, made.steps.length, parseShardMap(made.after).epoch]).toEqual([false, 32, 32]);
    const then = stagecoach('shards', 'plan', 'prod', '--map', file('then.json', made.after)).stdout;
    expect(then).toContain('nothing moves: the map is what the configuration asks for');
    expect(then).not.toContain('apply');
  });

  it('names the shards there are when --to has another, with 2', () => {
    expect(stagecoach('shards', 'plan', 'prod', '--map', first, '--to', 'main,orders3')).toEqual({
      status: 2,
      stdout: '',
      stderr: '--to: is not a shard of this configuration, found "orders3"; use: main, orders2\n1 problem\n',
    });
  });

  it('refuses an option that it does not understand, with 2', () => {
    const { status, stderr } = stagecoach('shards', 'plan', 'prod', '--map', first, '--slots-per-step', '0');
    expect([status, stderr]).toEqual([2, expect.stringContaining('it is a whole number from 1 to 4096')]);
    expect(() => slotCount('4097')).toThrow('it is a whole number from 1 to 4096.');
    expect(() => keyPlace('tenant-42')).toThrow('it is a key and its country, e.g. tenant-42=IN.');
    expect(() => keyPlace('tenant-42=India')).toThrow('it is a country code in capitals, e.g. IN.');
    expect(() => namedFile('nowhere.txt')).toThrow("it can't be read: ENOENT.");
    expect(keyPlace('a=b=IN', { c: 'US' })).toEqual({ c: 'US', 'a=b': 'IN' });
    expect(shardList('main, orders2,main,')).toEqual(['main', 'orders2']);
  });

  it('shows balance, the least possible, the first steps, and how to do it', () => {
    const plan = planShards({ map: FIRST_MAP, sharding: HASH, shards: ['main', 'orders2'], slotsPerStep: 128 });
    expect(
      [planText('prod', 'table t', plan), ...planEnd(plan, { environment: 'prod', shards: ['main', 'orders2'] })].join(
        '\n',
      ),
    ).toBe(
      [
        'prod: hash; epoch 0 now, table t',
        'SHARD            SLOTS NOW  SHARE     SLOTS THEN  SHARE',
        'main             4096       100.0 %   2048        50.0 %',
        'orders2          0          0.0 %     2048        50.0 %',
        '2048 slots move, 50.0 % of all; the least possible is 2048, 50.0 %',
        '16 steps, each ends with the map one epoch later:',
        ...Array.from({ length: 10 }, (_, i) => {
          const from = 2048 + 128 * i;
          return `${`${i + 1}.`.padEnd(4)}main -> orders2: 128 slots, ${from}-${from + 127}`;
        }),
        'and 6 more, which --json lists',
        'nothing was changed',
        'to do it: npx stagecoach shards apply prod --to main,orders2',
      ].join('\n'),
    );
  });

  it('says what becomes of a shard that is emptied', () => {
    const shards = ['main', 'orders2'];
    const even = planShards({ map: FIRST_MAP, sharding: HASH, shards }).after;
    const end = (to: string[], overrides = {}) => {
      const plan = planShards({ map: { ...even, overrides }, sharding: { ...HASH, overrides }, shards, to });
      return planEnd(plan, { environment: 'prod', shards, to })[0]?.replaceAll('\n  ', ' ');
    };
    expect(end(['orders2'])).toBe(
      'main will have no slots; it stays, at its price, for tables without a key: the first database is main for ever',
    );
    expect(end(['main'])).toBe(
      'orders2 will have no slots; once what is left there was cleaned, it may go: retired: [shard/orders2]',
    );
    expect(end(['main'], { 'tenant-42': 'orders2' })).toBe(
      'orders2 will have no slots, but a key by override: it must stay',
    );
  });

  it('repeats how it was asked in the command that does it, and does not promise what apply refuses', () => {
    const shards = ['main', 'orders2'];
    const last = (map: ShardMap, sharding: Sharding) =>
      planEnd(planShards({ map, sharding, shards }), { environment: 'prod', shards, to: shards, slotsPerStep: 9 }).at(
        -1,
      );
    expect(last(FIRST_MAP, HASH)).toBe(
      'to do it: npx stagecoach shards apply prod --slots-per-step 9 --to main,orders2',
    );
    const overrides = { 'tenant-42': 'main' };
    const refused = 'shards apply moves slots only, and ';
    expect(last({ ...FIRST_MAP, overrides }, { ...HASH, overrides })).toBe(`${refused}refuses a map with overrides`);
    expect(last(FIRST_MAP, { ...HASH, overrides })).toBe(`${refused}can't do 1 of these steps`);
  });

  it('shows in words what moves with other strategies, and that apply moves slots only', () => {
    const sharding: Sharding = {
      strategy: 'range',
      ranges: [{ from: '', shard: 'main' }, { from: 'm', shard: 'orders2' }, { from: 't', shard: 'main' }],
      overrides: {},
    }; // biome-ignore format: short
    const plan = planShards({ map: FIRST_MAP, sharding, shards: ['main', 'orders2'] });
    expect(
      [planText('prod', 'table t', plan), ...planEnd(plan, { environment: 'prod', shards: ['main', 'orders2'] })].join(
        '\n',
      ),
    ).toBe(
      [
        'prod: range; epoch 0 now, table t',
        'KEYS                                                        NOW               THEN',
        'from ""                                                     main              main',
        'from "m"                                                    main              orders2',
        'from "t"                                                    main              main',
        '2 steps, each ends with the map one epoch later:',
        '1. the map alone: strategy range, 0 overrides; no key moves',
        '2. main -> orders2: keys from "m" up to before "t"',
        'nothing was changed',
        "shards apply moves slots only, and can't do these steps",
      ].join('\n'),
    );
  });

  it('fits 100 columns, however many and long the names are', () => {
    const shards = ['main', ...Array.from({ length: 63 }, (_, i) => `orders${'x'.repeat(7)}${i + 10}`)];
    const long = `${'tenant '.repeat(30)}${'x'.repeat(120)}`;
    const maps: Sharding[] = [
      { ...HASH, overrides: { [long]: shards[9]! } },
      {
        strategy: 'range',
        ranges: [
          { from: '', shard: 'main' },
          { from: long, shard: shards[9]! },
        ],
        overrides: {},
      },
      { strategy: 'geographic', places: { IN: shards[9]! }, default: shards[8]!, overrides: { [long]: shards[3]! } },
      { strategy: 'directory', default: shards[8]!, overrides: {} },
    ];
    for (const sharding of maps) {
      const even = planShards({ map: FIRST_MAP, sharding: HASH, shards: shards.slice(0, 40) }).after;
      const map = sharding.strategy === 'hash' ? even : FIRST_MAP;
      const plan = planShards({ map, sharding, shards });
      const skew = skewOf([{ key: long, weight: 1 }, { key: 'a', weight: 1e12 / 3 }], map, plan.after, shards); // biome-ignore format: short
      const route = finder(plan.after)(long);
      const where = {
        key: long,
        shard: route.shard,
        because: route,
        epoch: 1,
        source: long,
        database: long,
        secret: long,
      };
      const text = [
        planText(long, long, plan),
        skewText(long, skew),
        ...planEnd(plan, { environment: 'prod', shards }),
        whereText(where),
      ];
      expect(text.join('\n').split('\n').filter((line) => line.length > 100)).toEqual([]); // biome-ignore format: short
    }
  });
});
