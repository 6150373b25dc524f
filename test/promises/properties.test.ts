import fc from 'fast-check';
import { OWN } from '../../lib/promises/own-figures';
import type { LossId, Path, RecoveryPromise } from '../../lib/promises/promise';
import { LOSSES } from '../../lib/promises/promises';
import { compareLost, compareTotals } from '../../lib/promises/terms';
import { examplePromises, partOf, worstOf } from '../support/promises';

type Change = Parameters<typeof examplePromises>[0];

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-south-1', 'sa-east-1', 'eu-central-1'];

/** What every stage may say. */
const common = fc.record({
  alarms: fc.constantFrom<{ email?: string }>({}, { email: 'ops@example.com' }),
  unprotected: fc.constantFrom('', 'throw-away'),
  tables: fc.constantFrom<{ name: string; key: string }[]>([], [{ name: 'carts', key: 'id' }]),
  database: fc
    .tuple(fc.integer({ min: 20, max: 2000 }), fc.integer({ min: 2, max: 10 }), fc.integer({ min: 1, max: 35 }))
    .map(([storageGb, times, backupDays]) => ({ storageGb, maxStorageGb: storageGb * times, backupDays })),
});

/** What may be said from stage 2 on. */
const fromTwo = fc.record({
  servers: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(20)).map(([min, more]) => ({ min, max: min + more })),
  replicas: fc.nat(3),
  nat: fc.constantFrom<'one' | 'per-zone'>('one', 'per-zone'),
  cache: fc.record({
    shards: fc.integer({ min: 1, max: 5 }),
    strategy: fc.constantFrom<'cache-aside' | 'write-behind'>('cache-aside', 'write-behind'),
    eviction: fc.constant<'noeviction'>('noeviction'),
  }),
});

const failover = fc.record({
  interval: fc.constantFrom<10 | 30>(10, 30),
  threshold: fc.integer({ min: 1, max: 10 }),
});

const regions = fc.shuffledSubarray(REGIONS, { minLength: 2 }).map((names) => names.map((name) => ({ name })));

interface Options {
  readonly common: typeof common extends fc.Arbitrary<infer T> ? T : never;
  readonly fromTwo: typeof fromTwo extends fc.Arbitrary<infer T> ? T : never;
  readonly regions: readonly { readonly name: string }[];
}

const options: fc.Arbitrary<Options> = fc.record({ common, fromTwo, regions });

/** The same options in a stage, without what it does not know yet. */
function inStage(stage: 1 | 2 | 3 | 4, { common, fromTwo, regions }: Options): Change {
  const [home] = regions;
  const { servers, replicas, nat, cache } = fromTwo;
  const service = { name: 'web', image: 'web', port: 80 };
  if (stage === 1) return { ...common, stage, regions: [home!], services: [service] };
  return {
    ...common,
    stage,
    regions: stage === 4 ? [...regions] : [home!],
    services: [{ ...service, servers }],
    database: { ...common.database, replicas },
    network: { nat },
    cache,
  };
}

const stages = fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4);

describe('every promise', () => {
  const sum = ({ terms, total }: Path) => {
    const spans = terms.flatMap((term) => ('seconds' in term ? [term.seconds] : []));
    const open = new Set(terms.flatMap((term) => ('open' in term ? [term.open] : [])));
    expect(total.seconds).toEqual([0, 1].map((end) => spans.reduce((all, span) => all + span[end]!, 0)));
    expect(new Set(total.open)).toEqual(open);
    for (const [low, high] of spans) expect(low).toBeLessThanOrEqual(high);
  };

  it('is the sum of its terms, of which each has a number and a source or is named as open', () => {
    fc.assert(
      fc.property(options, stages, failover, (given, stage, failoverSeconds) => {
        const routing = stage === 4 ? { routing: { failoverSeconds } } : {};
        for (const { rto, rpo, users, of } of examplePromises({ ...inStage(stage, given), ...routing })) {
          for (const each of [rto, ...rto.meanwhile]) sum(each);
          for (const each of rto.meanwhile) expect(compareTotals(rto.total, each.total)).toBeGreaterThanOrEqual(0);
          for (const { lost } of rpo.terms) expect(compareLost(rpo.total, lost)).toBeGreaterThanOrEqual(0);
          expect(rpo.terms.some(({ lost }) => lost === rpo.total)).toBe(true);
          for (const term of rto.terms) expect('seconds' in term ? term.source : term.open).not.toBe('');
          expect([users, of]).not.toContain('');
        }
      }),
      // Each run looks at every term of a dozen promises.
      { numRuns: 40 },
    );
  });

  it('that waits for somebody says what to do, and no other asks for anything but before', () => {
    fc.assert(
      fc.property(options, stages, (given, stage) => {
        for (const { rto, steps } of examplePromises(inStage(stage, given))) {
          if (rto.total.open.includes('somebody')) expect(steps.length).toBeGreaterThan(0);
          else for (const step of steps) expect(step).toMatch(/^before it happens/);
        }
      }),
    );
  });
});

describe('a region that dies', () => {
  const PARTS = [
    ['home-region', 'queries'],
    ['secondary-region', undefined],
  ] as const;

  it('is never left later because it is asked more often, or given up sooner', () => {
    fc.assert(
      fc.property(options, failover, failover, (given, one, other) => {
        const asked = (failoverSeconds: typeof one) =>
          examplePromises({ ...inStage(4, given), routing: { failoverSeconds } });
        const sooner = {
          interval: Math.min(one.interval, other.interval) as 10 | 30,
          threshold: Math.min(one.threshold, other.threshold),
        };
        const [fast, slow] = [asked(sooner), asked(one)];
        for (const [loss, of] of PARTS) {
          const [a, b] = [partOf(fast, loss, of).rto.total, partOf(slow, loss, of).rto.total];
          expect(compareTotals(a, b)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

/** The losses that both have, each with the worst of either. */
function pairs(before: readonly RecoveryPromise[], after: readonly RecoveryPromise[]) {
  return LOSSES.flatMap(({ id }) => {
    const [a, b] = [worstOf(before, id), worstOf(after, id)];
    return a && b ? [{ loss: id, before: a, after: b }] : [];
  });
}

describe('more regions', () => {
  /** With a second region comes a database that stands in one zone: nothing of the kind is lost with one region. */
  const excepted = (loss: LossId, regions: number, replicas: number) =>
    loss === 'zone' && regions === 1 && replicas < 2;

  it('make no promise worse, but for the one copy of a region that nobody asked two of', () => {
    fc.assert(
      fc.property(options, fc.nat(REGIONS.length), (given, some) => {
        const fewer = Math.max(1, Math.min(some, given.regions.length - 1));
        const before = examplePromises(inStage(4, { ...given, regions: given.regions.slice(0, fewer) }));
        for (const { loss, ...each } of pairs(before, examplePromises(inStage(4, given)))) {
          if (excepted(loss, fewer, given.fromTwo.replicas)) continue;
          expect([loss, compareTotals(each.after.rto, each.before.rto) <= 0]).toEqual([loss, true]);
          expect([loss, compareLost(each.after.rpo, each.before.rpo) <= 0]).toEqual([loss, true]);
        }
      }),
    );
  });
});

/** Where a later stage promises less, and why. docs/promises.md says so too. */
const EXCEPTIONS: readonly {
  readonly to: 2 | 3 | 4;
  readonly loss: LossId;
  /** By how many seconds at most. @default - any */
  readonly seconds?: number;
  readonly because: string;
}[] = [
  { to: 2, loss: 'bad-release', because: 'more servers take longer to roll back, and what an alarm needs is counted' },
  ...(['server', 'zone', 'database-primary'] as const).map((loss) => ({
    to: 3 as const,
    loss,
    seconds: OWN.cdnErrorSeconds,
    because: 'the CDN shows an error that it has just got',
  })),
  { to: 4, loss: 'zone', because: 'a region has one copy of each database, in one zone, where nobody asked for two' },
];

describe('a stage with the options of the one before', () => {
  const worse = ({ before, after }: Omit<ReturnType<typeof pairs>[number], 'loss'>) =>
    compareTotals(after.rto, before.rto) > 0 ? after.rto.seconds[1] - before.rto.seconds[1] : 0;

  it.each([2, 3, 4] as const)('%i promises no less than it, but for the exceptions', (to) => {
    fc.assert(
      fc.property(options, (given) => {
        const before = examplePromises(inStage((to - 1) as 1 | 2 | 3, given));
        for (const { loss, ...each } of pairs(before, examplePromises(inStage(to, given)))) {
          expect([loss, compareLost(each.after.rpo, each.before.rpo) <= 0]).toEqual([loss, true]);
          const exception = EXCEPTIONS.find((one) => one.to === to && one.loss === loss);
          if (!exception) expect([loss, compareTotals(each.after.rto, each.before.rto) <= 0]).toEqual([loss, true]);
          else if (exception.seconds !== undefined) expect(worse(each)).toBeLessThanOrEqual(exception.seconds);
        }
      }),
    );
  });

  it.each(EXCEPTIONS)('$to: $loss is an exception indeed: $because', ({ to, loss }) => {
    const given: Options = {
      common: {
        alarms: { email: 'ops@example.com' },
        unprotected: '',
        tables: [],
        database: { storageGb: 20, maxStorageGb: 200, backupDays: 7 },
      },
      fromTwo: {
        servers: { min: 2, max: 8 },
        replicas: 1,
        nat: 'per-zone',
        cache: { shards: 1, strategy: 'cache-aside', eviction: 'noeviction' },
      },
      regions: REGIONS.slice(0, 2).map((name) => ({ name })),
    };
    const [found] = pairs(
      examplePromises(inStage((to - 1) as 1 | 2 | 3, given)),
      examplePromises(inStage(to, given)),
    ).filter((each) => each.loss === loss);
    expect(worse(found!)).toBeGreaterThan(0);
  });
});
