import { OperationError } from '../aws/operation-error';
import { transaction } from './database';
import type { MapItem } from './map-item';
import { slotOwners } from './map-slots';
import type { Report } from './progress';
import type { Ends } from './round';
import { changeState, type MoveRecord } from './state';

/** Where the map says that the slots of a move are. */
export async function sideOf(item: MapItem, { source, target, slots }: MoveRecord): Promise<'source' | 'target'> {
  const map = await item.read();
  const owners = map && slotOwners(map);
  for (const [name, shard] of [
    ['source', source],
    ['target', target],
  ] as const)
    if (slots.every((slot) => owners?.[slot] === shard)) return name;
  throw new OperationError(
    `the map of shards gives the slots that move from ${source} to ${target} neither to the one nor to the other`,
    'somebody changed the map by hand: put back what it said',
  );
}

/**
 * Lets the source take writes of fenced slots again. First the map gets another epoch: a switch that is still on its way,
 * perhaps from a mover that was killed, then fails.
 *
 * @returns false when the switch has come first: the slots are on the target
 */
export async function unfence({ source }: Ends, item: MapItem, move: MoveRecord): Promise<boolean> {
  const { rowCount } = await source.session.query(
    "SELECT FROM sharding.slots WHERE slot = ANY($1::int[]) AND state = 'fenced'",
    [move.slots],
  );
  if (!rowCount) return (await sideOf(item, move)) === 'source';
  for (;;) {
    if ((await sideOf(item, move)) === 'target') return false;
    const map = await item.read();
    if (!map || !(await item.write({ ...map, epoch: map.epoch + 1 }, map.epoch))) continue;
    await transaction(source.session, () =>
      changeState(source, move.slots, ['moving', 'fenced'], 'moving', map.epoch + 1),
    );
    return true;
  }
}

/**
 * Takes a move back that has not been switched: the source owns its slots as before, and what was copied is to be deleted.
 *
 * @returns false when the switch has come first
 */
export async function takeBack(ends: Ends, item: MapItem, move: MoveRecord, report: Report): Promise<boolean> {
  const { source, target } = ends;
  if (!(await unfence(ends, item, move))) return false;
  // From here on a mover that goes on begins again: the target forgets first what it has, then the source what changed.
  await source.session.query("UPDATE sharding.moves SET phase = 'prepare', cursors = '{}' WHERE id = $1", [move.id]);
  await transaction(target.session, () => changeState(target, move.slots, ['arriving', 'absent'], 'absent'));
  await transaction(source.session, async () => {
    await changeState(source, move.slots, ['moving'], 'owned');
    await source.session.query('DELETE FROM sharding.changes');
    await source.session.query("UPDATE sharding.moves SET phase = 'given up', ended = now() WHERE id = $1", [move.id]);
  });
  await report('taken back', move, '');
  return true;
}
