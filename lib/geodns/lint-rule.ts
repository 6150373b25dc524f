import { type IndexedZone, indexed } from './indexed-zone';
import type { RecordSet, RecordType, Routing, Zone } from './model';

/** `blocker`: Route 53 refuses it, or clients are led to what is dead. */
export type Severity = 'blocker' | 'warning' | 'note';

/** Something in a zone that does not do what it looks like. */
export interface LintFinding {
  /** Id of the rule, stable for machines. */
  readonly rule: string;
  readonly severity: Severity;
  /** Record, e.g. `geo.shop.example.com A EU`, or health check. */
  readonly where: string;
  readonly problem: string;
  readonly remedy: string;
}

export interface LintRule {
  readonly id: string;
  readonly severity: Severity;
  check(zone: LintedZone): readonly Pick<LintFinding, 'where' | 'problem' | 'remedy'>[];
}

/** A zone with what several rules ask of it. */
export interface LintedZone {
  readonly zone: Zone;
  readonly index: IndexedZone;
  /** Records by name and type. */
  readonly groups: readonly RecordGroup[];
}

export interface RecordGroup {
  readonly name: string;
  readonly type: RecordType;
  readonly by: Routing['by'];
  readonly records: readonly [RecordSet, ...RecordSet[]];
}

export function linted(zone: Zone): LintedZone {
  const groups = new Map<string, [RecordSet, ...RecordSet[]]>();
  for (const record of zone.records) {
    const key = groupName(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return {
    zone,
    index: indexed(zone),
    groups: [...groups.values()].map((records) => {
      const [{ name, type, routing }] = records;
      return { name, type, by: routing.by, records };
    }),
  };
}

/** How findings call a group. */
export const groupName = ({ name, type }: Pick<RecordSet, 'name' | 'type'>) => `${name} ${type}`;

/** How findings call a record. */
export const recordName = ({ id, ...group }: Pick<RecordSet, 'name' | 'type' | 'id'>) =>
  id === undefined ? groupName(group) : `${groupName(group)} ${id}`;
