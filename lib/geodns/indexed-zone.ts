import type { HealthCheck, RecordSet, RecordType, Zone } from './model';
import { type Network, networkOf } from './network';

/** A zone in which records, checks and blocks of addresses are found at once. */
export interface IndexedZone {
  readonly zone: Zone;
  /** More records than a question can pass without going round in a circle. */
  readonly longestPath: number;
  /** Records that answer for a name and type: its own, those of the name it stands for, or of the wildcard above it. */
  records(name: string, type: RecordType): readonly RecordSet[];
  check(id: string): HealthCheck | undefined;
  /** Whether the name is the zone's own, or below it. */
  holds(name: string): boolean;
  /** The blocks of a collection with their locations; undefined where nobody knows it. */
  blocks(collection: string): readonly Block[] | undefined;
}

interface Block {
  readonly location: string;
  readonly network: Network;
}

const INDEXES = new WeakMap<Zone, IndexedZone>();

/** Makes the index of a zone once. The zone must not change afterwards. */
export function indexed(zone: Zone): IndexedZone {
  const known = INDEXES.get(zone);
  if (known) return known;
  const made = indexOf(zone);
  INDEXES.set(zone, made);
  return made;
}

const NONE: readonly RecordSet[] = [];

function indexOf(zone: Zone): IndexedZone {
  const names = new Map<string, Map<RecordType, RecordSet[]>>();
  for (const record of zone.records) {
    const types = names.get(record.name) ?? new Map<RecordType, RecordSet[]>();
    names.set(record.name, types);
    const group = types.get(record.type);
    if (group) group.push(record);
    else types.set(record.type, [record]);
  }
  const checks = new Map(zone.checks.map((check) => [check.id, check]));
  const blocks = new Map(
    Object.entries(zone.collections ?? {}).map(([collection, locations]) => [collection, blocksOf(locations)]),
  );
  const typesOf = (name: string) => names.get(name) ?? wildcardOf(name, names);
  return {
    zone,
    longestPath: names.size,
    records(name, type) {
      const types = typesOf(name);
      return types?.get(type) ?? types?.get('CNAME') ?? NONE;
    },
    check: (id) => checks.get(id),
    holds: (name) => name === zone.name || name.endsWith(`.${zone.name}`),
    blocks: (collection) => blocks.get(collection),
  };
}

/** `*` stands for one or more labels, of names that have no records themselves. */
function wildcardOf<T>(name: string, names: ReadonlyMap<string, T>): T | undefined {
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const found = names.get(`*${name.slice(dot)}`);
    if (found) return found;
    if (names.has(name.slice(dot + 1))) return undefined;
  }
  return undefined;
}

const blocksOf = (locations: Readonly<Record<string, readonly string[]>>): Block[] =>
  Object.entries(locations).flatMap(([location, list]) =>
    list.flatMap((text) => {
      const network = networkOf(text);
      return network ? [{ location, network }] : [];
    }),
  );
