import type { IndexedZone } from './indexed-zone';
import type { RecordSet } from './model';
import { regionsIn } from './region-names';

/**
 * Where a record leads in the end: Regions, and where a name speaks of none, the answer itself.
 *
 * @param trail records on the way to it, so that a circle ends
 */
export function endsOf(record: RecordSet, index: IndexedZone, trail: readonly RecordSet[] = []): ReadonlySet<string> {
  const { answer, type, name, id = '', routing } = record;
  if (trail.includes(record)) return new Set();
  if (answer.kind === 'alias' && answer.to === 'record') {
    const below = index.records(answer.target, type).map((each) => endsOf(each, index, [...trail, record]));
    return new Set(below.flatMap((ends) => [...ends]));
  }
  const text = answer.kind === 'alias' ? answer.target : answer.values.join(' ');
  const named = [...regionsIn(text), ...regionsIn(id), ...regionsIn(name)];
  const [region] = routing.by === 'latency' ? [routing.region] : named;
  return new Set([region ?? text]);
}

/** Whether anything could make a record unhealthy: a check, or what it follows. */
export function canFail(record: RecordSet, index: IndexedZone, trail: readonly RecordSet[] = []): boolean {
  const { check, answer, type } = record;
  if (check !== undefined || trail.includes(record)) return true;
  if (answer.kind === 'values' || !answer.followsHealth) return false;
  if (answer.to === 'resource') return true;
  return index.records(answer.target, type).every((each) => canFail(each, index, [...trail, record]));
}
