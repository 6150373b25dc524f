import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { OperationError } from '../../lib/aws/operation-error';
import { dnsVerifyText } from '../../lib/cli/dns-verify-text';
import { CLIENT_SUBNETS } from '../../lib/dns/client-subnets';
import { compareAnswer } from '../../lib/dns/compare-answers';
import { fits } from '../../lib/dns/compare-records';
import { askServer } from '../../lib/dns/name-server';
import { verifyZone } from '../../lib/dns/verify';
import { installedTable } from '../../lib/geodns/address-table';
import { zoneOf } from '../../lib/geodns/zone-of-blueprint';
import { ACCOUNT, addressOf, DnsWorld } from '../support/dns-world';
import { FAULTS } from '../support/faults';
import { REGIONS, threeRegions } from '../support/regions';

const [HOME, EU, AP] = REGIONS;
const BLUEPRINTS = {
  latency: threeRegions({ account: ACCOUNT }),
  geolocation: threeRegions({
    account: ACCOUNT,
    routing: {
      policy: 'geolocation',
      places: { EU: [EU, HOME], IN: [AP, EU], 'US-CA': [HOME, AP], default: [HOME, EU] },
    },
  }),
  geoproximity: threeRegions({ account: ACCOUNT, routing: { policy: 'geoproximity', bias: { [EU]: 10 } } }),
};
let world: DnsWorld;

beforeEach(async () => {
  world = await DnsWorld.start(BLUEPRINTS.latency);
});
afterEach(() => world.stop());

const verify = () => verifyZone(world.blueprint, world.clients);
const findings = async () => (await verify()).findings;
const states = async () => new Set((await verify()).answers.map(({ state }) => state));

/** Changes the records of the live zone behind everybody's back. */
function change(of: (record: ResourceRecordSet) => readonly ResourceRecordSet[]): void {
  const zone = world.route53.zones.get(world.zoneId);
  zone.records = zone.records.flatMap(of);
}
const isHome = ({ Name, SetIdentifier }: ResourceRecordSet) =>
  Name === 'origin.shop.example.com.' && SetIdentifier === HOME;
const isWrite = ({ Name }: ResourceRecordSet) => Name === 'write.shop.example.com.';

describe('a zone as it was deployed', () => {
  it.each(Object.keys(BLUEPRINTS) as (keyof typeof BLUEPRINTS)[])('is found to be so: %s', async (policy) => {
    await world.stop();
    world = await DnsWorld.start(BLUEPRINTS[policy]);
    const done = await verify();
    expect(done.findings).toEqual([]);
    expect(done.answers.map(({ state, real }) => [state, real.length])).toEqual(CLIENT_SUBNETS.map(() => ['same', 1]));
    expect(done.askedBy).toBe('name-servers');
    expect(new Set(done.answers.flatMap(({ real }) => real)).size).toBeGreaterThan(1);
    expect([world.buckets.writes, world.route53.writes]).toEqual([[], []]);
  });

  it('is asked about at Route 53 while nobody leads to it, no faster than four times a second', async () => {
    world.delegated = false;
    const begin = world.now;
    const done = await verify();
    expect([done.askedBy, world.nameServer.asked]).toEqual(['test-dns-answer', []]);
    expect(world.now - begin).toBeGreaterThanOrEqual((world.route53.asked.length / 4 - 1) * 1_000);
    expect(done.answers.every(({ state }) => state === 'same')).toBe(true);
  });

  it('is compared without a region that is away', async () => {
    world.dead.add(EU);
    const done = await verify();
    expect(done.answers.flatMap(({ real }) => real)).not.toContain(EU);
    expect(new Set(done.answers.map(({ state }) => state))).toEqual(new Set(['same']));
  });
});

describe('a zone that was changed', () => {
  it('lacks a record', async () => {
    change((record) => (isWrite(record) ? [] : [record]));
    expect(await findings()).toEqual([
      { kind: 'missing', what: 'write.shop.example.com A', how: 'is not in the zone' },
    ]);
  });

  it.each<[string, (record: ResourceRecordSet) => ResourceRecordSet]>([
    [
      'leads to origin-eu-west-1.shop.example.com, not to origin-us-east-1.shop.example.com',
      (record) => ({ ...record, AliasTarget: { ...record.AliasTarget!, DNSName: `origin-${EU}.shop.example.com.` } }),
    ],
    [
      'follows the health of its target',
      (record) => ({ ...record, AliasTarget: { ...record.AliasTarget!, EvaluateTargetHealth: true } }),
    ],
    ['has no health check', ({ HealthCheckId: _, ...record }) => record],
    [
      'is chosen by {"by":"weighted","weight":1}, not by {"by":"latency","region":"us-east-1"}',
      ({ Region: _, ...record }) => ({ ...record, Weight: 1 }),
    ],
    [
      'is values, not an alias',
      ({ AliasTarget: _, ...record }) => ({
        ...record,
        TTL: 60,
        ResourceRecords: [{ Value: addressOf(HOME, REGIONS) }],
      }),
    ],
  ])('has another: %s', async (how, other) => {
    change((record) => [isHome(record) ? other(record) : record]);
    const done = await findings();
    expect(done[0]).toEqual({ kind: 'different', what: 'origin.shop.example.com A (us-east-1)', how });
  });

  it('has more below the kit’s names, and what is yours is left alone', async () => {
    const one = (Name: string, Type: 'A' | 'TXT') => {
      return { Name, Type, TTL: 60, ResourceRecords: [{ Value: Type === 'A' ? '192.0.2.9' : '"x"' }] };
    };
    const zone = world.route53.zones.get(world.zoneId);
    zone.records = [
      ...zone.records,
      one('origin-mars-1.shop.example.com.', 'A'),
      one('mail.shop.example.com.', 'A'),
      one('shop.example.com.', 'TXT'),
    ];
    expect(await findings()).toEqual([
      { kind: 'extra', what: 'origin-mars-1.shop.example.com A', how: 'no configuration of yours makes it' },
    ]);
  });

  const checkOf = (host: RegExp) =>
    [...world.route53.checks.all.values()].find(({ config }) => host.test(config.FullyQualifiedDomainName ?? ''))!;

  it.each<[string, object, RegExp, string]>([
    ['another path', { ResourcePath: '/other' }, /^origin-us-east-1/, 'path is "/other", not "/up?deep=1"'],
    ['another threshold', { FailureThreshold: 9 }, /^origin-us-east-1/, 'threshold is 9, not 3'],
    ['not inverted', { Inverted: false }, /drain-\d+-eu-west-1/, 'is not inverted'],
    ['disabled', { Disabled: true }, /drain-\d+-eu-west-1/, 'is disabled'],
  ])('has a health check that is otherwise: %s', async (_, config, host, how) => {
    world.route53.checks.update(checkOf(host).id, undefined, config);
    expect(await findings()).toEqual([
      { kind: 'different', what: expect.stringContaining('health check us-east-1'), how },
    ]);
  });

  it('has a health check that does not count a flag, or is told what to say', async () => {
    const { HealthCheckId = '' } = world.route53.zones.get(world.zoneId).records.find(isHome) ?? {};
    const { ChildHealthChecks = [] } = world.route53.checks.get(HealthCheckId).config;
    world.route53.checks.update(HealthCheckId, undefined, {
      ChildHealthChecks: ChildHealthChecks.slice(0, 2),
      HealthThreshold: 2,
      Disabled: true,
      Inverted: true,
    });
    expect((await findings()).map(({ how }) => how)).toEqual([
      'is inverted',
      'is disabled',
      'threshold is 2, not 3',
      'does not count us-east-1 is not drained from ap-south-1',
    ]);
  });
});

describe('answers that are otherwise', () => {
  it('are an estimate where only Route 53 has the figures that decide', async () => {
    world.answersInstead = ({ name, subnet }) =>
      name === 'origin.shop.example.com' && subnet !== undefined ? [addressOf(EU, REGIONS)] : undefined;
    expect(await states()).toEqual(new Set(['same', 'estimate']));
  });

  it('are wrong where a region is away', async () => {
    world.dead.add(EU);
    world.answersInstead = ({ name, subnet }) =>
      name === 'origin.shop.example.com' && subnet !== undefined ? [addressOf(EU, REGIONS)] : undefined;
    const { answers } = await verify();
    expect(answers[0]).toMatchObject({ state: 'different', why: 'eu-west-1 is away' });
  });

  it('are wrong where the address is of no region, or there is none', async () => {
    world.answersInstead = ({ subnet }) => (subnet === undefined ? undefined : ['192.0.2.77']);
    expect((await verify()).answers[0]).toMatchObject({
      state: 'different',
      why: '192.0.2.77 is no address of a region',
    });
    world.answersInstead = ({ subnet }) => (subnet === undefined ? undefined : []);
    expect((await verify()).answers[0]).toMatchObject({ state: 'different', why: 'there is no answer' });
  });

  it('are said to be not known where nobody can say what is right', async () => {
    const nobody = { name: 'x', subnet: '192.0.2.0', client: { latencyTo: () => undefined }, foreign: [] };
    const zone = zoneOf(world.blueprint);
    expect(compareAnswer({ ...nobody, regions: [EU] }, zone, world.blueprint, new Set())).toMatchObject({
      state: 'unknown',
      why: expect.any(String),
    });
    expect(compareAnswer({ ...nobody, regions: [EU] }, zone, world.blueprint, new Set([EU]))).toMatchObject({
      state: 'different',
      why: 'eu-west-1 is away',
    });
  });

  it('are wrong where places decide, which are known', () => {
    const [princeton] = CLIENT_SUBNETS;
    const zone = zoneOf(BLUEPRINTS.geolocation);
    const berlin = CLIENT_SUBNETS.find(({ client }) => client.country === 'DE')!;
    const led = (client: typeof berlin) =>
      compareAnswer({ ...client, regions: [AP], foreign: [] }, zone, BLUEPRINTS.geolocation, new Set()).state;
    expect([led(berlin), led(princeton!)]).toEqual(['different', 'different']);
  });
});

describe('a verification', () => {
  it('says within 100 columns what is otherwise, and who was asked', async () => {
    change((record) => (isWrite(record) ? [] : [record]));
    const text = dnsVerifyText('global', await verify(), [
      { state: 'ok', what: 'the DNS sends shop.example.com to the zone' },
    ]);
    expect(text).toContain('delegation  the DNS sends shop.example.com to the zone');
    expect(text).toMatch(/missing {5}write.shop.example.com A: is not in the zone/);
    expect(text).toContain("answers     by the zone's name servers");
    expect(text).toContain('global in account 123456789012: 1 otherwise');
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('asks again when a packet is lost, and says who does not answer', async () => {
    world.nameServer.silentFor = 1;
    expect(await askServer('127.0.0.1', { name: 'shop.example.com', type: 'A' }, world.nameServer.port)).toEqual([
      '192.0.2.250',
    ]);
    const clients = {
      ...world.clients,
      ask: async () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })),
    };
    await expect(verifyZone(world.blueprint, clients)).rejects.toThrow(
      /asking ns-64.awsdns-00.com for origin-us-east-1.shop.example.com: no connection .ECONNREFUSED.; let UDP to port 53 out/,
    );
  });

  it.each(FAULTS)('with a fault at any of its requests finds the same or says why: %s', async (fault) => {
    for (let n = 1; ; n += 4) {
      world.faults.once(fault, n);
      const done = await verify().catch((error) => {
        expect(error).toBeInstanceOf(OperationError);
        return undefined;
      });
      if (done) expect([done.findings, done.answers.every(({ state }) => state === 'same')]).toEqual([[], true]);
      if (world.faults.count < n) break;
    }
    expect([world.buckets.writes, world.route53.writes]).toEqual([[], []]);
  });
});

describe('the networks that are asked for', () => {
  it('lie in the countries that are said of them', () => {
    const table = installedTable();
    const wrong = CLIENT_SUBNETS.filter(({ subnet, client }) => table?.countryOf(subnet) !== client.country);
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe('a name of which AWS chooses a part', () => {
  it.each([
    ['<load-balancer>.us-east-1.elb.amazonaws.com', 'dualstack.web-1.us-east-1.elb.amazonaws.com', true],
    ['<load-balancer>.us-east-1.elb.amazonaws.com', 'web-1.eu-west-1.elb.amazonaws.com', false],
    ['<distribution>.cloudfront.net', 'd1.cloudfront.net', true],
    ['<distribution>.cloudfront.net', 'd1.cloudfront.net.example.org', false],
    ['origin.example.com', 'originXexample.com', false],
  ])('%s fits %s: %s', (wanted, live, is) => {
    expect(fits(wanted, live)).toBe(is);
  });
});
