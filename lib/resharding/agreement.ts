import { OperationError } from '../aws/operation-error';
import type { ShardMap } from '../sharding/map';
import { slotOwners } from './map-slots';
import type { SlotState } from './schema';
import type { MoveRecord, SlotRow } from './state';

/** Most disagreements that are told. */
const SHOWN = 5;

/**
 * Compares the map with what each database says of each slot. A move that is under way may show; anything else was not done
 * by this command.
 *
 * @throws OperationError that names slots and both opinions.
 */
export function agree(
  map: ShardMap,
  states: ReadonlyMap<string, readonly SlotRow[]>,
  moves: readonly MoveRecord[],
): void {
  const owners = slotOwners(map);
  const moving = new Map(moves.flatMap((move) => move.slots.map((slot) => [slot, move] as const)));
  const wrong: string[] = [];
  for (const [slot, owner] of owners.entries()) {
    const move = moving.get(slot);
    for (const [shard, rows] of states) {
      const row = rows[slot];
      // Before the switch, a fenced slot has the epoch that the switch is going to give.
      const latest = map.epoch + (row?.state === 'fenced' ? 1 : 0);
      if (!row) wrong.push(`slot ${slot}: ${shard} does not know it`);
      else if (!expected(shard, owner, move).includes(row.state))
        wrong.push(`slot ${slot}: the map says ${owner}, and on ${shard} it is ${row.state}`);
      else if (row.epoch > latest)
        wrong.push(`slot ${slot}: ${shard} has seen epoch ${row.epoch}, and the map is of epoch ${map.epoch}`);
    }
  }
  if (wrong.length === 0) return;
  const more = wrong.length > SHOWN ? `, and ${wrong.length - SHOWN} more` : '';
  throw new OperationError(
    `the map of shards and the databases disagree: ${wrong.slice(0, SHOWN).join('; ')}${more}`,
    'somebody changed the map by hand, or went back to a copy of a database: nothing was moved; put back what the databases say',
  );
}

function expected(shard: string, owner: string, move: MoveRecord | undefined): readonly SlotState[] {
  if (!move) return [shard === owner ? 'owned' : 'absent'];
  const switched = owner === move.target;
  if (shard === move.source) return switched ? ['fenced', 'absent'] : ['moving', 'fenced'];
  if (shard === move.target) return switched ? ['arriving', 'owned'] : ['absent', 'arriving'];
  return [shard === owner ? 'owned' : 'absent'];
}
