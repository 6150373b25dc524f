import { geoHost, nearHost, originHost, writeHost } from '../blueprint/names';
import type { RecordSet, Zone } from '../geodns/model';
import { isPlaceholder } from '../geodns/placeholders';
import type { ZoneFinding } from './finding';

/** What of a live zone is otherwise than the blueprint's, as far as names are the kit's. */
export function compareRecords(wanted: Zone, live: Zone): ZoneFinding[] {
  const found = new Map(live.records.map((record) => [keyOf(record), record]));
  const known = new Set(wanted.records.map(keyOf));
  const names = new Set(wanted.records.map(({ name }) => name));
  return [
    ...wanted.records.flatMap((record) => compared(record, found.get(keyOf(record)))),
    ...live.records
      .filter((record) => !known.has(keyOf(record)) && OURS.has(record.type))
      .filter(({ name }) => names.has(name) || isOurs(name, wanted.name))
      .map((record) => ({ kind: 'extra' as const, what: called(record), how: 'no configuration of yours makes it' })),
  ];
}

/** Types that the kit's names may have; others at the domain itself are yours. */
const OURS: ReadonlySet<string> = new Set(['A', 'AAAA', 'CNAME']);

/** Whether the kit gives such names, though not this one. */
function isOurs(name: string, domain: string): boolean {
  if ([originHost(domain), geoHost(domain), nearHost(domain), writeHost(domain)].includes(name)) return true;
  return name.endsWith(`.${geoHost(domain)}`) || (name.startsWith('origin-') && name.endsWith(`.${domain}`));
}

const keyOf = ({ name, type, id = '' }: RecordSet) => `${name} ${type} ${id}`;

export const called = ({ name, type, id }: RecordSet) => `${name} ${type}${id === undefined ? '' : ` (${id})`}`;

function compared(wanted: RecordSet, live: RecordSet | undefined): ZoneFinding[] {
  const what = called(wanted);
  if (!live) return [{ kind: 'missing', what, how: 'is not in the zone' }];
  return differences(wanted, live).map((how) => ({ kind: 'different' as const, what, how }));
}

function differences(wanted: RecordSet, live: RecordSet): string[] {
  return [
    ...(sameJson(wanted.routing, live.routing)
      ? []
      : [`is chosen by ${JSON.stringify(live.routing)}, not by ${JSON.stringify(wanted.routing)}`]),
    ...answerDifferences(wanted.answer, live.answer),
    ...(wanted.check !== undefined && live.check === undefined ? ['has no health check'] : []),
    ...(wanted.check === undefined && live.check !== undefined ? ['has a health check, which it should not'] : []),
  ];
}

function answerDifferences(wanted: RecordSet['answer'], live: RecordSet['answer']): string[] {
  if (wanted.kind === 'alias' && live.kind === 'alias') {
    return [
      ...(fits(wanted.target, live.target) ? [] : [`leads to ${live.target}, not to ${wanted.target}`]),
      ...(wanted.followsHealth === live.followsHealth
        ? []
        : [`${live.followsHealth ? 'follows' : 'does not follow'} the health of its target`]),
    ];
  }
  if (wanted.kind === 'values' && live.kind === 'values') {
    // An address that only AWS knows can't be compared.
    if (wanted.values.some(isPlaceholder) || sameJson([...wanted.values].sort(), [...live.values].sort())) return [];
    return [`has ${live.values.join(', ')}, not ${wanted.values.join(', ')}`];
  }
  return [
    `is ${live.kind === 'alias' ? 'an alias' : 'values'}, not ${wanted.kind === 'alias' ? 'an alias' : 'values'}`,
  ];
}

/** Whether a name is the wanted one, of which a part may be AWS's to choose. */
export function fits(wanted: string, live: string): boolean {
  if (!isPlaceholder(wanted)) return wanted === live;
  const pattern = wanted
    .split(/<[^>]*>/)
    .map((part) => part.replaceAll('.', '\\.'))
    .join('.+');
  return new RegExp(`^${pattern}$`).test(live);
}

/** With the keys in any order. */
function sameJson(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown) =>
    JSON.stringify(value, (_, each) =>
      typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([x], [y]) => (x < y ? -1 : 1)))
        : each,
    );
  return sorted(a) === sorted(b);
}
