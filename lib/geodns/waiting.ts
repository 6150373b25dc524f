import { CHECKER_TIMEOUT_SECONDS } from '../catalog/health-checker';
import { regionsDown } from './conditions';
import { Health } from './health';
import { type IndexedZone, indexed } from './indexed-zone';
import type { Asks, Client, RecordSet, RecordType, Zone } from './model';
import type { Resolution } from './resolution';
import { simulate } from './simulate';

/** How long it takes at worst until a client gets another answer. */
export interface Waiting {
  /** They add up. */
  readonly terms: readonly { readonly what: string; readonly seconds: number }[];
  readonly seconds: number;
  /** What adds to it without being documented. */
  readonly open: readonly string[];
}

const PROPAGATION = 'the seconds that Route 53 needs to tell its name servers';
const BALANCER = 'how soon a load balancer counts as unhealthy';
const ALARM = 'how soon an alarm goes off';
const UNSAID_TTL = 'how long resolvers keep the old answer, which AWS chooses';

/** Time until a client gets the answer it gets while Regions are down; undefined where it gets the same one. */
export function waitingFor(
  zone: Zone,
  name: string,
  type: RecordType,
  client: Client,
  dead: ReadonlySet<string>,
): Waiting | undefined {
  const before = simulate(zone, name, type, client, regionsDown(zone, new Set()));
  const conditions = regionsDown(zone, dead);
  const after = simulate(zone, name, type, client, conditions);
  if (answers(before) === answers(after)) return undefined;
  const index = indexed(zone);
  const health = new Health(index, conditions);
  const causes = after.steps
    .flatMap((step) => index.records(step.name, type).filter(({ id = '' }) => step.passedOver.includes(id)))
    .flatMap((record) => [...causesOf(record, index, health, (id) => conditions.answering.get(id) ?? true)]);
  return added(causes, before.ttlSeconds);
}

const answers = ({ outcomes }: Resolution) => JSON.stringify(outcomes.map(({ path, answer }) => [path, answer]));

type Cause = Extract<Asks, { kind: 'endpoint' }> | typeof BALANCER | typeof ALARM;

/** What makes a record unhealthy: the endpoints that don't answer, and what nobody knows the time of. */
function causesOf(record: RecordSet, index: IndexedZone, health: Health, answering: (id: string) => boolean): Cause[] {
  if (health.of(record)) return [];
  const { check, answer, type } = record;
  const own = check === undefined ? [] : failing(check, index, answering);
  if (answer.kind === 'values' || !answer.followsHealth) return own;
  if (answer.to === 'resource') return own.length > 0 ? own : [BALANCER];
  const below = index.records(answer.target, type).flatMap((each) => causesOf(each, index, health, answering));
  return [...own, ...below];
}

function failing(id: string, index: IndexedZone, answering: (id: string) => boolean): Cause[] {
  const check = index.check(id);
  if (!check || check.disabled) return [];
  const { asks, inverted } = check;
  if (asks.kind === 'calculated') return asks.children.flatMap((child) => failing(child, index, answering));
  if (answering(id) !== inverted) return [];
  return asks.kind === 'alarm' ? [ALARM] : [asks];
}

function added(causes: readonly Cause[], ttlSeconds: number | undefined): Waiting {
  const endpoints = causes.filter((cause) => typeof cause !== 'string');
  const slowest = endpoints.map(detection).sort((a, b) => total(b) - total(a))[0] ?? [];
  const kept =
    ttlSeconds === undefined ? [] : [{ what: 'until resolvers forget the old answer (TTL)', seconds: ttlSeconds }];
  const terms = [...slowest, ...kept];
  const open = [...new Set(causes.filter((cause) => typeof cause === 'string'))];
  return {
    terms,
    seconds: total(terms),
    open: [...open, ...(ttlSeconds === undefined ? [UNSAID_TTL] : []), PROPAGATION],
  };
}

const total = (terms: Waiting['terms']) => terms.reduce((sum, { seconds }) => sum + seconds, 0);

/** From the moment an endpoint is gone, when it answers nothing instead of refusing: the slower way to fail. */
function detection({ protocol, intervalSeconds, threshold }: Exclude<Cause, string>): Waiting['terms'] {
  const again = threshold - 1;
  const timeout = CHECKER_TIMEOUT_SECONDS[protocol];
  return [
    { what: 'until each health checker asks the next time', seconds: intervalSeconds },
    ...(again > 0
      ? [{ what: `until it has asked ${again} more time${again === 1 ? '' : 's'}`, seconds: again * intervalSeconds }]
      : []),
    {
      what: `while it waits for ${threshold} answer${threshold === 1 ? '' : 's'}, ${timeout} s each`,
      seconds: threshold * timeout,
    },
  ];
}
