import type { Answer, Asks, Client, Conditions, HealthCheck, RecordSet, Routing, Zone } from '../../lib/geodns/model';
import type { OutcomeAnswer } from '../../lib/geodns/resolution';
import { simulate } from '../../lib/geodns/simulate';

/** Name of the zone of these tests; names of records are below it. */
export const ZONE = 'example.com';

/** Everything answers. */
export const ALL_WELL: Conditions = { answering: new Map(), deadResources: new Set() };

/** Endpoints that don't answer, by the id of their check. */
export const failing = (...checks: readonly string[]): Conditions => ({
  answering: new Map(checks.map((id) => [id, false])),
  deadResources: new Set(),
});

/** A record below the zone with one address, the name of its identifier. */
export const record = (
  name: string,
  id: string,
  routing: Routing,
  more: { readonly check?: string; readonly answer?: Answer } = {},
): RecordSet => ({
  name: `${name}.${ZONE}`,
  type: 'A',
  id,
  routing,
  answer: { kind: 'values', values: [`at ${id}`], ttl: 60 },
  ...more,
});

export const simple = (name: string, answer: Answer): RecordSet => ({
  name: `${name}.${ZONE}`,
  type: 'A',
  routing: { by: 'simple' },
  answer,
});

/** An alias to another name of the zone. */
export const alias = (target: string, followsHealth = true): Answer => ({
  kind: 'alias',
  target: `${target}.${ZONE}`,
  to: 'record',
  followsHealth,
});

export const endpoint = (host = 'x.example.com'): Asks => ({
  kind: 'endpoint',
  protocol: 'HTTPS',
  host,
  port: 443,
  intervalSeconds: 10,
  threshold: 3,
});

export const check = (
  id: string,
  asks: Asks = endpoint(),
  { inverted = false, disabled = false } = {},
): HealthCheck => ({ id, asks, inverted, disabled });

/** A zone with a check for each id that records name, but for those that are given. */
export function zone(records: readonly RecordSet[], checks: readonly HealthCheck[] = []): Zone {
  const named = [...new Set(records.flatMap((each) => each.check ?? []))];
  const made = named.filter((id) => !checks.some((each) => each.id === id)).map((id) => check(id));
  return { name: ZONE, records, checks: [...checks, ...made] };
}

/** Somebody with these latencies, who is nowhere else. */
export const client = (more: Partial<Client> = {}, latencies: Readonly<Record<string, number>> = {}): Client => ({
  latencyTo: (region) => latencies[region],
  ...more,
});

/** What is answered, by identifiers and chances: `a 0.25, b 0.75`, or why not. */
export function answered(
  zoneAsked: Zone,
  name: string,
  conditions: Conditions = ALL_WELL,
  who: Client = client(),
): string {
  const { outcomes } = simulate(zoneAsked, `${name}.${ZONE}`, 'A', who, conditions);
  return outcomes
    .map(({ probability, answer }) => `${text(answer)}${probability === 1 ? '' : ` ${Number(probability.toFixed(3))}`}`)
    .join(', ');
}

function text(answer: OutcomeAnswer): string {
  switch (answer.kind) {
    case 'values': {
      const values = answer.values.map((value) => value.replace('at ', '')).join('+');
      return answer.atMost === undefined ? values : `${values} at most ${answer.atMost}`;
    }
    case 'resource':
      return answer.host;
    case 'no-data':
      return 'no data';
    case 'unknown':
      return `unknown ${answer.why}`;
  }
}
