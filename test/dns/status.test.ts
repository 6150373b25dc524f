import { dnsRestoreText } from '../../lib/cli/dns-restore-text';
import { dnsStatusText } from '../../lib/cli/dns-status-text';
import { overrideCheck } from '../../lib/dns/break-glass';
import { drainRegion } from '../../lib/dns/drain';
import { limiterOf } from '../../lib/dns/limiter';
import { restoreRegion } from '../../lib/dns/restore';
import { patientRoute53 } from '../../lib/dns/route53';
import { dnsStatus } from '../../lib/dns/status';
import { ACCOUNT, DnsWorld, OPERATOR } from '../support/dns-world';
import { Faults } from '../support/faults';
import { REGIONS, threeRegions } from '../support/regions';

const [HOME, EU, AP] = REGIONS;
const HOUR = 3_600_000;
const SILENT = { done: () => {}, doing: () => {} };
const BLUEPRINT = threeRegions({ account: ACCOUNT });
let world: DnsWorld;

beforeEach(async () => {
  world = await DnsWorld.start(BLUEPRINT);
});
afterEach(() => world.stop());

const status = () => dnsStatus(world.blueprint, world.clients);
const drain = (region: string, breakGlass = false) =>
  drainRegion({
    blueprint: world.blueprint,
    region,
    reason: 'its zones flap',
    until: world.now + 2 * HOUR,
    services: [],
    yes: true,
    breakGlass,
    clients: world.clients,
    report: SILENT,
  });
const restore = (region: string, yes = true) =>
  restoreRegion({ blueprint: world.blueprint, region, yes, clients: world.clients, report: SILENT });
const text = async () => dnsStatusText('global', await status(), world.now);
const states = async () => (await status()).regions.map(({ state }) => state);
const flags = () => REGIONS.flatMap((place) => REGIONS.filter((of) => world.buckets.text(world.bucket(place), of)));

describe('the status', () => {
  it('of regions that serve says how many checkers get an answer, and changes nothing', async () => {
    expect(await states()).toEqual(['serving', 'serving', 'serving']);
    expect(await text()).toMatch(/us-east-1 +serving +16 of 16 see it/);
    expect([world.buckets.writes, world.route53.writes]).toEqual([[], []]);
  });

  it('of a region that does not answer is away, whatever nobody said', async () => {
    world.dead.add(EU);
    expect(await states()).toEqual(['serving', 'away', 'serving']);
    expect(await text()).toMatch(/eu-west-1 +away +0 of 16 see it/);
  });

  it('of a drained one says who, why, until when, and where it stands; it alarms when that time is over', async () => {
    await drain(EU);
    expect(await states()).toEqual(['serving', 'away', 'serving']);
    const said = (await text()).replaceAll(/\s+/g, ' ');
    expect(said).toContain(`drained by assumed-role/operator/ana since 2026-11-25T12:00`);
    expect(said).toContain(': its zones flap (flags in us-east-1, ap-south-1)');
    expect((await status()).expired).toEqual([]);
    world.now += 2 * HOUR;
    expect((await status()).expired).toEqual([EU]);
    expect(await text()).toContain('npx stagecoach dns restore global eu-west-1 --yes');
    expect((await text()).split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('understands a flag that somebody wrote by hand', async () => {
    world.buckets.put(world.bucket(HOME), EU, 'gone fishing');
    expect(await states()).toEqual(['serving', 'away', 'serving']);
    expect((await text()).replaceAll(/\s+/g, ' ')).toContain(
      'drained by nobody knows whom since 1970-01-01T00:00:00.000Z, without an end',
    );
  });

  it('says which bucket gave no answer, and that the checkers see a flag there', async () => {
    await drain(EU);
    world.buckets.before = () => {
      throw Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: {} });
    };
    const said = (await text()).replaceAll(/\s+/g, ' ');
    expect(said).toContain('checkers still see a flag in us-east-1, ap-south-1');
    expect(said).toContain('flag in ap-south-1 not known: no permission: no');
    expect(await states()).toEqual(['serving', 'away', 'serving']);
  });

  it.each([
    [{ Disabled: true, Inverted: true }, 'away', 'is told to say unhealthy (break-glass)'],
    [{ Disabled: true }, 'serving', 'it says healthy, always'],
    [{ Inverted: true }, 'away', 'dead, it would get requests'],
  ])('says what was told to a health check: %j', async (change, state, said) => {
    const { records } = world.route53.zones.get(world.zoneId);
    const { HealthCheckId = '' } = records.find(({ SetIdentifier }) => SetIdentifier === EU) ?? {};
    world.route53.checks.update(HealthCheckId, undefined, change);
    expect((await states())[1]).toBe(state);
    expect((await text()).replaceAll(/\s+/g, ' ')).toContain(said);
  });

  it('without Route 53 says what the flags say, and that health is not known', async () => {
    world.route53.faults = new Faults();
    world.route53.faults.from('throttled');
    world.buckets.put(world.bucket(HOME), EU, '{}');
    expect(await states()).toEqual(['unknown', 'away', 'unknown']);
    expect(await text()).toContain('health is not known: Route 53 takes no more requests');
  });

  it('is refused with credentials of another account, and without such a zone', async () => {
    world.account = '210987654321';
    await expect(status()).rejects.toThrow('of account 210987654321');
    world.account = ACCOUNT;
    world.route53.zones.all.clear();
    await expect(status()).rejects.toThrow('there is no hosted zone Z0123456789EXAMPLE');
  });
});

describe('a restore', () => {
  it('without --yes says what keeps requests away, and changes nothing', async () => {
    await drain(EU);
    const before = flags();
    const done = await restore(EU, false);
    const said = dnsRestoreText('global', done, false);
    expect(said).toContain(`flag in ${HOME}, of ${OPERATOR}: its zones flap`);
    expect(said).toContain('dry run: nothing was changed');
    expect(flags()).toEqual(before);
  });

  it('takes the flags away everywhere, and sees that the region answers again', async () => {
    await drain(EU);
    const done = await restore(EU);
    expect([flags(), world.away(), done.watched?.state]).toEqual([[], [], 'done']);
    expect(dnsRestoreText('global', done, true)).toMatch(
      /flags are gone from us-east-1, ap-south-1\nanswers lead to eu-west-1 again after \d+ s/,
    );
    expect(dnsRestoreText('global', await restore(EU), true)).toBe('eu-west-1 is not drained: nothing to do');
  });

  it('undoes what was told to the health check', async () => {
    await drain(EU, true);
    const done = await restore(EU);
    expect([done.override, world.away()]).toEqual(['undone', []]);
    expect((await status()).regions[1]?.health).toMatchObject({ disabled: false, inverted: false });
  });

  it('of a region that does not answer waits for nothing', async () => {
    await drain(EU);
    world.dead.add(EU);
    const done = await restore(EU);
    expect([done.watched, flags()]).toEqual([undefined, []]);
  });

  it('says which bucket kept its flag', async () => {
    await drain(EU);
    world.buckets.gone.add(AP);
    const done = await restore(EU);
    expect(done.changes.map(({ state }) => state)).toEqual(['deleted', 'failed']);
    expect(dnsRestoreText('global', done, true)).toContain('left as it was: shop-test-drain-123456789012-ap-south-1');
  });

  it('leaves a flag that somebody has just written anew', async () => {
    await drain(EU);
    world.buckets.before = (command, path) => {
      if (command === 'DeleteObject' && path.startsWith(world.bucket(AP)))
        world.buckets.put(world.bucket(AP), EU, '{"by":"arn:bob"}');
    };
    expect((await restore(EU)).changes.map(({ state }) => state)).toEqual(['deleted', 'taken']);
    expect(world.buckets.text(world.bucket(AP), EU)).toContain('arn:bob');
  });
});

describe('Route 53', () => {
  it('is asked no more than four times in any second, whoever asks', async () => {
    const times: number[] = [];
    let now = 0;
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        now += ms;
      },
    };
    const mayAsk = limiterOf(clock);
    await Promise.all(Array.from({ length: 30 }, () => mayAsk().then(() => times.push(now))));
    for (const time of times)
      expect(times.filter((other) => other >= time && other < time + 1_000).length).toBeLessThanOrEqual(4);
    expect(times.at(-1)).toBe(7_000);
  });

  it('is asked again, later and later, when it can’t answer just now', async () => {
    const before = world.now;
    world.route53.faults = new Faults();
    world.route53.faults.times('throttled', 3);
    await status();
    expect(world.now - before).toBeGreaterThanOrEqual(500 + 1_000 + 2_000);
  });

  it.each(['unhealthy', 'none'] as const)('is told both of a check at once, or nothing: %s', async (override) => {
    const [check] = [...world.route53.checks.all.values()].filter(({ config }) => config.Type === 'CALCULATED');
    const route53 = patientRoute53(world.clients);
    for (const [Disabled, Inverted] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      world.route53.checks.update(check!.id, undefined, { Disabled, Inverted });
      await overrideCheck(check!.id, override, route53);
      const wanted = override === 'unhealthy';
      expect(check!.config).toMatchObject({ Disabled: wanted, Inverted: wanted });
    }
  });
});
