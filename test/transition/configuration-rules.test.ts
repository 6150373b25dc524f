import fc from 'fast-check';
import type { ScalingStage } from '../../lib/config/config';
import { CONFIGURATION_RULES } from '../../lib/transition/configuration-rules/all';
import type { EnvironmentSide } from '../../lib/transition/side';
import { ENTRANCES, hasShardMap, hasWorkers, isMultiZone, servesEverywhere } from '../../lib/transition/stages';
import { STAGES } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { environmentSide } from '../support/side';

type Change = Parameters<typeof environmentSide>[0];

const US = { name: 'us-east-1' };
const EU = { name: 'eu-west-1' };
/** No number that could be somebody's account stands in this repository. */
const OTHER_ACCOUNT = '0'.repeat(12);
const worker = { image: 'busybox:1.36' };

/** What is said of a change, one finding a line. */
function said(before: EnvironmentSide, after: EnvironmentSide): string[] {
  return CONFIGURATION_RULES.flatMap((rule) => rule.check(before, after)).map(
    ({ severity, rule, where, problem, remedy }) => `${severity} ${rule} ${where}: ${problem}; ${remedy}`,
  );
}

const shards = (...names: string[]) => ({ stage: 3, domain: DOMAIN, database: { shards: names } }) satisfies Change;
const queues = (change: object = {}) => ({ queues: [{ name: 'email', worker, ...change }] });
const cdn = (change: Change = {}) => ({ stage: 3, domain: DOMAIN, ...change }) satisfies Change;
const multiRegion = { stage: 4, domain: DOMAIN, regions: [US, EU] } satisfies Change;

/** One line for each thing that a rule says: name, before, after, what is said. */
const CASES: readonly [name: string, before: Change, after: Change, ...expected: string[]][] = [
  [
    'another name of the app',
    {},
    { app: 'store', database: { name: 'shop' } },
    'blocker app-name app: changes from shop to store: every database, table and address would be a new, empty one; keep app: shop',
  ],
  [
    'another account',
    { account: '123456789012' },
    { account: OTHER_ACCOUNT },
    `blocker account account: changes from 123456789012 to ${OTHER_ACCOUNT}, which has none of the data; keep account: "123456789012"`,
  ],
  [
    'another home',
    {},
    { regions: [EU] },
    'blocker home-region regions[0].name: home moves from us-east-1 to eu-west-1, and the database that takes writes is in us-east-1; keep us-east-1 first',
  ],
  [
    'a home that was a copy',
    multiRegion,
    { ...multiRegion, regions: [EU, US] },
    'blocker home-region regions[0].name: home moves from us-east-1 to eu-west-1, and the database that takes writes is in us-east-1; keep us-east-1 first; to move writes: npx stagecoach failover eu-west-1',
  ],
  [
    'a region removed',
    multiRegion,
    { ...multiRegion, regions: [US] },
    'blocker region-removed regions: eu-west-1 is removed: its copies of tables are deleted, and its stacks stay as they are, paid for, with queues and messages; keep eu-west-1; if nobody needs what is there, write retired: [region/eu-west-1]',
  ],
  [
    'a region retired',
    multiRegion,
    { ...multiRegion, regions: [US], retired: ['region/eu-west-1'] },
    'note region-removed regions: eu-west-1 is retired: its copies of tables are deleted, and its stacks stay as they are, paid for, with queues and messages; delete its stacks by hand once nobody needs them',
  ],
  [
    'another address block',
    {},
    { regions: [{ ...US, cidr: '10.9.0.0/16' }] },
    'blocker cidr-change regions[0].cidr: changes from 10.0.0.0/16 to 10.9.0.0/16: the VPC of us-east-1 and all that is in it would be replaced; keep cidr: 10.0.0.0/16',
  ],
  [
    'zones in another order',
    {},
    { regions: [{ ...US, zones: ['us-east-1b', 'us-east-1a', 'us-east-1c'] }] },
    'blocker zones-change regions[0].zones: change from us-east-1a, us-east-1b, us-east-1c to us-east-1b, us-east-1a, us-east-1c: the subnets of us-east-1 would be replaced; keep zones: [us-east-1a, us-east-1b, us-east-1c]',
  ],
  [
    'a domain added',
    {},
    { domain: DOMAIN },
    "note domain-change domain: is new: certificates are issued for shop.example.com, and the servers start anew with HTTPS; it can't change afterwards; see that Z0123456789EXAMPLE answers for shop.example.com in public, or the deploy waits for its certificate",
  ],
  [
    'a domain removed',
    { domain: DOMAIN },
    {},
    'blocker domain-change domain: is removed: shop.example.com would no longer answer, and its certificates would be deleted; keep domain: { name: shop.example.com, hostedZoneId: Z0123456789EXAMPLE }',
  ],
  [
    'another domain',
    { domain: DOMAIN },
    { domain: { ...DOMAIN, name: 'store.example.com' } },
    'blocker domain-change domain.name: changes from shop.example.com to store.example.com: certificates and records would be replaced; keep name: shop.example.com',
  ],
  [
    'another zone of the domain',
    { domain: DOMAIN },
    { domain: { ...DOMAIN, hostedZoneId: 'Z1' } },
    'blocker domain-change domain.hostedZoneId: changes from Z0123456789EXAMPLE to Z1: certificates and records would be replaced; keep hostedZoneId: Z0123456789EXAMPLE',
  ],
  [
    'going back without reached',
    { stage: 3, domain: DOMAIN },
    { stage: 2, overlap: [3], domain: DOMAIN },
    'blocker going-back stage: goes back from 3 to 2, and nothing says that there is data of stage 3 to keep; add reached: 3',
  ],
  [
    'going back further without all of reached',
    { stage: 3, reached: 4, domain: DOMAIN },
    { stage: 2, reached: 3, overlap: [3], domain: DOMAIN },
    'blocker going-back stage: goes back from 3 to 2, and nothing says that there is data of stage 4 to keep; add reached: 4',
  ],
  ['going back with reached', { stage: 3, domain: DOMAIN }, { stage: 2, reached: 3, overlap: [3], domain: DOMAIN }],
  [
    'reached lowered',
    { stage: 2, reached: 4 },
    { stage: 2, reached: 3 },
    'blocker reached-lowered reached: falls from 4 to 3: what holds data since stage 4 would leave the templates; keep reached: 4',
  ],
  [
    'another name of the database',
    {},
    { database: { name: 'orders' } },
    'blocker database-name database.name: changes from shop to orders: the database would be replaced by an empty one; keep name: shop; another SQL database is made with CREATE DATABASE',
  ],
  [
    'an older version of PostgreSQL',
    { database: { version: '17' } },
    { database: { version: '16' } },
    'blocker database-version database.version: changes from 17 to 16: RDS can\'t go back; keep version: "17"',
  ],
  [
    'a newer version of PostgreSQL',
    { database: { version: '16' } },
    { database: { version: '17' } },
    'warning database-version database.version: changes from 16 to 17: the database is down for minutes, and there is no way back; deploy it alone, after a snapshot and a try on a copy',
  ],
  [
    'less storage',
    { database: { storageGb: 100 } },
    { database: { storageGb: 20 } },
    "blocker storage-shrunk database.storageGb: shrinks from 100 to 20, and RDS can't take storage away; keep storageGb: 100",
  ],
  [
    'fewer days of backups',
    {},
    { database: { backupDays: 1 } },
    'warning backups-shortened database.backupDays: shortens from 7 to 1: older backups are deleted at once; keep backupDays: 7, or take a snapshot first',
  ],
  [
    'a shard removed',
    shards('main', 'orders2'),
    shards('main'),
    'blocker shard-removed database.shards: orders2 is removed, and its rows would be out of reach; keep orders2; if nobody needs its rows, write retired: [shard/orders2]',
  ],
  [
    'a shard renamed',
    shards('main', 'orders2'),
    shards('main', 'orders'),
    "blocker shard-removed database.shards: orders2 is gone and orders is new: a name can't change, so orders would be empty and the rows of orders2 out of reach; keep orders2; a second shard may be called orders",
  ],
  [
    'a shard retired, another one lost',
    shards('main', 'a', 'b'),
    { ...shards('main'), retired: ['shard/a'] },
    'note shard-removed database.shards: a is retired: what it holds stays in AWS, and no deploy looks after it any more; delete it by hand once nobody needs it',
    'blocker shard-removed database.shards: b is removed, and its rows would be out of reach; keep b; if nobody needs its rows, write retired: [shard/a, shard/b]',
  ],
  [
    'another way to shard',
    shards('main', 'orders2'),
    {
      ...shards('main', 'orders2'),
      database: { shards: ['main', 'orders2'], sharding: { strategy: 'directory', default: 'main' } },
    },
    'note sharding-change database.sharding: changes what is wanted: a deploy moves no rows, and all of them are found where they are; see what would move: stagecoach shards plan',
  ],
  [
    'a tenant that is looked for in another shard',
    shards('main', 'orders2'),
    {
      ...shards('main', 'orders2'),
      database: { shards: ['main', 'orders2'], sharding: { strategy: 'hash', overrides: { 'tenant-42': 'orders2' } } },
    },
    'note sharding-change database.sharding: changes what is wanted: a deploy moves no rows, and all of them are found where they are; see what would move: stagecoach shards plan',
  ],
  [
    'a table removed',
    { tables: [{ name: 'carts', key: 'id' }] },
    {},
    'blocker table-removed tables: carts is removed, and its items would be out of reach; keep carts; if nobody needs its items, write retired: [table/carts]',
  ],
  [
    'another key of a table',
    { tables: [{ name: 'carts', key: 'id' }] },
    { tables: [{ name: 'carts', key: 'cartId' }] },
    'blocker table-key tables[0].key: changes from id to cartId: carts would be replaced by an empty table; keep key: id, and copy its items to another table with key: cartId',
  ],
  [
    'items of a table begin to expire',
    { tables: [{ name: 'carts', key: 'id' }] },
    { tables: [{ name: 'carts', key: 'id', ttl: 'until' }] },
    'warning table-expiry tables[0].ttl: becomes until: every item of carts whose until lies in the past is deleted; look for such items before the deploy',
  ],
  [
    'items of a table expire by another attribute',
    { tables: [{ name: 'carts', key: 'id', ttl: 'end' }] },
    { tables: [{ name: 'carts', key: 'id', ttl: 'until' }] },
    'warning table-expiry tables[0].ttl: becomes until: every item of carts whose until lies in the past is deleted; deploy without ttl first, wait an hour; look for such items before the deploy',
  ],
  [
    'a queue removed',
    queues(),
    {},
    'blocker queue-removed queues: email is removed, and its messages would be out of reach; keep email; if nobody needs its messages, write retired: [queue/email]',
  ],
  [
    'a queue that begins to keep the order',
    queues(),
    queues({ fifo: true }),
    'blocker queue-order queues[0].fifo: changes from false to true: email would be replaced, and its messages lost; keep fifo: false, and add another queue with fifo: true',
  ],
  [
    'a queue that keeps messages for a shorter time',
    queues(),
    queues({ retentionDays: 1 }),
    'warning queue-retention queues[0].retentionDays: shortens from 4 to 1: older messages of email are deleted; keep retentionDays: 4, or let its workers catch up first',
  ],
  [
    'a topic removed',
    { topics: [{ name: 'orders' }] },
    {},
    'blocker topic-removed topics: orders is removed, and its subscriptions would be out of reach; keep orders; if nobody needs its subscriptions, write retired: [topic/orders]',
  ],
  [
    'a read model removed',
    { readModels: [{ name: 'view', key: 'id', from: ['placed'] }] },
    {},
    'blocker read-model-removed readModels: view is removed, and its entries would be out of reach; keep view; if nobody needs its entries, write retired: [read-model/view]',
  ],
  [
    'another key of a read model',
    { readModels: [{ name: 'view', key: 'id', from: ['placed'] }] },
    { readModels: [{ name: 'view', key: 'orderId', from: ['placed'] }] },
    'blocker read-model-key readModels[0].key: changes from id to orderId: view would be replaced by an empty table; keep key: id, and copy its items to another table with key: orderId',
  ],
  [
    'a cache that goes with its stage',
    { stage: 1, reached: 2, overlap: [2] },
    { stage: 1, reached: 2, cache: {} },
    'warning cache-removed cache: goes with its stage: what is only in it, such as sessions, is lost, and the database takes every read; let the application do without it first',
  ],
  [
    'protection given up',
    {},
    { unprotected: 'throw-away' },
    'warning protection-lost unprotected: becomes "throw-away": deleting the stacks would delete databases, tables, keys, secrets and backups; remove unprotected, unless nobody would miss the data',
  ],
  [
    'a larger class together with a second zone',
    {},
    { stage: 2, overlap: [1], database: { instance: 'db.m7g.large' } },
    'warning class-with-multi-zone database.instance: changes from db.t4g.micro to db.m7g.large in the deploy that adds the copy in a second zone: minutes without a database instead of one or two; deploy stage: 2 with instance: db.t4g.micro first, then instance: db.m7g.large',
  ],
  [
    'a smaller class together with one zone less',
    { stage: 2, database: { instance: 'db.m7g.large' } },
    { reached: 2, overlap: [2] },
    'warning class-with-multi-zone database.instance: changes from db.m7g.large to db.t4g.micro in the deploy that takes away the copy in a second zone: minutes without a database instead of one or two; deploy instance: db.t4g.micro at stage: 2 first, then stage: 1',
  ],
  [
    'more shards of the cache together with its class and a table',
    { stage: 2, cache: {} },
    { stage: 2, cache: { shards: 3, node: 'cache.m7g.large' }, tables: [{ name: 'carts', key: 'id' }] },
    'warning resharding-alone cache.shards: changes from 1 to 3 together with cache.node, tables[carts]; deploy with shards: 1 first, then change shards alone',
  ],
  [
    'more shards of the cache together with an image',
    { stage: 2, cache: {} },
    { stage: 2, cache: { shards: 3 }, services: [{ name: 'web', image: 'nginx:1.28', port: 80 }] },
  ],
  [
    'a load balancer in one step',
    { domain: DOMAIN },
    { domain: DOMAIN, stage: 2 },
    'warning entrance-overlap overlap: does not name stage 1: the load balancer takes over from the server in one step, and for 60 s, as long as resolvers keep an address, some users get no answer; deploy with overlap: [1] first, then without it',
  ],
  [
    'a load balancer in one step, without a domain',
    {},
    { stage: 2 },
    'warning entrance-overlap overlap: does not name stage 1: the load balancer takes over from the server in one step, and without a domain the address that users know is gone; deploy with overlap: [1] first, then without it',
  ],
  [
    'a CDN in one step',
    { stage: 2, domain: DOMAIN },
    { stage: 3, domain: DOMAIN },
    'warning entrance-overlap overlap: does not name stage 2: load balancers let only the CDN in minutes before it stands and the name leads to it, and until then everyone is refused; deploy with overlap: [2] first, then without it',
  ],
  [
    'a CDN in one step, from a single server',
    { domain: DOMAIN },
    cdn(),
    'warning entrance-overlap overlap: does not name stage 1: load balancers let only the CDN in minutes before it stands and the name leads to it, and until then everyone is refused; deploy with overlap: [1] first, then without it',
  ],
  [
    'a CDN in one step, whose load balancers stay open',
    { domain: DOMAIN },
    cdn({ overlap: [2] }),
    'warning entrance-overlap overlap: does not name stage 1: the CDN takes over from the server in one step, and for 60 s, as long as resolvers keep an address, some users get no answer; deploy with overlap: [2, 1] first, then without it',
  ],
  [
    'the way back to the load balancer in one step',
    cdn(),
    { stage: 2, reached: 3, domain: DOMAIN },
    'warning entrance-overlap overlap: does not name stage 3: the load balancer takes over from the CDN in one step, and for 60 s, as long as resolvers keep an address, some users get no answer; deploy with overlap: [3] first, then without it',
  ],
  [
    'the way back from the CDN to the server in one step',
    cdn(),
    { stage: 1, reached: 3, domain: DOMAIN },
    'warning cache-removed cache: goes with its stage: what is only in it, such as sessions, is lost, and the database takes every read; let the application do without it first',
    'warning entrance-overlap overlap: does not name stage 3: the server takes over from the CDN in one step, minutes after the servers of before lost cache and NAT gateway, and for 60 s, as long as resolvers keep an address, some users get no answer; deploy with overlap: [3] first, then without it',
  ],
  [
    'the way back to the server in one step',
    { stage: 2, domain: DOMAIN, cache: {} },
    { stage: 1, reached: 2, domain: DOMAIN, cache: {} },
    'warning cache-removed cache: goes with its stage: what is only in it, such as sessions, is lost, and the database takes every read; let the application do without it first',
    'warning entrance-overlap overlap: does not name stage 2: the server takes over from the load balancer in one step, minutes after the servers of before lost cache and NAT gateway, and for 60 s, as long as resolvers keep an address, some users get no answer; deploy with overlap: [2] first, then without it',
  ],
  [
    'a secret of the origin raised by two',
    cdn(),
    cdn({ edge: { originSecretVersion: 3 } }),
    'blocker origin-secret-step edge.originSecretVersion: rises from 1 to 3: load balancers would take 3 and 2, and refuse everyone until the CDN shows 3 instead of 1; raise it to 2 and deploy, and so on by one',
  ],
  [
    'a secret of the origin lowered',
    cdn({ edge: { originSecretVersion: 2 } }),
    cdn(),
    'blocker origin-secret-step edge.originSecretVersion: falls from 2 to 1: load balancers would take 1, and refuse everyone until the CDN shows 1 instead of 2; keep originSecretVersion: 2; for another secret raise it to 3',
  ],
  [
    'a secret of the origin raised by two while the CDN of before is still there',
    { ...cdn(), stage: 2, reached: 3, overlap: [3] },
    { ...cdn({ edge: { originSecretVersion: 3 } }), overlap: [2] },
    'blocker origin-secret-step edge.originSecretVersion: rises from 1 to 3: load balancers would take 3 and 2, and refuse everyone until the CDN shows 3 instead of 1; raise it to 2 and deploy, and so on by one',
  ],
  ['a secret of the origin raised by one', cdn(), cdn({ edge: { originSecretVersion: 2 } })],
  ['a first secret of any version', { ...cdn(), stage: 2 }, cdn({ overlap: [2], edge: { originSecretVersion: 7 } })],
  [
    'the way back from several regions in one step',
    multiRegion,
    { ...multiRegion, stage: 3, reached: 4 },
    'warning entrance-overlap overlap: does not name stage 4: the servers of eu-west-1 go minutes before names lead elsewhere, and until then users of that region are refused; deploy with overlap: [4] first, then without it',
  ],
  [
    'the way back from several regions to a server, whose names have the time they need',
    multiRegion,
    { ...multiRegion, stage: 1, reached: 4, overlap: [4] },
    'warning regions-leave-first stage: goes from 4 to 1 while eu-west-1 serves: writes from there would come to the single server, which has no certificate for write.shop.example.com; deploy stage: 3 with overlap: [4] first, then without it, and only then stage: 1',
  ],
  [
    'workers that go with their region',
    { ...multiRegion, ...queues({ retentionDays: 9 }), stage: 3, reached: 4, overlap: [4] },
    { ...multiRegion, ...queues({ retentionDays: 9 }), stage: 3, reached: 4 },
    'warning workers-gone queues: the workers of eu-west-1 go: what waits in queues there stays, and is deleted after 9 days; let them finish before that deploy: npx stagecoach queues redrive test shows what waits',
  ],
  [
    'workers that go with their stage',
    cdn({ ...queues(), overlap: [2] }),
    { ...cdn(queues()), stage: 2, reached: 3, overlap: [] },
    'warning entrance-overlap overlap: does not name stage 3: the load balancer takes over from the CDN in one step, and for 60 s, as long as resolvers keep an address, some users get no answer; deploy with overlap: [3] first, then without it',
    'warning workers-gone queues: the workers of us-east-1 go: what waits in queues there stays, and is deleted after 4 days; let them finish before that deploy: npx stagecoach queues redrive test shows what waits',
  ],
  [
    'workers that stay while names leave their region',
    { ...multiRegion, ...queues() },
    { ...multiRegion, ...queues(), stage: 3, reached: 4, overlap: [4] },
  ],
  ['a load balancer with overlap', { domain: DOMAIN }, { domain: DOMAIN, stage: 2, overlap: [1] }],
  ['more regions behind the same CDN', { stage: 3, domain: DOMAIN }, multiRegion],
];

describe('the configuration rules', () => {
  it.each(CASES)('see %s', (_, before, after, ...expected) => {
    expect(said(environmentSide(before), environmentSide(after))).toEqual(expected);
  });

  it('see another environment', () => {
    const next = environmentSide({}, { environment: 'next', source: 'next.yaml' });
    expect(said(environmentSide(), next)).toEqual([
      'blocker environment-name next.yaml: is the environment next, not test: every database, table and address would be a new, empty one; name the file test.yaml',
    ]);
  });

  it('say to go up one version of PostgreSQL at a time', () => {
    const config = exampleConfig();
    // The schema has two versions as yet.
    const old = environmentSide({}, { database: { ...config.database, version: '15' as '16' } });
    expect(said(old, environmentSide())).toEqual([
      'warning database-version database.version: changes from 15 to 17: the database is down for minutes, and there is no way back; go to version: "16" first, and deploy it alone, after a snapshot and a try on a copy',
    ]);
  });

  it('have a case here each, a name of their own, a reason and a source', () => {
    const rules = CASES.flatMap(([, , , ...expected]) => expected).map((line) => line.split(' ')[1]);
    const ids = CONFIGURATION_RULES.map(({ id }) => id);
    expect([...new Set([...rules, 'environment-name'])].sort()).toEqual([...ids].sort());
    for (const { id, why, source } of CONFIGURATION_RULES) {
      expect([id, why.endsWith('.'), /^(https:\/\/|docs\/)/.test(source)]).toEqual([id, true, true]);
    }
  });

  it('are silent where nothing changes, for every stage', () => {
    for (const stage of [1, 2, 3, 4] as const) {
      const change = { stage, domain: DOMAIN, regions: stage === 4 ? [US, EU] : [US] };
      expect(said(environmentSide(change), environmentSide({ ...change, reached: stage }))).toEqual([]);
    }
  });

  it('have nothing against any growth and any way back that is made as it should be', () => {
    const stages = [1, 2, 3, 4] as const;
    for (const [from, to] of stages.flatMap((a) => stages.filter((b) => b !== a).map((b) => [a, b] as const))) {
      const regions = (reached: number) => (reached === 4 ? [US, EU] : [US]);
      const reached = Math.max(from, to) as ScalingStage;
      // The last deploys of the way back from several regions to one server are those from one region.
      const past = from === 4 && to === 1 ? 3 : from;
      const after = { stage: to, reached, domain: DOMAIN, regions: regions(reached) };
      const before = environmentSide({ ...after, stage: past, reached: from, regions: regions(from) });
      expect([from, to, said(before, environmentSide({ ...after, overlap: [past] }))]).toEqual([from, to, []]);
      const cacheGoes = to === 1 ? [expect.stringMatching(/^warning cache-removed /)] : [];
      expect(said(environmentSide({ ...after, overlap: [past] }), environmentSide(after))).toEqual(cacheGoes);
    }
  });

  it('let every mixture of harmless changes pass', () => {
    fc.assert(
      fc.property(harmlessChange, (change) => {
        expect(said(environmentSide(multiRegion), environmentSide({ ...multiRegion, ...change }))).toEqual([]);
      }),
    );
  });
});

/** Changes that a team makes on any day, at stage 4, where every key may be set. */
const harmlessChange: fc.Arbitrary<Partial<NonNullable<Change>>> = fc.record(
  {
    services: fc
      .record({
        image: fc.constantFrom('nginx:1.27', 'nginx:1.28'),
        port: fc.constantFrom(80, 8080),
        instance: fc.constantFrom('t4g.small', 'm7g.large'),
        healthPath: fc.constantFrom('/', '/up'),
        environment: fc.constantFrom<Record<string, string>>({}, { LOG_LEVEL: 'debug' }),
        servers: fc.constantFrom({ min: 2, max: 4 }, { min: 1, max: 9 }),
      })
      .map((web) => [{ name: 'web', ...web }]),
    database: fc.record(
      {
        instance: fc.constantFrom('db.t4g.micro', 'db.m7g.large'),
        storageGb: fc.constantFrom(20, 500),
        backupDays: fc.constantFrom(7, 35),
        replicas: fc.constantFrom(0, 3),
        shards: fc.constantFrom(['main'], ['main', 'orders2']),
      },
      { requiredKeys: [] },
    ),
    cache: fc.constantFrom({}, { shards: 3 }),
    regions: fc.constantFrom([US, EU], [US, EU, { name: 'ap-south-1' }]),
    tables: fc.constantFrom([], [{ name: 'carts', key: 'id' }]),
    queues: fc.constantFrom([], [{ name: 'email', worker }]),
    topics: fc.constantFrom([], [{ name: 'orders' }]),
    network: fc.record({ flowLogs: fc.boolean() }),
    tags: fc.constantFrom<Record<string, string>>({}, { owner: 'platform' }),
    alarms: fc.constantFrom({}, { email: 'ops@example.com' }),
    account: fc.constantFrom(undefined, '123456789012'),
    retired: fc.constantFrom([], ['table/old']),
  },
  { requiredKeys: [] },
);

describe('what a transition knows of the stages', () => {
  const stages = Object.entries(STAGES).map(([number, stage]) => [Number(number) as ScalingStage, stage] as const);

  it.each(stages)('is what the blueprint of stage %s says', (number, stage) => {
    const config = exampleConfig({
      stage: number,
      domain: DOMAIN,
      regions: number === 4 ? [US, EU] : [US],
      ...(number >= 3 ? queues() : {}),
    });
    const { entry, regions } = stage(config);
    const { running, data } = regions[0]!;
    expect(regions.filter((region) => region.running).length > 1).toBe(servesEverywhere(number));
    expect((running?.workers ?? []).length > 0).toBe(hasWorkers(number));
    expect(data.shardMap === 'table').toBe(hasShardMap(number));
    expect(running?.databases.availability).toBe(isMultiZone(number) ? 'multi-zone' : 'single-zone');
    expect(running?.compute[0].kind === 'single-server').toBe(ENTRANCES[number] === 'server');
    expect(entry.kind === 'cdn').toBe(ENTRANCES[number] === 'CDN');
  });
});
