import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { Refusal } from './errors';
import { conflictsOf, leftDangling } from './group-rules';
import { keyOf, storedName } from './record-order';
import { called, problemsOf, type Surroundings } from './record-rules';

/** Source: Amazon Route 53 API Reference, "ChangeResourceRecordSets", limits (2026-11). An UPSERT counts twice. */
const VALUES_MAX = 1_000;
const CHARACTERS_MAX = 32_000;

/**
 * The records of a zone after a batch of changes, which are made in their order: an alias comes after what it leads to.
 *
 * @throws Refusal with all that is wrong; then nothing has changed.
 */
export function changed(
  before: readonly ResourceRecordSet[],
  changes: readonly Change[],
  zoneId: string,
  around: Surroundings,
): ResourceRecordSet[] {
  const problems = [...batchProblems(changes)];
  const records = new Map(before.map((record) => [keyOf(record), record]));
  for (const { Action, ResourceRecordSet: given } of changes) {
    if (!given) continue;
    const record = stored(given);
    const key = keyOf(record);
    const standing = records.get(key);
    const others = [...records].filter(([each]) => each !== key).map(([, each]) => each);
    const neighbours = { zoneId, zone: around.zone, others };
    if (Action === 'DELETE') {
      const found = deletionProblems(record, standing, around.zone);
      problems.push(...found, ...(found.length > 0 ? [] : leftDangling(record, neighbours)));
      if (found.length === 0) records.delete(key);
      continue;
    }
    const wrong = problemsOf(record, around);
    if (Action === 'CREATE' && standing) problems.push(`Tried to create ${called(record)} but it already exists`);
    problems.push(...wrong, ...(wrong.length > 0 ? [] : conflictsOf(record, neighbours)));
    records.set(key, record);
  }
  if (problems.length > 0) throw new Refusal('InvalidChangeBatch', ...new Set(problems));
  return [...records.values()];
}

/** As Route 53 gives it back. */
function stored({ Name = '', AliasTarget, ...rest }: ResourceRecordSet): ResourceRecordSet {
  return {
    Name: storedName(Name),
    ...rest,
    ...(AliasTarget ? { AliasTarget: { ...AliasTarget, DNSName: storedName(AliasTarget.DNSName ?? '') } } : {}),
  } as ResourceRecordSet;
}

function deletionProblems(record: ResourceRecordSet, standing: ResourceRecordSet | undefined, zone: string): string[] {
  if (!standing) return [`Tried to delete ${called(record)} but it was not found`];
  if (canonical(standing) !== canonical(record))
    return [`Tried to delete ${called(record)} but the values provided do not match the current values`];
  const fixed = record.Name === zone && (record.Type === 'SOA' || record.Type === 'NS');
  return fixed ? [`${called(record)} belongs to the zone and can't be deleted`] : [];
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each) => {
    if (Array.isArray(each)) return [...each].map((item) => JSON.stringify(item)).sort();
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function batchProblems(changes: readonly Change[]): string[] {
  const actions = new Map<string, string[]>();
  let values = 0;
  let characters = 0;
  for (const { Action = '', ResourceRecordSet: record } of changes) {
    const key = record ? keyOf(record) : '';
    actions.set(key, [...(actions.get(key) ?? []), Action]);
    const times = Action === 'UPSERT' ? 2 : 1;
    values += times * Math.max(1, record?.ResourceRecords?.length ?? 1);
    characters += times * (record?.ResourceRecords ?? []).reduce((sum, { Value = '' }) => sum + Value.length, 0);
  }
  const twice = [...actions].filter(([, all]) => all.length > 1 && all.join() !== 'DELETE,CREATE');
  return [
    ...(changes.length === 0 ? ['The batch has no changes'] : []),
    ...twice.map(([key]) => `The request contains an invalid set of changes for a resource record set '${key}'`),
    ...(values > VALUES_MAX ? [`The batch has ${values} values, more than ${VALUES_MAX}`] : []),
    ...(characters > CHARACTERS_MAX ? [`The batch has ${characters} characters, more than ${CHARACTERS_MAX}`] : []),
  ];
}
