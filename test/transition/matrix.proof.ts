import { type Config, defaultEdge, type ScalingStage } from '../../lib/config/config';
import { RULES } from '../../lib/config/rules';
import { checkTransition } from '../../lib/transition/check';
import { configurationsBetween } from '../../lib/transition/plan/steps/between';
import type { Side } from '../../lib/transition/side';
import { STAGES } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { pairwise, type Row } from '../support/pairwise';
import { environmentSideOf } from '../support/sides';

const BUILT = Object.keys(STAGES).map(Number) as ScalingStage[];

const WEB = { name: 'web', image: 'nginx:1', port: 80, databaseConnections: 1 };
const worker = { image: 'busybox:1' };

/**
 * Options with two variants each: then as few rows as there are can cover every pair of them for every way between stages. What a
 * stage does not have yet is left out of its configuration.
 */
const OPTIONS = {
  tables: [
    [],
    [
      { name: 'carts', key: 'cartId', ttl: 'expires' },
      { name: 'users', key: 'id' },
    ],
  ],
  alarms: [{}, { email: 'ops@example.com', monthlyBudgetUsd: 100 }],
  edge: [
    { static: [{ path: '/assets/*', ttlSeconds: 60 }], originSecretVersion: 3 },
    { cache: [{ path: '/api/orders/*', ttlSeconds: 5, query: ['page'] }], waf: 'count' },
  ],
  messaging: [
    { queues: [{ name: 'email', worker }] },
    {
      queues: [
        { name: 'email', worker: { ...worker, min: 0 } },
        { name: 'ledger', worker, fifo: true },
      ],
      topics: [{ name: 'paid', subscribers: [{ queue: 'email', filter: { kind: ['card'] } }] }],
    },
  ],
  shards: [['main'], ['main', 'orders2']],
  // The set by latency stands beside both.
  routing: [
    { policy: 'geolocation', places: { EU: ['eu-west-1', 'ap-south-1'], default: ['us-east-1', 'eu-west-1'] } },
    { policy: 'geoproximity', bias: { 'ap-south-1': 20 }, failoverSeconds: { interval: 30, threshold: 2 } },
  ],
  events: [[], [{ name: 'catalog.changed', subscribers: [{ queue: 'email' }] }]],
  replicas: [0, 2],
  services: [
    [WEB],
    [
      { ...WEB, path: '/*' },
      { ...WEB, name: 'orders', path: '/api/orders/*', host: 'orders.shop.example.com' },
    ],
  ],
  domain: [undefined, DOMAIN],
  unprotected: ['', 'throw-away'],
  flowLogs: [false, true],
  sizes: [
    { backupDays: 1, storageGb: 20 },
    { backupDays: 7, storageGb: 400 },
  ],
} as const;

type Variant = Row<typeof OPTIONS>;

const HOME = [{ name: 'us-east-1' }];
const ALL = [...HOME, { name: 'eu-west-1' }, { name: 'ap-south-1' }];

/** A configuration that has been as far as `reached`; from stage 4 on with three regions. */
function configOf(
  stage: ScalingStage,
  variant: Variant,
  reached: ScalingStage = stage,
  overlap: ScalingStage[] = [],
): Config {
  const { domain, flowLogs, sizes, replicas, edge, messaging, shards, routing, events, ...rest } = variant;
  const furthest = Math.max(stage, reached);
  const from = (first: number, options: object) => (furthest >= first ? options : {});
  const needed = furthest >= 3 ? DOMAIN : domain;
  return exampleConfig({
    stage,
    reached,
    overlap,
    ...(rest as object),
    ...from(3, { edge, ...messaging }),
    ...from(4, { routing, events }),
    ...(needed ? { domain: needed } : {}),
    network: { flowLogs },
    database: {
      ...sizes,
      ...(furthest >= 2 && replicas > 0 ? { replicas } : {}),
      ...from(3, { shards }),
    },
    regions: furthest >= 4 ? ALL : HOME,
  });
}

/** A way up and back between two stages, which passes both in every direction that there is. */
interface Way {
  readonly lower: ScalingStage;
  readonly upper: ScalingStage;
  /** Regions at the beginning: several are there because the environment has been at stage 4. */
  readonly regions: 1 | 3;
}

const WAYS: readonly Way[] = BUILT.flatMap((lower) =>
  BUILT.filter((upper) => upper > lower).flatMap((upper): Way[] => {
    const fresh = { lower, upper, regions: 1 } as const;
    // From stage 4 on there are always several: up again is with them.
    return upper === 4 ? [fresh] : [fresh, { lower, upper, regions: 3 }];
  }),
);

const furthestOn = ({ upper, regions }: Way): ScalingStage => (regions === 3 ? 4 : upper);

/** Where a way leads: up, back, and where that was with one region, up again with several. */
function stopsOn(way: Way, variant: Variant): Config[] {
  const { lower, upper, regions } = way;
  const furthest = furthestOn(way);
  const [top, back] = [configOf(upper, variant, furthest), configOf(lower, variant, furthest)];
  if (regions === 3) return [back, top, back];
  return [configOf(lower, variant), top, back, ...(upper === 4 ? [top] : [])];
}

const legsOf = (stops: readonly Config[]) => stops.slice(1).map((stop, i) => [stops[i]!, stop] as const);

const named = ({ lower, upper, regions }: Way) =>
  `between ${lower} and ${upper}, beginning with ${regions === 1 ? 'one region' : 'three regions'}`;

/** Options that only later stages have. */
const SINCE: Readonly<Record<string, ScalingStage>> = { edge: 3, messaging: 3, shards: 3, routing: 4, events: 4 };

/** The first variant of everything. */
const PLAIN = Object.fromEntries(Object.entries(OPTIONS).map(([name, [first]]) => [name, first])) as unknown as Variant;

/** Ways that lead as far as each other, with the options that all of them have. */
const GROUPS = ([2, 3, 4] as const).map((furthest) => ({
  ways: WAYS.filter((way) => furthestOn(way) === furthest),
  options: Object.fromEntries(
    Object.entries(OPTIONS).filter(([name]) => (SINCE[name] ?? 1) <= furthest),
  ) as unknown as typeof OPTIONS,
}));

const ROWS = GROUPS.flatMap(({ ways, options }) =>
  pairwise({ way: ways, ...options }).map(({ way, ...row }) => ({ way, variant: { ...PLAIN, ...row } })),
);

/** Sides that were asked for last: the tests share what the synthesizer made, and need not all of it to the end. */
const made = new Map<string, Side>();
const MADE_MAX = 12;

function sideOf(config: Config): Side {
  const key = JSON.stringify(config);
  const side = made.get(key) ?? environmentSideOf(config);
  made.delete(key);
  made.set(key, side);
  const [oldest] = made.keys();
  if (made.size > MADE_MAX && oldest !== undefined) made.delete(oldest);
  return side;
}

const findings = (from: Config, to: Config) => checkTransition(sideOf(from), sideOf(to)).findings;
const blockers = (from: Config, to: Config) => findings(from, to).filter(({ severity }) => severity === 'blocker');

describe('every pair of stages, in every variant', () => {
  it('is made of a covering set of options, each a configuration that the rules accept', () => {
    const legs = WAYS.flatMap((way) => legsOf(stopsOn(way, PLAIN)));
    const met = new Set(legs.map(([a, b]) => `${a.stage}${b.stage} ${a.regions.length}`));
    const pairs = BUILT.flatMap((from) => BUILT.filter((to) => to !== from).map((to) => `${from}${to}`));
    // From stage 4 there is no way with one region.
    const ways = pairs.flatMap((pair) => [...(pair.startsWith('4') ? [] : [`${pair} 1`]), `${pair} 3`]);
    expect([pairs.length, [...met].sort()]).toEqual([12, ways.sort()]);
    for (const config of ROWS.flatMap(({ way, variant }) => stopsOn(way, variant)))
      expect(RULES.flatMap(({ check }) => check(config))).toEqual([]);
    for (const { ways, options } of GROUPS) {
      const rows = ROWS.filter(({ way }) => ways.includes(way));
      const all = Object.entries(options) as [keyof typeof OPTIONS, readonly unknown[]][];
      for (const [a, variants] of all) {
        const met = new Set(rows.map(({ way, variant }) => JSON.stringify([way, variant[a]])));
        expect([a, met.size]).toEqual([a, ways.length * variants.length]);
        for (const [b, others] of all) {
          if (a === b) continue;
          const pairs = new Set(rows.map(({ variant }) => JSON.stringify([variant[a], variant[b]])));
          expect([a, b, pairs.size]).toEqual([a, b, variants.length * others.length]);
        }
      }
    }
  });

  const cases = ROWS.map(({ way, variant }) => [named(way), JSON.stringify(variant), way, variant] as const);
  it.each(cases)('loses nothing, and warns of no outage at any step of a plan %s: %s', (_, __, way, variant) => {
    const stops = stopsOn(way, variant);
    const legs = legsOf(stops);
    const steps = legs.flatMap(([from, to]) =>
      legsOf([from, ...configurationsBetween(from, to).map(({ config }) => config), to]),
    );
    const said = steps.flatMap(([from, to]) => findings(from, to));
    const outages = ['entrance-overlap', 'regions-leave-first'];
    expect(said.filter(({ severity, rule }) => severity === 'blocker' || outages.includes(rule))).toEqual([]);
    for (const stop of stops) expect(findings(stop, stop)).toEqual([]);

    // In one step as well, but for copies of a table that stands already.
    for (const [from, to] of legs) {
      const isCopied = variant.tables.length > 0 || from.reached >= 3;
      const rules = new Set(blockers(from, to).map(({ rule }) => rule));
      expect([...rules]).toEqual(to.regions.length > from.regions.length && isCopied ? ['replicas-at-once'] : []);
    }

    if (variant !== ROWS.find((row) => row.way === way && row.variant.tables.length > 0)?.variant) return;
    // Once for each way: back with less than the data of all it has been, and without regions.
    for (const [from, to] of legs.filter(([from, to]) => from.stage > to.stage && from.stage === from.reached)) {
      expect(blockers(from, configOf(to.stage, variant))).not.toEqual([]);
      if (from.stage < 4) continue;
      const alone = blockers(from, { ...to, regions: to.regions.slice(0, 1) }).map(({ rule }) => rule);
      expect(alone).toEqual(expect.arrayContaining(['region-removed', 'replica-region-removed', 'stack-vanished']));
    }
  });
});

// What stages between them have, the last one has too.
describe.each([1, 4] as const)('an edit at stage %i', (stage) => {
  const base = {
    ...configOf(stage, { ...PLAIN, unprotected: '' }),
    tables: [{ name: 'carts', key: 'cartId' }],
    ...(stage === 4 ? { regions: exampleConfig({ regions: ALL.slice(0, 2) }).regions, routing: undefined } : {}),
  };
  const { database } = base;
  const [service] = base.services;

  it.each<[string, Partial<Config>]>([
    ['database class', { database: { ...database, instance: 'db.m7g.large' } }],
    ['more storage', { database: { ...database, storageGb: 1000, maxStorageGb: 2000 } }],
    ['more backups', { database: { ...database, backupDays: 30 } }],
    ['alarms', { alarms: { email: 'other@example.com', monthlyBudgetUsd: 50 } }],
    ['tags', { tags: { team: 'a', cost: 'b' } }],
    ['an image', { services: service ? [{ ...service, image: 'nginx:2' }] : [] }],
    ['a server class', { services: service ? [{ ...service, instance: 'c7g.xlarge' }] : [] }],
    ['policy packs', { policy: ['AwsSolutions', 'NIST.800.53.R5'] }],
    ['one more table', { tables: [...base.tables, { name: 'users', key: 'id' }] }],
    ['a time to live', { tables: [{ name: 'carts', key: 'cartId', ttl: 'expires' }] }],
    ['a flow log', { network: { ...base.network, flowLogs: true } }],
    ['a domain', { domain: DOMAIN }],
    ['another order of keys', { services: [...base.services].reverse() }],
  ])('%s is legal', (_, change) => {
    expect(blockers(base, { ...base, ...change })).toEqual([]);
  });

  it.each<[string, Partial<Config>]>([
    ['another address block', { regions: base.regions.map((region) => ({ ...region, cidr: '10.200.0.0/16' })) }],
    ['other zones', { regions: base.regions.map((region) => ({ ...region, zones: [...region.zones].reverse() })) }],
    ['another name of the SQL database', { database: { ...database, name: 'other' } }],
    ['a table that goes', { tables: [] }],
    ['another key of a table', { tables: [{ name: 'carts', key: 'id' }] }],
    ['no protection', { unprotected: 'throw-away' }],
    ['another region', { regions: base.regions.with(-1, { ...base.regions.at(-1)!, name: 'ap-south-1' }) }],
    ['another application', { app: 'store' }],
  ])('%s is blocked', (_, change) => {
    expect(blockers(base, { ...base, ...change })).not.toEqual([]);
  });

  it('lets a table go that is listed under retired', () => {
    expect(blockers(base, { ...base, tables: [], retired: ['table/carts'] })).toEqual([]);
  });
});

describe('an edit of what stage 3 has', () => {
  const { messaging, edge: edges, shards } = OPTIONS;
  const base = configOf(3, {
    ...PLAIN,
    messaging: messaging[1],
    edge: edges[1],
    shards: shards[1],
    unprotected: '',
  });
  const { queues, topics } = base;
  const edge = { ...defaultEdge(), ...base.edge };
  const changed = (change: object) => queues.map((queue) => ({ ...queue, ...change }));
  const sms = { ...queues[0]!, name: 'sms' };

  it.each<[string, Partial<Config>]>([
    ['one more queue', { queues: [...queues, sms] }],
    ['queues in another order', { queues: [...queues].reverse() }],
    ['times of a queue', { queues: changed({ visibilitySeconds: 600, handlerSeconds: 100, maxReceives: 9 }) }],
    ['more workers', { queues: queues.map((queue) => ({ ...queue, worker: { ...queue.worker, max: 9 } })) }],
    ['one more topic', { topics: [...topics, { name: 'done', subscribers: [] }] }],
    ['no subscriber', { topics: topics.map(({ name }) => ({ name, subscribers: [] })) }],
    ['a firewall that blocks', { edge: { ...edge, waf: 'block' } }],
    ['no cached path', { edge: { ...edge, cache: [] } }],
    ['a static path', { edge: { ...edge, static: [{ path: '/assets/*', ttlSeconds: 60 }] } }],
    ['another secret of the origin', { edge: { ...edge, originSecretVersion: 2 } }],
  ])('%s is legal', (_, change) => {
    expect(blockers(base, { ...base, ...change })).toEqual([]);
  });

  it('another secret of the origin says nothing of the one that goes', () => {
    const [two, three] = [2, 3].map((originSecretVersion) => ({ ...base, edge: { ...edge, originSecretVersion } }));
    expect(checkTransition(sideOf(two as Config), sideOf(three as Config)).findings).toEqual([]);
  });

  it.each<[string, Partial<Config>]>([
    ['a queue that goes', { queues: queues.slice(0, 1) }],
    ['another order of a queue', { queues: changed({ fifo: false }) }],
    ['a topic that goes', { topics: [] }],
    ['a secret of the origin raised by two', { edge: { ...edge, originSecretVersion: 3 } }],
  ])('%s is blocked', (_, change) => {
    expect(blockers(base, { ...base, ...change })).not.toEqual([]);
  });

  it('lets a queue and a topic go that are listed under retired', () => {
    const retired = ['queue/ledger', 'topic/paid'];
    expect(blockers(base, { ...base, queues: queues.slice(0, 1), topics: [], retired })).toEqual([]);
  });
});

describe('an edit of what stage 4 has', () => {
  const regionsOf = (...names: string[]) => exampleConfig({ regions: names.map((name) => ({ name })) }).regions;
  const policy = (change: object) => ({ routing: exampleConfig({ stage: 4, routing: change }).routing });
  const base = {
    ...configOf(4, { ...PLAIN, events: OPTIONS.events[1], unprotected: '' }),
    regions: regionsOf('us-east-1', 'eu-west-1'),
    ...policy({}),
  };
  const routed = (change: object) => policy({ ...base.routing, ...change });
  const byPlace = { policy: 'geolocation', places: { EU: ['eu-west-1', 'us-east-1'] } };

  it.each<[string, Partial<Config>]>([
    ['one more region', { regions: regionsOf('us-east-1', 'eu-west-1', 'ap-south-1') }],
    ['the region of a place', routed(byPlace)],
    ['the nearest by distance', routed({ policy: 'geoproximity', bias: { 'eu-west-1': 20 } })],
    ['fewer failures that make a region unhealthy', routed({ failoverSeconds: { interval: 10, threshold: 1 } })],
    ['an event more', { events: [...base.events, { name: 'paid', subscribers: [] }] }],
    ['an event that nobody announces any more', { events: [] }],
  ])('%s says nothing', (_, change) => {
    expect(findings(base, { ...base, ...change })).toEqual([]);
  });

  it('another policy says nothing on the way back, and less of a place', () => {
    const place = { ...base, ...routed(byPlace) };
    for (const [from, to] of [
      [place, base],
      [place, { ...base, ...routed({ ...byPlace, places: {} }) }],
      [{ ...base, ...routed({ policy: 'geoproximity', bias: { 'eu-west-1': 20 } }) }, place],
    ] as const)
      expect(findings(from, to)).toEqual([]);
  });

  it('other seconds between health checks begin them anew, of which it warns', () => {
    const said = findings(base, { ...base, ...routed({ failoverSeconds: { interval: 30, threshold: 3 } }) });
    expect(new Set(said.map(({ severity, rule }) => `${severity} ${rule}`))).toEqual(
      new Set(['warning replaced-in-service']),
    );
  });

  it.each<[string, Partial<Config>, string]>([
    [
      'two regions more',
      { regions: regionsOf('us-east-1', 'eu-west-1', 'ap-south-1', 'us-west-2') },
      'replicas-at-once',
    ],
    ['another home', { regions: regionsOf('eu-west-1', 'us-east-1') }, 'home-region'],
    ['another region', { regions: regionsOf('us-east-1', 'ap-south-1') }, 'region-removed'],
  ])('%s is blocked', (_, change, rule) => {
    expect(blockers(base, { ...base, ...change }).map((each) => each.rule)).toContain(rule);
  });

  it('lets a region go that is listed under retired, and says that AWS keeps its tables', () => {
    const three = { ...base, regions: regionsOf('us-east-1', 'eu-west-1', 'ap-south-1') };
    const said = findings(three, { ...base, retired: ['region/ap-south-1'] });
    expect(said.filter(({ severity }) => severity !== 'note').map(({ rule, type }) => `${rule} ${type}`)).toEqual([
      'replica-region-removed AWS::DynamoDB::GlobalTable',
    ]);
  });
});
