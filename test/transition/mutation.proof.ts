import fc from 'fast-check';
import type { ScalingStage } from '../../lib/config/config';
import { checkTransition } from '../../lib/transition/check';
import { STATEFUL_TYPES } from '../../lib/transition/stateful-types';
import { STAGES } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { environmentSideOf, sideOf } from '../support/sides';
import { drafts, type Edit, type Random, sides } from './mutations/edit';
import { harmfulEdits } from './mutations/harmful';
import { harmlessEdits } from './mutations/harmless';

/** The same on every machine; another one: `TRANSITION_SEED=1 npx jest …`. */
const SEED = Number(process.env.TRANSITION_SEED ?? 20_261_124);
/** Combinations besides every edit by itself. */
const COMBINED = Number(process.env.TRANSITION_RUNS ?? 150);

/** The largest templates there are: everything that the furthest stage can have, protected. */
const stage = Math.max(...Object.keys(STAGES).map(Number)) as ScalingStage;
const base = environmentSideOf(
  exampleConfig({
    stage,
    domain: DOMAIN,
    tables: [{ name: 'carts', key: 'cartId', ttl: 'expiresAt' }],
    network: { flowLogs: true },
    alarms: { email: 'ops@example.com', monthlyBudgetUsd: 100 },
    ...(stage >= 3
      ? {
          queues: [{ name: 'email', worker: { image: 'busybox:1' } }],
          topics: [{ name: 'paid', subscribers: [{ queue: 'email' }] }],
          edge: { static: [{ path: '/assets/*', ttlSeconds: 60 }], originSecretVersion: 2 },
        }
      : {}),
    ...(stage === 4
      ? {
          regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }],
          events: [{ name: 'catalog.changed', subscribers: [{ queue: 'email' }] }],
        }
      : {}),
  }),
);

/** One of every type that can hold data, also of those that no stage of this version has. */
const zoo = sideOf(
  {
    Zoo: {
      Resources: Object.fromEntries(
        [...STATEFUL_TYPES].map((Type) => [
          Type.replaceAll('::', ''),
          { Type, Properties: {}, DeletionPolicy: 'Retain' },
        ]),
      ),
    },
    Other: { Resources: { Role: { Type: 'AWS::IAM::Role', Properties: {} } } },
  },
  { stacks: { Zoo: { terminationProtection: true } } },
);

const harmful = harmfulEdits(base);
const harmless = harmlessEdits(base);

const random = fc.record({
  word: fc.stringMatching(/^[A-Z][a-z]{5}$/).map((word) => `Q${word}`),
  number: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

interface Sample {
  readonly edits: readonly Edit[];
  readonly random: readonly Random[];
}

/** Each of `core` once, so many at a time, and then some with up to `most` of `others` beside them. */
function samples(core: readonly Edit[], atOnce: number, others: readonly Edit[], most: number): Sample[] {
  const words = fc.sample(random, { seed: SEED, numRuns: core.length });
  const once = Array.from({ length: Math.ceil(core.length / atOnce) }, (_, i) => ({
    edits: core.slice(i * atOnce, (i + 1) * atOnce),
    random: words.slice(i * atOnce, (i + 1) * atOnce),
  }));
  const together = fc.sample(
    fc.record({
      first: fc.constantFrom(...core),
      more: fc.array(fc.constantFrom(...others), { minLength: 1, maxLength: most }),
      random: fc.array(random, { minLength: most + 1, maxLength: most + 1 }),
    }),
    { seed: SEED, numRuns: COMBINED },
  );
  // What does harm comes last, so that nothing heals it.
  return [...once, ...together.map(({ first, more, random }) => ({ edits: [...more, first], random }))];
}

function checked({ edits, random }: Sample, side = base) {
  const both = drafts(side);
  for (const [i, edit] of edits.entries()) edit.apply(both, random[i] ?? { word: 'Q', number: 0 });
  const { from, to } = sides(side, both);
  return checkTransition(from, to);
}

const named = (edits: readonly Edit[]) => edits.map(({ name }) => name).join(' + ');
const report = (line: string) => process.stderr.write(`${line} (seed ${SEED})\n`);

describe('the check', () => {
  it('misses no harmful edit', () => {
    const all = samples(harmful, 1, harmless, 3);
    const missed = all.filter((sample) => checked(sample).verdict === 'safe');
    report(`missed ${missed.length} of ${all.length} changes made of ${harmful.length} harmful edits`);
    expect(missed.map(({ edits }) => named(edits))).toEqual([]);
    expect(harmful.length).toBeGreaterThan(250);
  });

  it('misses no harmful edit of any type that can hold data', () => {
    const edits = harmfulEdits(zoo);
    const all = samples(edits, 1, edits, 1).slice(0, edits.length);
    const missed = all.filter((sample) => checked(sample, zoo).verdict === 'safe');
    report(`missed ${missed.length} of ${all.length} harmful edits of ${STATEFUL_TYPES.size} types`);
    expect(missed.map(({ edits }) => named(edits))).toEqual([]);
  });

  it('says nothing of a harmless edit', () => {
    const all = samples(harmless, 4, harmless, 4);
    const alarms = all.flatMap((sample) => {
      const { findings } = checked(sample);
      return findings.length === 0 ? [] : [`${named(sample.edits)}: ${JSON.stringify(findings[0])}`];
    });
    report(`false alarms ${alarms.length} of ${all.length} changes made of ${harmless.length} harmless edits`);
    expect(alarms).toEqual([]);
    expect(harmless.length).toBeGreaterThan(300);
  });
});
