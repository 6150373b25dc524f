import type { Zone } from './model';
import { checkFrom, plainName, recordFrom, type StatedCheck, type StatedRecord } from './stated-record';

/**
 * A zone as Route 53 lists it.
 *
 * @param collections blocks of addresses by id and location. @default - nobody knows any
 */
export function zoneOfLive(
  records: readonly StatedRecord[],
  checks: readonly StatedCheck[],
  collections?: Zone['collections'],
): Zone {
  // Every zone has one record that says where it begins.
  const start = records.find(({ Type }) => Type === 'SOA')?.Name;
  const name = start === undefined ? commonName(records.map((each) => plainName(each.Name ?? ''))) : plainName(start);
  const isOwn = (target: string) => target === name || target.endsWith(`.${name}`);
  return {
    name,
    records: records.map((record) => recordFrom(record, isOwn)),
    checks: checks.map(checkFrom),
    ...(collections ? { collections } : {}),
  };
}

/** The longest end, in whole labels, that all names have. */
export function commonName(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split('.').toReversed());
  const length = first.findIndex((label, i) => others.some((labels) => labels[i] !== label));
  return (length < 0 ? first : first.slice(0, length)).toReversed().join('.');
}
