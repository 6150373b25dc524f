import { setTimeout as sleep } from 'node:timers/promises';
import { OperationError } from '../aws/operation-error';
import type { ShardMap } from '../sharding/map';
import { sideOf } from './back';
import type { MapItem } from './map-item';
import { withSlots } from './map-slots';
import type { MoveRecord } from './state';

/** Tries to write the map when its table does not answer, a second apart. */
const TRIES = 5;

/** The map is no longer the one that the move was made for. */
export class StaleEpoch extends OperationError {}

/**
 * Gives the slots to the target in the map, if it is still `map`. This is the moment from which on the move has happened.
 *
 * @throws StaleEpoch when somebody else changed the map; then it still gives the slots to the source.
 */
export async function switchOver(item: MapItem, map: ShardMap, move: MoveRecord): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      if (await item.write(withSlots(map, move.slots, move.source, move.target), map.epoch)) return;
      // An answer may be lost, and the client then writes once more: what it finds there is its own.
      if ((await sideOf(item, move)) === 'target') return;
      const now = (await item.read())?.epoch;
      throw new StaleEpoch(
        `stale epoch: the map of shards went from epoch ${map.epoch} to ${now} while slots moved`,
        'somebody else changes it: the move was taken back; run this again when they are done',
      );
    } catch (error) {
      if (error instanceof StaleEpoch) throw error;
      if (tried >= TRIES)
        throw new OperationError(
          `the map of shards can't be written: ${(error as Error).message}`,
          `until it can, writes to ${move.slots.length} slots may be refused; run this again, which ends that`,
        );
      await sleep(1_000);
    }
  }
}
