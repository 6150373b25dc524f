import { type Config, defaultEdge, type ScalingStage } from '../../lib/config/config';
import { RULES } from '../../lib/config/rules';
import { checkTransition } from '../../lib/transition/check';
import type { Side } from '../../lib/transition/side';
import { STAGES } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { pairwise, type Row } from '../support/pairwise';
import { environmentSideOf } from '../support/sides';

const BUILT = Object.keys(STAGES).map(Number) as ScalingStage[];

const WEB = { name: 'web', image: 'nginx:1', port: 80, databaseConnections: 1 };
const worker = { image: 'busybox:1' };

/**
 * Options with their variants. Those with three come first: then fewer rows cover all pairs. What a stage does not have yet is
 * left out of its configuration.
 */
const OPTIONS = {
  tables: [
    [],
    [{ name: 'carts', key: 'cartId' }],
    [
      { name: 'carts', key: 'cartId', ttl: 'expires' },
      { name: 'users', key: 'id' },
    ],
  ],
  alarms: [{}, { email: 'ops@example.com' }, { email: 'ops@example.com', monthlyBudgetUsd: 100 }],
  // Queues are in one stack and the CDN in another: their variants need not meet.
  fromStage3: [
    { edge: { static: [{ path: '/assets/*', ttlSeconds: 60 }], originSecretVersion: 3 } },
    { queues: [{ name: 'email', worker }] },
    {
      queues: [
        { name: 'email', worker: { ...worker, min: 0 } },
        { name: 'ledger', worker, fifo: true },
      ],
      topics: [{ name: 'paid', subscribers: [{ queue: 'email', filter: { kind: ['card'] } }] }],
      edge: { cache: [{ path: '/api/orders/*', ttlSeconds: 5, query: ['page'] }], waf: 'count' },
      shards: ['main', 'orders2', 'orders3', 'orders4'],
    },
  ],
  replicas: [0, 2],
  services: [
    [WEB],
    [
      { ...WEB, path: '/*' },
      { ...WEB, name: 'orders', path: '/api/orders/*' },
      { ...WEB, name: 'admin', host: 'admin.shop.example.com' },
    ],
  ],
  domain: [undefined, DOMAIN],
  unprotected: ['', 'throw-away'],
  flowLogs: [false, true],
  backupDays: [1, 7],
  storageGb: [20, 400],
} as const;

const ROWS = pairwise(OPTIONS);

type Variant = Row<typeof OPTIONS>;

function configOf(
  stage: ScalingStage,
  variant: Variant,
  reached: ScalingStage = stage,
  overlap: ScalingStage[] = [],
): Config {
  const { domain, flowLogs, backupDays, storageGb, replicas, fromStage3, ...rest } = variant;
  const furthest = Math.max(stage, reached);
  const { shards, ...later } = (furthest >= 3 ? fromStage3 : {}) as { readonly shards?: string[] };
  const needed = furthest >= 3 ? DOMAIN : domain;
  return exampleConfig({
    stage,
    reached,
    overlap,
    ...(rest as object),
    ...later,
    ...(needed ? { domain: needed } : {}),
    network: { flowLogs },
    database: {
      backupDays,
      storageGb,
      ...(stage >= 2 && replicas > 0 ? { replicas } : {}),
      ...(shards ? { shards } : {}),
    },
    ...(stage >= 4 ? { regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] } : {}),
  });
}

/** Each is made once: the tests share what the synthesizer made. */
const made = new Map<string, Side>();
function sideOf(config: Config): Side {
  const key = JSON.stringify(config);
  const side = made.get(key) ?? environmentSideOf(config);
  made.set(key, side);
  return side;
}

const blockers = (from: Config, to: Config) =>
  checkTransition(sideOf(from), sideOf(to)).findings.filter(({ severity }) => severity === 'blocker');

const pairs = BUILT.flatMap((from) => BUILT.map((to) => [from, to] as const));

describe('every pair of stages, in every variant', () => {
  it('is made of a covering set of options, each a configuration that the rules accept', () => {
    expect(pairs.length).toBe(BUILT.length ** 2);
    for (const config of BUILT.flatMap((stage) => ROWS.map((row) => configOf(stage, row))))
      expect(RULES.flatMap(({ check }) => check(config))).toEqual([]);
    expect(ROWS.length).toBeGreaterThanOrEqual(9);
    for (const [a, variants] of Object.entries(OPTIONS)) {
      for (const [b, others] of Object.entries(OPTIONS)) {
        if (a === b) continue;
        const met = new Set(ROWS.map((row) => JSON.stringify([row[a as 'domain'], row[b as 'domain']])));
        expect([a, b, met.size]).toEqual([a, b, variants.length * others.length]);
      }
    }
  });

  for (const [from, to] of pairs) {
    const name = from === to ? `${from} -> ${to} says nothing` : `${from} -> ${to} loses nothing`;
    it.each(ROWS.map((row) => [JSON.stringify(row), row] as const))(`${name}: %s`, (_, row) => {
      const reached = Math.max(from, to) as ScalingStage;
      const { findings } = checkTransition(sideOf(configOf(from, row)), sideOf(configOf(to, row, reached)));
      expect(from === to ? findings : findings.filter(({ severity }) => severity === 'blocker')).toEqual([]);
    });
    if (from !== to) {
      it.each(ROWS.map((row) => [JSON.stringify(row), row] as const))(
        `${from} -> ${to} loses nothing with both beside each other in between, and warns of no outage: %s`,
        (_, row) => {
          const reached = Math.max(from, to) as ScalingStage;
          const halts = [configOf(from, row), configOf(to, row, reached, [from]), configOf(to, row, reached)];
          const findings = halts
            .slice(1)
            .flatMap((halt, i) => checkTransition(sideOf(halts[i]!), sideOf(halt)).findings);
          const blocked = findings.filter(({ severity }) => severity === 'blocker');
          expect([blocked, findings.filter(({ rule }) => rule === 'entrance-overlap')]).toEqual([[], []]);
        },
      );
    }
    if (from > to) {
      it(`${from} -> ${to} is blocked without reached`, () => {
        const [row] = ROWS;
        if (row) expect(blockers(configOf(from, row), configOf(to, row))).not.toEqual([]);
      });
    }
  }
});

describe.each(BUILT)('an edit at stage %i', (stage) => {
  const base = configOf(stage, {
    ...(ROWS[0] as Variant),
    tables: [{ name: 'carts', key: 'cartId' }],
    unprotected: '',
  });
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
    ['another region', { regions: base.regions.map((region) => ({ ...region, name: 'ap-south-1' })) }],
    ['another application', { app: 'store' }],
  ])('%s is blocked', (_, change) => {
    expect(blockers(base, { ...base, ...change })).not.toEqual([]);
  });

  it('lets a table go that is listed under retired', () => {
    expect(blockers(base, { ...base, tables: [], retired: ['table/carts'] })).toEqual([]);
  });
});

const LATER = BUILT.filter((stage) => stage >= 3);

describe.each(LATER)('an edit of what stage %i has', (stage) => {
  const [row] = ROWS;
  const base = configOf(stage, { ...(row as Variant), fromStage3: OPTIONS.fromStage3[2], unprotected: '' });
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
