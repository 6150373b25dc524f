import type { Health } from './health';
import type { IndexedZone } from './indexed-zone';
import type { Client, RecordSet, RecordType } from './model';
import { POLICIES } from './policies';
import type { Choice } from './policy';
import type { Outcome, Step } from './resolution';
import type { Unknown } from './unknown';

/** A question on its way through the zone. */
export interface Question {
  readonly index: IndexedZone;
  readonly type: RecordType;
  readonly client: Client;
  readonly health: Health;
  /** Grows on the way. */
  readonly steps: Step[];
}

export type TimedOutcome = Outcome & { readonly ttlSeconds?: number };

/** TTL of an alias to a load balancer, in seconds. Source: Amazon Route 53 API Reference, "AliasTarget" (2026-11). */
const BALANCER_TTL_SECONDS = 60;

/** Every answer to a question for a name, with its chance. */
export function answerNow(question: Question, name: string, path: readonly string[]): readonly TimedOutcome[] {
  const { index, type } = question;
  const records = index.records(name, type);
  const [first, second] = records;
  if (!first) return [{ probability: 1, answer: { kind: 'no-data' }, path }];
  // A name may lead through others and back to itself: then there is no answer.
  if (path.length > index.longestPath) return unknown('alias-circle', path);
  if (second && (records.some(({ routing }) => routing.by !== first.routing.by) || first.routing.by === 'simple'))
    return unknown('mixed-routing', path);
  const choice = choose(question, records);
  if (choice.unknown !== undefined) return unknown(choice.unknown, path);
  if (choice.together !== undefined) return together(choice, [...path, first.name], choice.together);
  if (choice.chosen.length === 0) return [{ probability: 1, answer: { kind: 'no-data' }, path }];
  return choice.chosen.flatMap(({ record, probability }) =>
    answerOf(question, record, [...path, pathElement(record)]).map((outcome) =>
      probability === 1 ? outcome : { ...outcome, probability: outcome.probability * probability },
    ),
  );
}

/** Chooses between the records of a name, and says so in a step. */
function choose({ index, client, health, steps }: Question, records: readonly RecordSet[]): Choice {
  const [{ name, routing }] = records as readonly [RecordSet];
  const policy = POLICIES[routing.by];
  const ask = (isHealthy: (record: RecordSet) => boolean) => policy({ records, isHealthy, client, index });
  const anyHealthy = routing.by === 'simple' || records.some((record) => health.of(record));
  // "If no record is healthy, all records are healthy": for each group by itself.
  const choice = ask(anyHealthy && routing.by !== 'simple' ? (record) => health.of(record) : () => true);
  const allHealthy = records.every((record) => health.of(record));
  const found: Choice = health.isGuessed ? { chosen: [], unknown: 'check-missing' } : choice;
  const preferred = allHealthy || !anyHealthy || routing.by === 'simple' ? [] : ask(() => true).chosen;
  steps.push({
    name,
    by: routing.by,
    chosen: found.chosen.map(({ record, probability }) => ({ id: record.id ?? '', probability })),
    passedOver: preferred.filter(({ record }) => !health.of(record)).map(({ record }) => record.id ?? ''),
    lastResort: !anyHealthy,
    ...(found.unknown === undefined ? {} : { unknown: found.unknown }),
  });
  return found;
}

function answerOf(question: Question, record: RecordSet, path: readonly string[]): readonly TimedOutcome[] {
  const { answer } = record;
  const { index } = question;
  if (answer.kind === 'values') {
    const [target = ''] = answer.values;
    // A resolver goes on to the name that a CNAME gives.
    if (record.type === 'CNAME' && question.type !== 'CNAME') {
      const next = index.holds(target) ? answerNow(question, target, path) : [leavesTo(target, path)];
      return next.map((outcome) => ({ ...outcome, ttlSeconds: Math.max(answer.ttl, outcome.ttlSeconds ?? 0) }));
    }
    return [{ probability: 1, answer: { kind: 'values', values: answer.values }, path, ttlSeconds: answer.ttl }];
  }
  if (answer.to === 'resource') return [leavesTo(answer.target, path)];
  return index.records(answer.target, question.type).length === 0
    ? unknown('target-missing', path)
    : answerNow(question, answer.target, path);
}

function leavesTo(host: string, path: readonly string[]): TimedOutcome {
  const ttl = /\.elb\.([a-z0-9-]+\.)?amazonaws\.com(\.cn)?$/.test(host) ? { ttlSeconds: BALANCER_TTL_SECONDS } : {};
  return { probability: 1, answer: { kind: 'resource', host }, path, ...ttl };
}

/** Values of several records as one answer. */
function together({ chosen }: Choice, path: readonly string[], atMost: number): readonly TimedOutcome[] {
  const answers = chosen.map(({ record }) => record.answer).filter((answer) => answer.kind === 'values');
  const values = answers.flatMap((answer) => answer.values);
  const ttlSeconds = Math.max(...answers.map(({ ttl }) => ttl));
  return [
    {
      probability: 1,
      answer: { kind: 'values', values, ...(values.length > atMost ? { atMost } : {}) },
      path,
      ttlSeconds,
    },
  ];
}

const unknown = (why: Unknown, path: readonly string[]): readonly TimedOutcome[] => [
  { probability: 1, answer: { kind: 'unknown', why }, path },
];

const pathElement = ({ name, id }: RecordSet) => (id === undefined ? name : `${name}/${id}`);
