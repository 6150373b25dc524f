import { OperationError } from '../../lib/aws/operation-error';
import { drainRegion } from '../../lib/dns/drain';
import { drainIn } from '../../lib/dns/flag';
import { restoreRegion } from '../../lib/dns/restore';
import { verifyZone } from '../../lib/dns/verify';
import { ACCOUNT, DnsWorld } from '../support/dns-world';
import { FAULTS, type Fault } from '../support/faults';
import { REGIONS, threeRegions } from '../support/regions';

const [HOME, EU, AP] = REGIONS;
const SILENT = { done: () => {}, doing: () => {} };
const BLUEPRINT = threeRegions({ account: ACCOUNT });
const UNTIL = Date.parse('2026-11-25T18:00:00Z');

const drain = (world: DnsWorld, breakGlass = false, region: string = EU) =>
  drainRegion({
    blueprint: BLUEPRINT,
    region,
    reason: 'its zones flap',
    until: UNTIL,
    services: [],
    yes: true,
    breakGlass,
    clients: world.clients,
    report: SILENT,
  });
const restore = (world: DnsWorld) =>
  restoreRegion({ blueprint: BLUEPRINT, region: EU, yes: true, clients: world.clients, report: SILENT });

const flagsOf = (world: DnsWorld, region: string) =>
  REGIONS.flatMap((place) => {
    const text = world.buckets.text(world.bucket(place), region);
    return text === undefined ? [] : [[place, drainIn(text)] as const];
  });
const told = (world: DnsWorld) =>
  [...world.route53.checks.all.values()].filter(
    ({ config }) => config.Disabled || (config.Inverted && config.Type === 'CALCULATED'),
  );

/** Faults that come once, and one after which nothing answers any more, as for somebody who is interrupted. */
const WAYS: readonly (readonly [string, (world: DnsWorld, n: number) => void])[] = [
  ...FAULTS.map(
    (fault: Fault) => [`${fault} once`, (world: DnsWorld, n: number) => world.faults.once(fault, n)] as const,
  ),
  ['reset for good', (world, n) => world.faults.from('reset', n)],
  ['lost for good', (world, n) => world.faults.from('lost', n)],
];

interface Case {
  readonly name: string;
  prepare(world: DnsWorld): Promise<unknown>;
  run(world: DnsWorld): Promise<unknown>;
  /** Regions without requests when it has been done. */
  readonly away: readonly string[];
  /** Requests that it makes, at least: else faults would come at none of them. */
  readonly atLeast: number;
  wanted(world: DnsWorld): void;
}

const CASES: readonly Case[] = [
  {
    name: 'a drain',
    prepare: async () => {},
    run: (world) => drain(world),
    away: [EU],
    atLeast: 25,
    wanted: (world) =>
      expect(flagsOf(world, EU).map(([place, { reason }]) => [place, reason])).toEqual(
        [HOME, AP].map((place) => [place, 'its zones flap']),
      ),
  },
  {
    name: 'a drain by the second path',
    prepare: async () => {},
    run: (world) => drain(world, true),
    away: [EU],
    atLeast: 27,
    wanted: (world) => {
      expect(flagsOf(world, EU)).toHaveLength(2);
      expect(told(world).map(({ config: { Disabled, Inverted } }) => [Disabled, Inverted])).toEqual([[true, true]]);
    },
  },
  {
    name: 'a restore of both',
    prepare: (world) => drain(world, true),
    run: (world) => restore(world),
    away: [],
    atLeast: 20,
    wanted: (world) => expect([flagsOf(world, EU), told(world)]).toEqual([[], []]),
  },
];

/** Runs something that may fail, but only by saying why. */
async function orItsReason(run: Promise<unknown>): Promise<unknown> {
  return run.catch((error) => {
    expect(error).toBeInstanceOf(OperationError);
  });
}

describe.each(CASES)('$name', ({ prepare, run, away, atLeast, wanted }) => {
  it.each(WAYS)(
    'with %s at each of its requests is whole when it is said again',
    async (_, fail) => {
      let requests = 0;
      for (let n = 1; ; n += 1) {
        const world = await DnsWorld.start(BLUEPRINT);
        try {
          await prepare(world);
          // At no time are requests kept from all regions, and no check is ever inverted without being disabled.
          const holds = () => {
            expect(REGIONS.some((region) => world.isHealthy(region))).toBe(true);
            for (const { config } of told(world)) expect(config.Disabled).toBe(true);
          };
          world.onSleep = holds;
          world.buckets.before = holds;
          fail(world, n);
          await orItsReason(run(world));
          holds();
          requests = world.faults.count;
          world.faults.clear();
          await run(world);
          expect(world.away()).toEqual(away);
          wanted(world);
        } finally {
          await world.stop();
        }
        if (requests < n) break;
      }
      expect(requests).toBeGreaterThanOrEqual(atLeast);
    },
    300_000,
  );
});

describe('a drain of the last region', () => {
  it.each(WAYS)(
    'with %s at each of its requests never writes a flag',
    async (_, fail) => {
      const world = await DnsWorld.start(BLUEPRINT);
      try {
        await drain(world, false, AP);
        world.dead.add(HOME);
        const before = world.buckets.writes.length;
        for (let n = 1; ; n += 1) {
          fail(world, n);
          await orItsReason(drain(world));
          expect(flagsOf(world, EU)).toEqual([]);
          if (world.faults.count < n) break;
        }
        expect(world.buckets.writes.length).toBe(before);
        expect(world.route53.writes).toEqual([]);
      } finally {
        await world.stop();
      }
    },
    300_000,
  );
});

describe('a verification', () => {
  it.each(WAYS)(
    'with %s at each of its requests finds nothing that is not so, or says why it can not say',
    async (_, fail) => {
      const world = await DnsWorld.start(BLUEPRINT);
      let told = 0;
      try {
        for (let n = 1; ; n += 1) {
          fail(world, n);
          const done = await verifyZone(BLUEPRINT, world.clients).catch((error) => {
            expect(error).toBeInstanceOf(OperationError);
            return undefined;
          });
          if (done) {
            told += 1;
            expect([done.findings, done.answers.every(({ state }) => state === 'same')]).toEqual([[], true]);
          }
          if (world.faults.count < n) break;
        }
        expect([world.buckets.writes, world.route53.writes]).toEqual([[], []]);
        expect(told).toBeGreaterThan(0);
      } finally {
        await world.stop();
      }
    },
    300_000,
  );
});
