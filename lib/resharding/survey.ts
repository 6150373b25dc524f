import { OperationError } from '../aws/operation-error';
import type { ShardMap } from '../sharding/map';
import { agree } from './agreement';
import { shardedTables } from './check-tables';
import { type ShardDatabase, settle } from './database';
import { checkKeyColumn, isInstalled } from './install';
import type { MapItem } from './map-item';
import { slotOwners } from './map-slots';
import type { Report } from './progress';
import { checkMovable } from './slot-moves';
import { type MoveRecord, openMove, type SlotRow, slotRows } from './state';
import { isSharded, type ShardedTable, tablesOf } from './tables';

export interface ReshardProps {
  /** Every shard that has slots or is to have some. */
  readonly databases: readonly ShardDatabase[];
  readonly item: MapItem;
  /** Column whose slot says where a row lives. */
  readonly keyColumn: string;
  readonly report: Report;
  /** @default 1000 */
  readonly batch?: number;
}

/** What there is before anything is done. */
export interface Survey {
  readonly map: ShardMap;
  /** The sharded tables of each shard. */
  readonly tables: ReadonlyMap<string, readonly ShardedTable[]>;
  /** Tables without the key column: their rows stay where they are. */
  readonly staying: readonly string[];
  readonly states: ReadonlyMap<string, readonly SlotRow[]>;
  /** Moves of an earlier run that has not come to its end. */
  readonly unfinished: readonly MoveRecord[];
}

/**
 * Looks at the map and at every database, and changes nothing.
 *
 * @throws OperationError when they disagree, or something can't be moved.
 */
export async function survey({ databases, item, keyColumn }: ReshardProps): Promise<Survey> {
  const map = await item.read();
  if (!map) throw new OperationError('nobody has written a map of shards yet', 'write the first: --init --yes');
  checkMovable(map);
  checkReached(map, databases);
  const tables = new Map<string, ShardedTable[]>();
  const states = new Map<string, SlotRow[]>();
  const unfinished: MoveRecord[] = [];
  const staying = new Set<string>();
  for (const database of databases) {
    await settle(database.session);
    if (!(await isInstalled(database)))
      throw new OperationError(`${database.shard} is not prepared for sharding`, 'prepare it: --init --yes');
    await checkKeyColumn(database, keyColumn);
    tables.set(database.shard, await shardedTables(database, keyColumn));
    for (const table of await tablesOf(database.session, keyColumn)) if (!isSharded(table)) staying.add(table.name);
    states.set(database.shard, await slotRows(database));
    const open = await openMove(database);
    if (open) unfinished.push(open);
  }
  agree(map, states, unfinished);
  return { map, tables, staying: [...staying].sort(), states, unfinished };
}

/** @throws OperationError when a shard that has slots is not there. */
export function checkReached(map: ShardMap, databases: readonly ShardDatabase[]): void {
  const known = new Set(databases.map(({ shard }) => shard));
  const missing = [...new Set(slotOwners(map))].filter((shard) => !known.has(shard));
  if (missing.length > 0) throw unreached(missing);
}

export function unreached(shards: readonly string[]): OperationError {
  return new OperationError(
    `there is no shard ${shards.join(', ')}, and the map or the plan has slots for it`,
    'a shard leaves database.shards only after its slots: put it back, move them (--to), then take it out',
  );
}
