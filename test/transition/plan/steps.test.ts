import fc from 'fast-check';
import type { Config } from '../../../lib/config/config';
import { RULES } from '../../../lib/config/rules';
import { CATALOGUE } from '../../../lib/transition/catalogue';
import { configChanges } from '../../../lib/transition/config-changes';
import { shownSecret } from '../../../lib/transition/origin-secret';
import { type Plan, planTransition } from '../../../lib/transition/plan/plan';
import { STEP_RULES } from '../../../lib/transition/plan/steps/all';
import { configurationsBetween } from '../../../lib/transition/plan/steps/between';
import { planText, TEXT_COLUMNS_MAX, TEXT_LINES_MAX } from '../../../lib/transition/plan/text';
import type { Side } from '../../../lib/transition/side';
import { isMultiZone } from '../../../lib/transition/stages';
import type { Templates } from '../../../lib/transition/template';
import { closesWayIn, regionsCutOff } from '../../../lib/transition/ways-in';
import { DOMAIN, exampleConfig } from '../../support/config';
import { fakeSide, fakeTemplates, resource, template } from '../../support/fake-templates';
import { type ConfigChange, planOf } from '../../support/plans';

const listed = (...names: string[]) => ({ regions: names.map((name) => ({ name })) });
const SEVERAL = listed('us-east-1', 'eu-west-1', 'ap-south-1', 'us-west-2');

const LARGE = { instance: 'db.m7g.large' };

/** The titles of the steps, each with the kind of its interruption. */
const inShort = ({ steps }: Plan) => steps.map(({ title, interruption }) => `${title}: ${interruption.kind}`);

describe('the steps of a plan', () => {
  const cases: readonly [name: string, before: ConfigChange, after: ConfigChange, expected: readonly string[]][] = [
    ['nothing', {}, {}, ['Deploy what the same configuration makes now: none']],
    ['a class at stage 1', {}, { database: LARGE }, ['Change database.instance: minutes']],
    ['a class at stage 2', { stage: 2 }, { stage: 2, database: LARGE }, ['Change database.instance: seconds']],
    ['storage', {}, { database: { storageGb: 50 } }, ['Change database.storageGb: none']],
    ['a table', {}, { tables: [{ name: 'carts', key: 'id' }] }, ['Change tables[carts]: none']],
    [
      'stage 2: both ways in, then one',
      {},
      { stage: 2 },
      ['Go to stage 2, with stage 1 beside it: none', 'Take away what served stage 1: connections-drop'],
    ],
    [
      'stage 2 and a larger class: second zone, class, then what served before',
      {},
      { stage: 2, database: LARGE },
      [
        'Go to stage 2, with stage 1 beside it: none',
        'Change database.instance: seconds',
        'Take away what served stage 1: connections-drop',
      ],
    ],
    [
      'back to stage 1 and a smaller class: class, then one zone',
      { stage: 2, database: LARGE },
      { reached: 2 },
      [
        'Change database.instance: seconds',
        'Go back to stage 1, with stage 2 beside it: none',
        'Take away what served stage 2: connections-drop',
      ],
    ],
    [
      'a cut-over that has begun: only its end',
      { stage: 2, overlap: [1] },
      { stage: 2 },
      ['Take away what served stage 1: connections-drop'],
    ],
    ['more regions: both stages are behind a CDN', { stage: 3 }, { stage: 4 }, ['Go to stage 4: none']],
    [
      'several regions at once, with a table that stands: one after another',
      { stage: 3 },
      { stage: 4, ...SEVERAL },
      ['Go to stage 4: none', 'Add ap-south-1: none', 'Add us-west-2: none'],
    ],
    [
      'several regions at once, with tables that are all new: at once',
      {},
      { stage: 4, ...SEVERAL, tables: [{ name: 'carts', key: 'id' }] },
      ['Go to stage 4, with stage 1 beside it: none', 'Take away what served stage 1: connections-drop'],
    ],
    [
      'several regions at once beside what served before, which goes last',
      { tables: [{ name: 'carts', key: 'id' }] },
      { stage: 4, ...SEVERAL, tables: [{ name: 'carts', key: 'id' }] },
      [
        'Go to stage 4, with stage 1 beside it: none',
        'Add ap-south-1: none',
        'Add us-west-2: none',
        'Take away what served stage 1: connections-drop',
      ],
    ],
    [
      'one region for another: first the one that comes',
      { stage: 4, ...listed('us-east-1', 'eu-west-1') },
      { stage: 4, ...listed('us-east-1', 'ap-south-1'), retired: ['region/eu-west-1'] },
      ['Add ap-south-1: none', 'Change retired, regions[eu-west-1]: none'],
    ],
    [
      'regions that are retired: one after another',
      { stage: 4, ...SEVERAL },
      { stage: 4, ...listed('us-east-1', 'us-west-2'), retired: ['region/eu-west-1', 'region/ap-south-1'] },
      ['Change retired, regions[eu-west-1]: none', 'Change retired, regions[ap-south-1]: none'],
    ],
    [
      'back to one region: names first, then servers',
      { stage: 4, ...SEVERAL },
      { stage: 3, reached: 4, ...SEVERAL },
      ['Go back to stage 3, with stage 4 beside it: none', 'Take away what served stage 4: none'],
    ],
    [
      'back to one server: other regions first',
      { stage: 4, ...SEVERAL },
      { reached: 4, ...SEVERAL },
      [
        'Go back to stage 3, with stage 4 beside it: none',
        'Take away what served stage 4: none',
        'Go back to stage 1, with stage 3 beside it: none',
        'Take away what served stage 3: connections-drop',
      ],
    ],
    [
      'a secret of the origin raised by three: by one each, all else with the first',
      { stage: 3 },
      { stage: 3, edge: { originSecretVersion: 4 }, database: { storageGb: 50 } },
      [
        'Change database.storageGb, edge: none',
        'Change edge.originSecretVersion: none',
        'Change edge.originSecretVersion: none',
      ],
    ],
    [
      'a secret of the origin raised while the CDN comes: at once, nobody has another',
      { stage: 2 },
      { stage: 3, edge: { originSecretVersion: 4 } },
      ['Go to stage 3, with stage 2 beside it: none', 'Take away what served stage 2: none'],
    ],
    [
      'a secret of the origin raised by thousands: a slip, and one step',
      { stage: 3 },
      { stage: 3, edge: { originSecretVersion: 9999 } },
      ['Change edge: none'],
    ],
    [
      'a secret of the origin lowered: one step, which the check blocks',
      { stage: 3, edge: { originSecretVersion: 4 } },
      { stage: 3, edge: { originSecretVersion: 2 } },
      ['Change edge.originSecretVersion: none'],
    ],
    [
      'more shards of the cache and another class: shards alone, last',
      { stage: 2, cache: {} },
      { stage: 2, cache: { shards: 3, node: 'cache.m7g.large' } },
      ['Change cache.node: connections-drop', 'Change cache.shards: none'],
    ],
    [
      'a version of PostgreSQL and storage: what has no way back alone, last',
      { database: { version: '16' } },
      { database: { version: '17', storageGb: 50 } },
      ['Change database.storageGb: none', 'Change database.version: minutes'],
    ],
    [
      'items that expire by another attribute: not at all, then by that',
      { tables: [{ name: 'carts', key: 'id', ttl: 'end' }] },
      { tables: [{ name: 'carts', key: 'id', ttl: 'until' }] },
      ['Change tables[carts].ttl: none', 'Change tables[carts].ttl: none'],
    ],
    [
      'more than three keys',
      {},
      { tags: { a: 'b' }, alarms: { email: 'ops@example.com' }, network: { flowLogs: true }, account: '123456789012' },
      ['Change account, tags.a, network.flowLogs and 1 more: none'],
    ],
  ];

  it.each(cases)('for %s', (_, before, after, expected) => {
    expect(inShort(planOf(before, after))).toEqual(expected);
  });

  it('wait for resolvers where there is a name, for people where there is none, and for DynamoDB', () => {
    const tables = (ttl: string) => ({ tables: [{ name: 'carts', key: 'id', ttl }] });
    const waits = (...sides: [ConfigChange, ConfigChange]) => planOf(...sides).steps.map(({ wait }) => wait);
    expect(waits({}, { stage: 2 })).toEqual([undefined, '60 s, until no resolver has the old address']);
    expect(waits({ domain: undefined }, { stage: 2, domain: undefined })).toEqual([
      undefined,
      'until all users know the new address',
    ]);
    expect(waits(tables('end'), tables('until'))).toEqual([
      undefined,
      'an hour, until DynamoDB takes another change of expiry',
    ]);
  });

  it('name on the way only regions that are listed by then, and are configurations that the rules accept', () => {
    const ami = { 'us-east-1': 'ami-0123456789abcdef0', 'us-west-2': 'ami-0123456789abcdef1' };
    const ofHome = { 'us-east-1': ami['us-east-1'] };
    const to = {
      stage: 4,
      ...SEVERAL,
      services: [{ name: 'web', image: 'nginx:1', port: 80, ami }],
      queues: [{ name: 'email', worker: { image: 'busybox:1', ami } }],
      routing: {
        policy: 'geoproximity',
        places: { AS: ['ap-south-1', 'us-west-2'], EU: ['eu-west-1', 'us-west-2', 'us-east-1'] },
      },
    } satisfies ConfigChange;
    const configsTo = (change: ConfigChange) => planOf({ stage: 3 }, change).steps.map(({ config }) => config!);
    const configs = configsTo(to);
    expect(configs.map(({ routing }) => routing?.places)).toEqual([
      { EU: ['eu-west-1', 'us-east-1'] },
      { EU: ['eu-west-1', 'us-east-1'] },
      to.routing.places,
    ]);
    const near = configsTo({ ...to, routing: { policy: 'geoproximity', bias: { 'us-west-2': 20 } } });
    expect(near.map(({ routing }) => routing?.bias)).toEqual([{}, {}, { 'us-west-2': 20 }]);
    expect(configs.map(({ services, queues }) => [services[0]?.ami, queues[0]?.worker.ami])).toEqual([
      [ofHome, ofHome],
      [ofHome, ofHome],
      [ami, ami],
    ]);
    for (const config of [...configs, ...near]) expect(RULES.flatMap(({ check }) => check(config))).toEqual([]);
  });

  it('go by latency on the way as long as no place has two regions to go to', () => {
    const places = { AS: ['ap-south-1', 'us-west-2'] };
    const to = { stage: 4, ...SEVERAL, routing: { policy: 'geolocation', places } } satisfies ConfigChange;
    const configs = planOf({ stage: 3 }, to).steps.map(({ config }) => config!);
    expect(configs.map(({ routing }) => routing?.policy)).toEqual(['latency', 'latency', 'geolocation']);
    for (const config of configs) expect(RULES.flatMap(({ check }) => check(config))).toEqual([]);
  });

  it('say which findings of one deploy they do not have', () => {
    const avoided = (...sides: [ConfigChange, ConfigChange]) => planOf(...sides).avoids;
    expect(avoided({ stage: 3 }, { stage: 4, ...SEVERAL })).toEqual(['replicas-at-once']);
    expect(avoided({ stage: 3 }, { stage: 3, edge: { originSecretVersion: 3 } })).toEqual(['origin-secret-step']);
    expect(avoided({}, { stage: 2 })).toEqual([]);
    const known = new Set(CATALOGUE.map(({ id }) => id));
    expect(STEP_RULES.flatMap(({ avoids }) => avoids ?? []).filter((id) => !known.has(id))).toEqual([]);
  });

  it('are one where templates on the way can not be made', () => {
    expect(inShort(planOf({}, { stage: 2, database: LARGE }, {}))).toEqual(['Go to stage 2: minutes']);
  });

  it('are one where only templates are known, with no line to write', () => {
    const side = (shownAs: string, MultiAZ: boolean): Side => ({
      shownAs,
      templates: { Data: template({ Main: resource('AWS::RDS::DBInstance', { MultiAZ }) }) },
    });
    const { steps } = planTransition(side('old', false), side('new', true));
    expect(steps).toMatchObject([
      { title: 'Go from old to new', configuration: [], stacks: ['Data'], reversible: true, back: 'deploy old' },
    ]);
  });

  it('have an end, whatever the rules say', () => {
    const greedy = { id: 'greedy', why: '', source: '', between: (from: Config) => from };
    const config = exampleConfig();
    expect(() => configurationsBetween(config, config, [greedy])).toThrow(
      'the step rule greedy finds a step between its own steps',
    );
  });

  it('come from rules with a name of their own, a reason and a source', () => {
    expect(new Set(STEP_RULES.map(({ id }) => id)).size).toBe(STEP_RULES.length);
    for (const { why, source } of STEP_RULES)
      expect([why, source]).toEqual([expect.stringMatching(/\.$/), expect.any(String)]);
  });
});

describe('every plan', () => {
  const MANY_TAGS = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`tag-${i}`, 'x']));
  const side = fc
    .record({
      stage: fc.constantFrom(1, 2, 3, 4),
      reached: fc.constantFrom(4),
      overlap: fc.constantFrom([], [1]),
      database: fc.record({
        instance: fc.constantFrom('db.t4g.micro', 'db.m7g.large'),
        version: fc.constantFrom('16', '17'),
        storageGb: fc.constantFrom(20, 50),
      }),
      cache: fc.record({ shards: fc.constantFrom(1, 3), node: fc.constantFrom('cache.t4g.micro', 'cache.m7g.large') }),
      tables: fc.constantFrom<{ name: string; key: string; ttl?: string }[]>(
        [],
        [{ name: 'carts', key: 'id', ttl: 'end' }],
        [{ name: 'carts', key: 'id', ttl: 'until' }],
      ),
      tags: fc.constantFrom<Record<string, string>>({}, MANY_TAGS),
      edge: fc.constantFrom({ originSecretVersion: 1 }, { originSecretVersion: 3 }),
      regions: fc.constantFrom(listed('us-east-1').regions, listed('us-east-1', 'eu-west-1').regions, SEVERAL.regions),
    })
    .map((change) => {
      const { stage, overlap } = change;
      return exampleConfig({ ...change, domain: DOMAIN, overlap: overlap.filter((kept) => kept !== stage) });
    });
  const everyPlan = (check: (plan: Plan, from: Config, to: Config) => void) =>
    fc.assert(
      fc.property(side, side, (from, to) =>
        check(planTransition(fakeSide(from), fakeSide(to), { templatesOf: fakeTemplates }), from, to),
      ),
    );

  it('ends where it shall', () => {
    everyPlan(({ steps }, _, to) => expect(steps.at(-1)?.config).toBe(to));
  });

  it('changes class and zones of the database in different deploys, and shards of the cache alone', () => {
    everyPlan(({ steps }, from) => {
      steps.forEach(({ config: to }, i) => {
        const before = i === 0 ? from : steps[i - 1]!.config!;
        const zones = isMultiZone(before.stage) !== isMultiZone(to!.stage);
        const paths = configChanges(before, to!).map(({ path }) => path);
        expect([zones, paths]).not.toEqual([true, expect.arrayContaining(['database.instance'])]);
        if (paths.some((path) => ['cache.shards', 'database.version'].includes(path))) expect(paths).toHaveLength(1);
      });
    });
  });

  it('raises the secret of the origin by one at a time where a CDN stands', () => {
    everyPlan(({ steps }, from, to) => {
      const secrets = [from, ...steps.map(({ config }) => config!)].map(shownSecret);
      secrets.slice(1).forEach((secret, i) => {
        const before = secrets[i];
        if (secret === undefined || before === undefined || to.edge!.originSecretVersion < before) return;
        expect([0, 1]).toContain(secret - before);
      });
    });
  });

  it('changes one region at a time, as there is a map of shards in all of them', () => {
    everyPlan(({ steps }, from) => {
      [from, ...steps.map(({ config }) => config!)].forEach(({ regions }, i, all) => {
        const names = (all[i + 1]?.regions ?? regions).map(({ name }) => name);
        const old = regions.map(({ name }) => name);
        const changed = [
          ...names.filter((name) => !old.includes(name)),
          ...old.filter((name) => !names.includes(name)),
        ];
        expect(changed.length).toBeLessThan(2);
      });
    });
  });

  it('lets no region go that serves, but after its names', () => {
    everyPlan(({ steps }, from) => {
      steps.forEach(({ config: to }, i) => {
        const before = i === 0 ? from : steps[i - 1]!.config!;
        if (closesWayIn(before, to!)) expect(to!.overlap).toContain(before.stage);
        expect(regionsCutOff(before, to!)).toEqual([]);
      });
    });
  });

  it('has something to write in each of several steps', () => {
    everyPlan(({ steps }) => {
      if (steps.length > 1) for (const { configuration } of steps) expect(configuration).not.toEqual([]);
    });
  });

  it('names every resource that differs, so that its changes lead from one side to the other', () => {
    everyPlan(({ steps }, from, to) => {
      const state = new Map(ids(fakeTemplates(from)).map(([id, json]) => [id, json]));
      for (const { changes, config } of steps) {
        const next = new Map(ids(fakeTemplates(config!)));
        for (const { stack, logicalId, action } of changes) {
          const id = `${stack}/${logicalId}`;
          expect([id, action === 'create']).toEqual([id, !state.has(id)]);
          if (action === 'remove') state.delete(id);
          else state.set(id, next.get(id)!);
        }
      }
      expect([...state].sort()).toEqual(ids(fakeTemplates(to)).sort());
    });
  });

  it('fits a screen', () => {
    everyPlan((plan) => {
      const lines = planText(plan).split('\n');
      expect(lines.length).toBeLessThanOrEqual(TEXT_LINES_MAX);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(TEXT_COLUMNS_MAX);
      expect(lines.at(-1)).toMatch(/^Minutes are assumptions/);
      const starting = (text: RegExp) => lines.filter((line) => text.test(line)).length;
      expect([starting(/^\d\. /), starting(/^ {3}back /)]).toEqual([plan.steps.length, plan.steps.length]);
    });
  });
});

function ids(templates: Templates): [string, string][] {
  return Object.entries(templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([id, json]): [string, string] => [`${stack}/${id}`, JSON.stringify(json)]),
  );
}
