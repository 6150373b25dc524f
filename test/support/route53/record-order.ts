import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { Refusal } from './errors';

/** A name as Route 53 keeps it: lower case, with the last dot, `*` as an octal number. */
export function storedName(name: string): string {
  const lower = name.toLowerCase().replaceAll('*', String.raw`\052`);
  return lower.endsWith('.') ? lower : `${lower}.`;
}

/** Name, type and identifier: what there is one of in a zone. */
export const keyOf = ({ Name = '', Type, SetIdentifier = '' }: ResourceRecordSet) =>
  [storedName(Name), Type, SetIdentifier].join(' ');

/** The order of a listing: by name with its labels reversed, then by type, then by identifier. */
export function byOrder(a: ResourceRecordSet, b: ResourceRecordSet): number {
  return compared(placeOf(a), placeOf(b));
}

type Place = readonly [name: string, type: string, identifier: string];

const placeOf = ({ Name = '', Type, SetIdentifier = '' }: ResourceRecordSet): Place => [
  storedName(Name).split('.').reverse().join('.'),
  Type ?? '',
  SetIdentifier,
];

function compared(a: Place, b: Place): number {
  for (const [i, part] of a.entries()) {
    const other = b[i] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

export interface PageRequest {
  readonly name: string | null;
  readonly type: string | null;
  readonly identifier: string | null;
  readonly maxItems: number;
}

/** Source: Amazon Route 53 API Reference, "ListResourceRecordSets", maxitems (2026-11). */
const PAGE_MAX = 300;

/** The page that begins at a record, or behind where it would be. */
export function page(records: readonly ResourceRecordSet[], { name, type, identifier, maxItems }: PageRequest) {
  if (type !== null && name === null) throw new Refusal('InvalidInput', 'a type to start at needs a name');
  if (identifier !== null && (name === null || type === null))
    throw new Refusal('InvalidInput', 'an identifier to start at needs a name and a type');
  const start: Place | undefined =
    name === null ? undefined : placeOf({ Name: name, Type: (type ?? '') as never, SetIdentifier: identifier ?? '' });
  const rest = [...records].sort(byOrder).filter((record) => !start || compared(placeOf(record), start) >= 0);
  const size = Math.min(maxItems, PAGE_MAX);
  const next = rest[size];
  return {
    ResourceRecordSets: { ResourceRecordSet: rest.slice(0, size) },
    IsTruncated: next !== undefined,
    NextRecordName: next?.Name,
    NextRecordType: next?.Type,
    NextRecordIdentifier: next?.SetIdentifier,
    MaxItems: size,
  };
}
