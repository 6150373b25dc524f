import { answerNow } from './choose';
import { Health } from './health';
import { indexed } from './indexed-zone';
import type { Client, Conditions, RecordType, Zone } from './model';
import type { Resolution, Step } from './resolution';

/**
 * What Route 53 answers to a client, by what its Developer Guide says: "How Amazon Route 53 chooses records when health checking
 * is configured", "How health checks work in complex Amazon Route 53 configurations", and the page of each routing policy.
 */
export function simulate(
  zone: Zone,
  name: string,
  type: RecordType,
  client: Client,
  conditions: Conditions,
): Resolution {
  const index = indexed(zone);
  const steps: Step[] = [];
  const health = new Health(index, conditions);
  const found = answerNow({ index, type, client, health, steps }, name, []);
  const outcomes = found.map(({ ttlSeconds: _, ...outcome }) => outcome);
  const ttls = found.map(({ ttlSeconds }) => ttlSeconds);
  const known = ttls.filter((ttl) => ttl !== undefined);
  return {
    outcomes,
    steps,
    ...(known.length > 0 && known.length === ttls.length ? { ttlSeconds: Math.max(...known) } : {}),
  };
}
