import { CHECKER_ADDRESSES } from '../../lib/catalog/checker-addresses';
import { judge as recovery } from '../../lib/doctor/checks/accelerated-recovery';
import { judge as account } from '../../lib/doctor/checks/account';
import { BOOTSTRAP_VERSION, judge as bootstrap } from '../../lib/doctor/checks/bootstrap';
import { judge as checkers } from '../../lib/doctor/checks/checker-addresses';
import { judge as copies, type FoundCopy } from '../../lib/doctor/checks/copies';
import { judge as databaseClass } from '../../lib/doctor/checks/database-class';
import { judge as healthChecks, neededChecks, othersChecks } from '../../lib/doctor/checks/health-checks';
import { judge as hostedZone } from '../../lib/doctor/checks/hosted-zone';
import { judge as logins, wantedSecrets } from '../../lib/doctor/checks/logins';
import { judge as quota } from '../../lib/doctor/checks/quotas';
import { judge as region } from '../../lib/doctor/checks/regions';
import { judge as secrets } from '../../lib/doctor/checks/secrets';
import { judge as serverClass } from '../../lib/doctor/checks/server-class';
import { judge as stacks } from '../../lib/doctor/checks/stacks';
import { judge as subscriptions } from '../../lib/doctor/checks/subscriptions';
import { judge as zones } from '../../lib/doctor/checks/zones';
import { QUOTAS } from '../../lib/doctor/quotas';
import { loadEnvironment } from '../../stages/load';
import { threeRegions } from '../support/regions';
import { synth } from '../support/synth';
import { assemblyOf, resourcesIn } from '../support/templates';

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const DOMAIN = { name: 'shop.example.com', hostedZoneId: 'Z1' };
const zone = (name: string, more = {}) => ({ name, private: false, nameServers: [], ...more });
const sold = (version: string, ...zonesOf: string[]) => ({ version, zones: zonesOf });
const subscription = (SubscriptionArn: string) => ({ SubscriptionArn, Endpoint: 'ops@example.com' });
const { blueprint } = loadEnvironment('dev');
const [home] = blueprint.regions;
const quotaNeeds = Object.fromEntries(QUOTAS.map(({ name, needs }) => [name, needs(home!)]));
const [vcpus] = QUOTAS;

const [FIRST = '', ...OTHERS] = CHECKER_ADDRESSES;
const [allAsk] = checkers(['2406:da18:7ff:f800::/53', ...CHECKER_ADDRESSES]);
const [oneMore] = checkers(['192.0.2.0/24', ...CHECKER_ADDRESSES]);
const [oneLess] = checkers(OTHERS);

const MAIN = { identifier: 'shop-test-main-r1-g1', source: 'shop-test-main' };
const SOURCE = 'arn:aws:rds:us-east-1:123456789012:db:shop-test-main';
const following = (change: object = {}, source: string | undefined = SOURCE, lagSeconds = 1): FoundCopy => ({
  ...MAIN,
  lagSeconds,
  found: { DBInstanceStatus: 'available', ReadReplicaSourceDBInstanceIdentifier: source, ...change },
});
const copy = (found: FoundCopy) => copies([found], 'us-east-1', 'test')[0]!;

describe('the logins that services need', () => {
  it('are one a service and shard, and none where all are the owner', () => {
    expect(wantedSecrets(blueprint, home!)).toEqual([]);
    expect(wantedSecrets({ ...blueprint, databaseAccess: 'per-service' }, home!)).toEqual([
      'shop/dev/database/main/web',
    ]);
  });
});

describe('a doctor judges', () => {
  it.each([
    ['the right account', account('123456789012', '123456789012'), 'ok'],
    ['another account', account('another', '123456789012'), 'problem'],
    ['an account where the configuration names none', account('123456789012', undefined), 'warning'],
    ['a region that needs no opt-in', region('us-east-1', 'opt-in-not-required'), 'ok'],
    ['a region that was opted in to', region('ap-east-1', 'opted-in'), 'ok'],
    ['a region that was not', region('ap-east-1', 'not-opted-in'), 'problem'],
    ['a region that AWS does not list', region('mars-1', undefined), 'problem'],
    ['zones that are open', zones(ZONES, [...ZONES, 'us-east-1d']), 'ok'],
    ['zones of which one is not', zones(ZONES, ['us-east-1a', 'us-east-1b']), 'problem'],
    ['a class in every zone', serverClass('t4g.small', ZONES, ZONES), 'ok'],
    ['a class in two of three zones', serverClass('t4g.small', ZONES, ZONES.slice(1)), 'problem'],
    ['a database sold in every zone', databaseClass('db.t4g.micro', '17', ZONES, [sold('17.6', ...ZONES)]), 'ok'],
    ['one sold in two', databaseClass('db.t4g.micro', '17', ZONES, [sold('17.6', ...ZONES.slice(1))]), 'warning'],
    ['one sold in one', databaseClass('db.t4g.micro', '17', ZONES, [sold('17.6', 'us-east-1a')]), 'problem'],
    ['one sold for another version', databaseClass('db.t4g.micro', '1', ZONES, [sold('17.6', ...ZONES)]), 'problem'],
    ['a bootstrap that is new enough', bootstrap(BOOTSTRAP_VERSION, 'us-east-1'), 'ok'],
    ['one that is too old', bootstrap(BOOTSTRAP_VERSION - 1, 'us-east-1'), 'problem'],
    ['no bootstrap', bootstrap(undefined, 'us-east-1'), 'problem'],
    ['a zone of the domain', hostedZone(DOMAIN, zone('shop.example.com')), 'ok'],
    ['a zone above the domain', hostedZone(DOMAIN, zone('example.com')), 'ok'],
    ['a zone that only ends alike', hostedZone(DOMAIN, zone('op.example.com')), 'problem'],
    ['a private zone', hostedZone(DOMAIN, zone('example.com', { private: true })), 'problem'],
    ['no zone', hostedZone(DOMAIN, undefined), 'problem'],
    ['a limit with room', quota(vcpus!, 4, 1, 5, 'us-east-1'), 'ok'],
    ['a limit without room', quota(vcpus!, 4, 2, 5, 'us-east-1'), 'problem'],
    ['a limit that is not told', quota(vcpus!, 4, 2, undefined, 'us-east-1'), 'unknown'],
    ['a confirmed subscription', subscriptions('t', 'ops@example.com', [subscription('arn:aws:sns:x')]), 'ok'],
    ['a pending one', subscriptions('t', 'ops@example.com', [subscription('PendingConfirmation')]), 'warning'],
    ['a topic nobody listens to', subscriptions('t', undefined, []), 'warning'],
    ['a topic that lost its subscription', subscriptions('t', 'ops@example.com', []), 'warning'],
    ['logins that are all there', logins(['a', 'b'], [], 'dev'), 'ok'],
    ['a service whose login is missing', logins(['a', 'b'], ['b'], 'dev'), 'problem'],
    ['a zone with accelerated recovery', recovery('Z1', 'ENABLED'), 'ok'],
    ['a zone that is getting it', recovery('Z1', 'ENABLING_HOSTED_ZONE_LOCKED'), 'warning'],
    ['a zone without', recovery('Z1', 'DISABLED'), 'warning'],
    ['a zone that never heard of it', recovery('Z1', undefined), 'warning'],
    ['health checkers that all may ask, over IPv6 or not', allAsk!, 'ok'],
    ['one that asks from elsewhere', oneMore!, 'problem'],
    ['one that is gone', oneLess!, 'warning'],
    ['health checks for which there is room', healthChecks(12, 188, 200), 'ok'],
    ['one too many', healthChecks(12, 189, 200), 'problem'],
    ['a limit of health checks that is not told', healthChecks(12, 0, undefined), 'unknown'],
    ['a copy that follows home', copy(following()), 'ok'],
    ['a copy of which no lag is known', copy({ ...MAIN, found: following().found! }), 'ok'],
    ['a copy that is 60 s behind', copy(following({}, SOURCE, 60)), 'ok'],
    ['a copy that is further behind', copy(following({}, SOURCE, 61)), 'warning'],
    ['a copy that does not exist', copy(MAIN), 'warning'],
    ['a copy that is being changed', copy(following({ DBInstanceStatus: 'modifying' })), 'warning'],
    ['a copy that was promoted', copy(following({ ReadReplicaSourceDBInstanceIdentifier: undefined })), 'problem'],
    ['a copy of another shard', copy(following({}, SOURCE.replace('main', 'orders'))), 'problem'],
    ['a copy of another region', copy(following({}, SOURCE.replace('us-east-1', 'eu-west-1'))), 'problem'],
    ['secrets that are all there', secrets(['a'], [], 'eu-west-1', 'us-east-1'), 'ok'],
    ['a secret that a region lacks', secrets(['a', 'b'], ['b'], 'eu-west-1', 'us-east-1'), 'problem'],
    ['a secret that home lacks', secrets(['a'], ['a'], 'us-east-1', 'us-east-1'), 'problem'],
    ['a topic that is not deployed yet', subscriptions('t', 'ops@example.com', undefined), 'ok'],
  ] as const)('%s', (_, answer, state) => {
    expect(answer.state).toBe(state);
    if (state !== 'ok') expect(answer.remedy).toBeTruthy();
  });

  it.each([
    ['ROLLBACK_COMPLETE', 'npx stagecoach deploy dev --yes clears a failed first create'],
    ['UPDATE_IN_PROGRESS', 'wait until it is over'],
    ['UPDATE_ROLLBACK_FAILED', expect.stringContaining('continue-update-rollback')],
  ])('a stack that is %s as a problem, with what to do', (status, remedy) => {
    const states = [
      { name: 'a', status: 'CREATE_COMPLETE' },
      { name: 'b', status },
    ];
    expect(stacks(states, 'dev')).toEqual([{ state: 'problem', what: `b is ${status}`, remedy }]);
  });

  it('every copy that is wrong, a line each, and those that are not in one', () => {
    expect(copies([following(), MAIN, following({ DBInstanceStatus: 'failed' })], 'us-east-1', 'test')).toHaveLength(2);
    expect(copies([following(), following()], 'us-east-1', 'test')).toEqual([
      { state: 'ok', what: '2 copies follow us-east-1' },
    ]);
  });

  it('a zone without accelerated recovery, with the command that turns it on', () => {
    expect(recovery('Z1', 'DISABLED').remedy).toBe(
      'aws route53 update-hosted-zone-features --hosted-zone-id Z1 --enable-accelerated-recovery',
    );
  });

  it('addresses of health checkers that are missing and that are too many, both by their names', () => {
    expect(checkers(['192.0.2.0/24', ...OTHERS])).toMatchObject([
      { state: 'problem', what: expect.stringContaining('192.0.2.0/24') },
      { state: 'warning', what: expect.stringContaining(FIRST) },
    ]);
  });

  it('a secret that is missing, with how to copy it where home has it', () => {
    expect(secrets(['a'], ['a'], 'eu-west-1', 'us-east-1').remedy).toBe(
      'aws secretsmanager replicate-secret-to-regions --region us-east-1 --secret-id a --add-replica-regions Region=eu-west-1',
    );
    expect(secrets(['a'], ['a'], 'us-east-1', 'us-east-1').remedy).toContain(
      'create-secret --region us-east-1 --name a',
    );
  });

  it('stacks that stand or were never made as fine', () => {
    expect(
      stacks(
        [
          { name: 'a', status: 'UPDATE_ROLLBACK_COMPLETE' },
          { name: 'b', status: undefined },
        ],
        'dev',
      ),
    ).toEqual([{ state: 'ok', what: '1 of 2 stacks stand' }]);
    expect(stacks([{ name: 'a', status: undefined }], 'dev')).toMatchObject([{ what: 'nothing is deployed yet' }]);
  });
});

describe('what a doctor takes for granted', () => {
  it('is the bootstrap version that the assemblies ask for', () => {
    const { artifacts } = require(`${assemblyOf('dev')}/manifest.json`) as {
      artifacts: Record<string, { properties?: { requiresBootstrapStackVersion?: number } }>;
    };
    const versions = Object.values(artifacts).flatMap(
      ({ properties }) => properties?.requiresBootstrapStackVersion ?? [],
    );
    expect(new Set(versions)).toEqual(new Set([BOOTSTRAP_VERSION]));
  });

  it('counts workers at stage 3, and every shard with its replicas', () => {
    const prod = loadEnvironment('prod').blueprint;
    const needs = Object.fromEntries(QUOTAS.map(({ name, needs }) => [name, needs(prod.regions[0]!)]));
    // 12 + 9 servers and 2 x 10 workers of 2 vCPUs; two shards with a replica each.
    expect(needs).toMatchObject({ 'vCPUs of standard instances': 2 * (12 + 9 + 20), databases: 4 });
    expect(wantedSecrets({ ...prod, databaseAccess: 'per-service' }, prod.regions[0]!)).toContain(
      'shop/prod/database/main/worker-email',
    );
  });

  it('is what stage 1 needs of each quota: two servers side by side during an update', () => {
    expect(quotaNeeds).toEqual({ 'vCPUs of standard instances': 4, 'Elastic IPs': 1, VPCs: 1, databases: 1 });
  });

  it('counts in another region than home the copies of its databases, and no database of its own', () => {
    const databases = QUOTAS.find(({ name }) => name === 'databases')!;
    // Two shards with two copies each.
    expect(threeRegions().regions.map((region) => databases.needs(region))).toEqual([6, 4, 4]);
  });

  it('counts as many health checks as the templates have, and none where there is one region', () => {
    const several = threeRegions();
    expect(neededChecks(several)).toBe(resourcesIn(synth(several), 'AWS::Route53::HealthCheck').length);
    expect(neededChecks(blueprint)).toBe(0);
  });

  it('tells its own health checks from those of others', () => {
    const several = threeRegions();
    const asks = (Id: string, FullyQualifiedDomainName: string) => ({
      Id,
      HealthCheckConfig: { FullyQualifiedDomainName },
    });
    const made = (Id: string, ...ChildHealthChecks: string[]) => ({ Id, HealthCheckConfig: { ChildHealthChecks } });
    const own = [
      asks('a', 'origin-eu-west-1.shop.example.com'),
      asks('b', 'shop-test-drain-123456789012-us-east-1.s3.us-east-1.amazonaws.com'),
      made('c', 'a', 'b'),
    ];
    const others = [asks('d', 'origin-eu-west-1.other.example.com'), made('e', 'd'), { Id: 'f' }];
    expect(othersChecks(several, [...own, ...others] as never)).toBe(3);
  });
});
