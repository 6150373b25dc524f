import { dnsDrainText } from '../../lib/cli/dns-drain-text';
import { drainRegion } from '../../lib/dns/drain';
import type { DrainProps } from '../../lib/dns/drain-plan';
import type { Drain } from '../../lib/dns/flag';
import { ACCOUNT, DnsWorld, OPERATOR } from '../support/dns-world';
import { Faults } from '../support/faults';
import { inThreeRegions, REGIONS, threeRegions } from '../support/regions';

const [HOME, EU, AP] = REGIONS;
const HOUR = 3_600_000;
const BEGIN = Date.parse('2026-11-25T12:00:00Z');
const SILENT = { done: () => {}, doing: () => {} };
const BLUEPRINT = threeRegions({ account: ACCOUNT });
let world: DnsWorld;

beforeEach(async () => {
  world = await DnsWorld.start(BLUEPRINT);
});
afterEach(() => world.stop());

const drain = (more: Partial<DrainProps> = {}) =>
  drainRegion({
    blueprint: world.blueprint,
    region: EU,
    reason: 'its zones flap',
    until: BEGIN + 2 * HOUR,
    services: [],
    yes: true,
    breakGlass: false,
    clients: world.clients,
    report: SILENT,
    ...more,
  });

const flag = (inRegion: string, of: string = EU) => {
  const text = world.buckets.text(world.bucket(inRegion), of);
  return text === undefined ? undefined : (JSON.parse(text) as Drain);
};
const bySomebody = (region: string, more: Partial<Drain> = {}) =>
  JSON.stringify({
    region,
    by: 'arn:bob',
    reason: 'a test',
    since: '2026-11-25T11:00:00.000Z',
    until: '2026-11-25T13:00:00.000Z',
    ...more,
  });
const drainedBySomebody = (region: string) => {
  for (const other of REGIONS.filter((each) => each !== region))
    world.buckets.put(world.bucket(other), region, bySomebody(region));
};
const nothingWritten = () => expect([world.buckets.writes, world.route53.writes]).toEqual([[], []]);

describe('a drain', () => {
  it('without --yes writes nothing, and says who would get the requests and how long it takes', async () => {
    const { shift, bound, changes, refusals } = await drain({ yes: false });
    expect([changes, refusals]).toEqual([[], []]);
    const people = (shares: typeof shift.before) => shares.map(({ region, people: part }) => [region, part > 0]);
    expect(people(shift.before)).toEqual(REGIONS.map((region) => [region, true]));
    expect(people(shift.after)).toEqual(REGIONS.map((region) => [region, region !== EU]));
    expect(bound.map(({ seconds }) => seconds)).toEqual([10, 6, 10]);
    nothingWritten();
  });

  it('writes who, why and until when into every other region, and sees that the region no longer answers', async () => {
    const { changes, watched } = await drain();
    expect(changes.map(({ in: place, state }) => [place, state])).toEqual([
      [HOME, 'written'],
      [AP, 'written'],
    ]);
    const wanted = {
      region: EU,
      by: OPERATOR,
      reason: 'its zones flap',
      since: '2026-11-25T12:00:00.000Z',
      until: '2026-11-25T14:00:00.000Z',
    };
    expect([flag(HOME), flag(AP), flag(EU)]).toEqual([wanted, wanted, undefined]);
    expect([watched?.state, world.away()]).toEqual(['done', [EU]]);
    expect(world.route53.writes).toEqual([]);
  });

  it('can be said again: the first time stays its beginning, the last one its end', async () => {
    await drain();
    const writes = world.buckets.writes.length;
    expect((await drain()).changes.map(({ state }) => state)).toEqual(['same', 'same']);
    expect(world.buckets.writes.length).toBe(writes);
    world.now += HOUR;
    await drain({ until: BEGIN + 3 * HOUR });
    expect(flag(HOME)).toMatchObject({ since: '2026-11-25T12:00:00.000Z', until: '2026-11-25T15:00:00.000Z' });
  });

  it('fills in the flags that are missing', async () => {
    await drain();
    world.buckets.remove(world.bucket(AP));
    world.buckets.make(world.bucket(AP), AP);
    const { changes } = await drain();
    expect(changes.map(({ state }) => state)).toEqual(['same', 'written']);
  });

  it('of the last region that serves is refused, even when it is forced', async () => {
    world.dead.add(HOME);
    drainedBySomebody(AP);
    for (const more of [{}, { force: 'I know' }]) {
      const { refusals, changes } = await drain(more);
      expect(refusals.map(({ rule }) => rule)).toEqual(['last-region']);
      expect(refusals[0]?.problem).toContain(`${HOME}, ${AP} away`);
      expect(changes).toEqual([]);
    }
    nothingWritten();
  });

  it('goes on when a region and its bucket are gone, for one flag is enough', async () => {
    world.buckets.gone.add(AP);
    world.dead.add(AP);
    const { changes, watched } = await drain();
    expect(changes.map(({ state }) => state)).toEqual(['written', 'failed']);
    expect(changes[1]?.why).toBe('no connection (ECONNRESET)');
    expect([watched?.state, world.away()]).toEqual(['done', [EU, AP]]);
  });

  it('goes on when a bucket does not exist', async () => {
    world.buckets.remove(world.bucket(AP));
    const { changes } = await drain();
    expect(changes[1]).toMatchObject({ state: 'failed', why: 'the bucket does not exist' });
    expect(world.away()).toEqual([EU]);
  });

  it('that no bucket takes says so, and which other path there is', async () => {
    for (const region of [HOME, AP]) world.buckets.remove(world.bucket(region));
    await expect(drain()).rejects.toThrow(
      /no bucket took the flag, so eu-west-1 is not drained: us-east-1: the bucket does not exist; .*--break-glass/,
    );
  });

  it('of a region that is drained by somebody else is refused, and forced takes it over', async () => {
    drainedBySomebody(EU);
    const { refusals } = await drain();
    expect(refusals).toMatchObject([{ rule: 'drained-by-another', forceable: true }]);
    expect(refusals[0]?.problem).toBe(
      'eu-west-1 is drained already, by arn:bob, until 2026-11-25T13:00:00.000Z (a test)',
    );
    nothingWritten();
    await drain({ force: 'bob is away' });
    expect(flag(HOME)).toMatchObject({ by: OPERATOR, reason: 'its zones flap (forced: bob is away)' });
  });

  it('takes its flags back when somebody else’s comes in between', async () => {
    world.buckets.before = (command, path) => {
      if (command !== 'PutObject' || !path.startsWith(world.bucket(AP))) return;
      world.buckets.put(world.bucket(AP), EU, bySomebody(EU));
    };
    await expect(drain()).rejects.toThrow(
      /somebody else drains eu-west-1 just now .*arn:bob.*: our flags were taken back/,
    );
    expect([flag(HOME), flag(AP)?.by]).toEqual([undefined, 'arn:bob']);
  });

  it('takes its flags back when the others were drained meanwhile', async () => {
    world.buckets.before = (command) => {
      if (command !== 'PutObject') return;
      drainedBySomebody(HOME);
      drainedBySomebody(AP);
    };
    await expect(drain()).rejects.toThrow(/would be the last: our flags were taken back/);
    expect([flag(HOME), flag(AP)]).toEqual([undefined, undefined]);
  });

  it('is refused when those that are left can’t carry it, and forced goes on', async () => {
    const services = [
      { name: 'web', image: 'web', port: 80, traffic: { peakRps: 3_000, latencyMs: 200, connectionsPerServer: 100 } },
    ];
    const { services: checked } = inThreeRegions({ services });
    const blueprint = threeRegions({ account: ACCOUNT, services });
    const { refusals, shift } = await drain({ blueprint, services: checked });
    expect(refusals.map(({ rule, forceable }) => [rule, forceable])).toEqual([['capacity', true]]);
    expect(refusals[0]?.problem).toBe('ap-south-1 would get up to 2131 requests per second of web and carries 2000');
    expect(shift.loads.map(({ region }) => region)).toEqual([HOME, AP]);
    nothingWritten();
    const forced = await drain({ blueprint, services: checked, force: 'it is night' });
    expect(forced.watched?.state).toBe('done');
  });

  it('says of which services nobody knows what they get', async () => {
    const { services } = inThreeRegions();
    const { shift } = await drain({ services, yes: false });
    expect(shift.loads.map(({ unknown }) => unknown)).toEqual([['web'], ['web']]);
  });

  it('gives up watching after its time and a margin', async () => {
    world.blind = true;
    const { watched } = await drain();
    expect(watched).toMatchObject({ state: 'not-yet' });
    expect(watched!.seconds).toBeGreaterThanOrEqual(26 + 30);
    expect(watched!.seconds).toBeLessThan(26 + 30 + 15);
  });

  it('goes on watching while the checkers have not seen the flag, and says how long it took', async () => {
    world.blind = true;
    world.onSleep = () => {
      world.blind = world.now < BEGIN + 20_000;
    };
    const { watched } = await drain();
    expect(watched?.state).toBe('done');
    expect(watched?.seconds).toBeGreaterThan(10);
  });

  it('asks Route 53 what it would answer while no parent leads to the zone', async () => {
    world.delegated = false;
    const { watched } = await drain();
    expect([watched?.state, world.nameServer.asked]).toEqual(['done', []]);
    expect(world.route53.asked.filter((name) => name === 'TestDNSAnswer').length).toBe(3 + 12);
  });

  it('says within 100 columns what it would do, what speaks against it and what it did', async () => {
    world.arn = `${OPERATOR}${'x'.repeat(120)}`;
    const asked = {
      yes: false,
      breakGlass: true,
      command: 'npx stagecoach dns drain global eu-west-1 --reason … --until …',
    };
    const dry = dnsDrainText('global', await drain({ yes: false }), asked);
    expect(dry).toContain('dry run: nothing was changed; to do it:\n  npx stagecoach dns drain global eu-west-1');
    expect(dry).toContain(' 86 s  together; connections that are open stay where they are');
    world.buckets.remove(world.bucket(AP));
    const done = dnsDrainText('global', await drain(), { ...asked, yes: true });
    expect(done).toContain('left as it was: shop-test-drain-123456789012-ap-south-1: the bucket does not exist');
    expect(done).toContain('no answer leads to eu-west-1 after 0 s');
    world.dead.add(HOME);
    const refused = dnsDrainText('global', await drain({ region: AP }), asked);
    expect(refused).toMatch(/refused: ap-south-1 is the last region that serves/);
    for (const text of [dry, done, refused]) expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});

describe('when Route 53’s API is out', () => {
  /** Everything but the flags, which are in S3. */
  const out = () => {
    world.route53.faults = new Faults();
    world.route53.faults.from('throttled');
  };

  it('nobody knows whether another region serves: a drain is refused, and forced goes by S3 and the name servers alone', async () => {
    out();
    const { refusals, standing } = await drain();
    expect(refusals.map(({ rule, forceable }) => [rule, forceable])).toEqual([['unknown-health', true]]);
    expect(standing.healthUnknown).toMatch(
      /Route 53 takes no more requests of this account just now \(Throttling, 5 tries\)/,
    );
    nothingWritten();
    const forced = await drain({ force: 'the graphs say that the others serve' });
    expect([forced.watched?.state, world.away()]).toEqual(['done', [EU]]);
  });
});

describe('a drain that can’t begin', () => {
  it('with credentials of another account changes nothing', async () => {
    world.account = '210987654321';
    await expect(drain()).rejects.toThrow(
      'these credentials are of account 210987654321, and test belongs to 123456789012',
    );
    nothingWritten();
  });

  it('of a zone that is not there changes nothing', async () => {
    world.route53.zones.all.clear();
    await expect(drain()).rejects.toThrow(
      /there is no hosted zone Z0123456789EXAMPLE in this account; see domain.hostedZoneId/,
    );
    nothingWritten();
  });

  it('of a region without a health check changes nothing', async () => {
    const zone = world.route53.zones.get(world.zoneId);
    zone.records = zone.records.map(({ HealthCheckId: _, ...record }) => record);
    expect((await drain()).refusals).toMatchObject([{ rule: 'no-health-check', forceable: false }]);
    nothingWritten();
  });
});

describe('the second path', () => {
  const configOf = (region: string) => {
    const { records } = world.route53.zones.get(world.zoneId);
    const id = records.find(
      ({ Name, Region }) => Name === 'origin.shop.example.com.' && Region === region,
    )?.HealthCheckId;
    return world.route53.checks.get(id ?? '');
  };

  it('has the health check say unhealthy, in one step, and writes the flags too', async () => {
    const steps: unknown[] = [];
    const { checks } = world.route53;
    const update = checks.update.bind(checks);
    checks.update = (id, version, change) => {
      steps.push([version, change]);
      return update(id, version, change);
    };
    const { override, watched } = await drain({ breakGlass: true });
    expect([override, watched?.state]).toEqual(['set', 'done']);
    expect(steps).toEqual([[1, { Disabled: true, Inverted: true }]]);
    expect(flag(HOME)).toBeDefined();
    expect((await drain({ breakGlass: true })).override).toBe('same');
    expect(steps).toHaveLength(1);
  });

  it('needs no bucket', async () => {
    for (const region of REGIONS) world.buckets.gone.add(region);
    const { override, changes, watched } = await drain({ breakGlass: true });
    expect(changes.map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect([override, watched?.state, world.away()]).toEqual(['set', 'done', [EU]]);
  });

  it('takes back what it told the health check with its flags', async () => {
    world.buckets.before = (command) => {
      if (command !== 'PutObject') return;
      drainedBySomebody(HOME);
      drainedBySomebody(AP);
    };
    await expect(drain({ breakGlass: true })).rejects.toThrow(/would be the last: our flags were taken back/);
    expect(configOf(EU).config).toMatchObject({ Disabled: false, Inverted: false });
    expect(flag(HOME)).toBeUndefined();
  });

  it('leaves a check as it is that somebody else has just changed, and the flags still drain', async () => {
    const { checks } = world.route53;
    const update = checks.update.bind(checks);
    checks.update = (id, version, change) => {
      update(id, undefined, { HealthThreshold: 2 });
      return update(id, version, change);
    };
    const { override, watched } = await drain({ breakGlass: true });
    expect(override).toEqual({ failed: expect.stringContaining('somebody else has just changed the health check') });
    expect(configOf(EU).config).toMatchObject({ HealthThreshold: 2, Disabled: false, Inverted: false });
    expect([watched?.state, flag(HOME)?.by]).toEqual(['done', OPERATOR]);
  });
});
