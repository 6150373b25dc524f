import type { ShardMap } from '../sharding/map';
import { boundaries, ownerOf } from '../sharding/ranges';
import { restated } from '../sharding/restate';
import { plainTable } from './plain-table';
import { quoted } from './shard-where-text';

/** So many rows are printed; `--json` has both maps. */
const ROWS_SHOWN = 20;

type Row = readonly [keys: string, now: string, then: string];

/** Where keys live now and then, for strategies without slots; undefined for the one with. */
export function placementTable(before: ShardMap, after: ShardMap): string | undefined {
  const rows = rowsOf(before, after);
  if (!rows) return undefined;
  const table = plainTable(['KEYS', 'NOW', 'THEN'], [60, 18, 18], rows.slice(0, ROWS_SHOWN));
  return rows.length > ROWS_SHOWN ? `${table}\nand ${rows.length - ROWS_SHOWN} more rows, which --json has` : table;
}

function rowsOf(before: ShardMap, { placement: then }: ShardMap): Row[] | undefined {
  const now = restated(before.placement, then.strategy);
  if (now.strategy === 'range' && then.strategy === 'range')
    return boundaries(now.ranges, then.ranges).map((from) => [
      `from ${quoted(from)}`,
      ownerOf(now.ranges, from),
      ownerOf(then.ranges, from),
    ]);
  if (now.strategy === 'geographic' && then.strategy === 'geographic') {
    const places = [...new Set([...Object.keys(now.places), ...Object.keys(then.places)])].sort();
    return [
      ...places.map((place): Row => [place, now.places[place] ?? now.default, then.places[place] ?? then.default]),
      ['every other place', now.default, then.default],
    ];
  }
  if (now.strategy === 'directory' && then.strategy === 'directory')
    return [['every key without an override', now.default, then.default]];
  return undefined;
}
