import type { Route } from '../sharding/route';
import { wrapped } from './wrapped';

/** Where one key lives. */
export interface KeyPlace {
  readonly key: string;
  readonly place?: string;
  readonly shard: string;
  readonly because: Route;
  readonly epoch: number;
  /** Where the map is from. */
  readonly source: string;
  /** Identifier of the database. */
  readonly database: string;
  /** Name of the secret with its login. */
  readonly secret: string;
}

/** Width of the names on the left. */
const INDENT = 10;

export function whereText({ key, place, shard, because, epoch, source, database, secret }: KeyPlace): string {
  const rows = {
    key: quoted(key),
    shard,
    because: reason(because, place),
    database,
    secret,
    map: `epoch ${epoch}, ${source}`,
  };
  return Object.entries(rows)
    .map(([name, value]) => `${name.padEnd(INDENT)}${wrapped(value, INDENT)}`)
    .join('\n');
}

function reason(route: Route, place: string | undefined): string {
  switch (route.by) {
    case 'override':
      return 'it has an override';
    case 'slot':
      return `its slot is ${route.slot}`;
    case 'range':
      return `it is in the range from ${quoted(route.first)}`;
    case 'place':
      return `its place is ${route.place}`;
    case 'default':
      return place === undefined
        ? 'the default: it has no override, and no place was said'
        : `the default: ${place} has no shard`;
  }
}

/** A key as it can be told from what is around it, on one line. */
export const quoted = (key: string): string => JSON.stringify(key);
