import { OperationError } from '../aws/operation-error';
import { FIRST_MAP, type ShardMap } from '../sharding/map';
import { sideOf, takeBack } from './back';
import { checkTarget, shardedTables } from './check-tables';
import { clean, goneSlots, type Leftover, leftovers } from './clean';
import { settle } from './database';
import { letIn } from './fence';
import { checkKeyColumn, install, isInstalled } from './install';
import { slotsOfShard } from './map-slots';
import { begin, finish, type Moved, type Moving } from './move';
import { lockMover } from './mover-lock';
import { checkMovable, type SlotMove } from './slot-moves';
import type { MoveRecord } from './state';
import { checkReached, type ReshardProps, type Survey, survey, unreached } from './survey';

/** Rows that are copied, or deleted, at once. */
const BATCH = 1_000;

/** The map that `initialize` would write, or the one that there is. Changes nothing. */
export async function firstMap({ databases, item, keyColumn }: ReshardProps): Promise<ShardMap> {
  const map = (await item.read()) ?? { ...FIRST_MAP, epoch: FIRST_MAP.epoch + 1 };
  checkMovable(map);
  checkReached(map, databases);
  for (const database of databases) {
    await settle(database.session);
    if (await isInstalled(database)) await checkKeyColumn(database, keyColumn);
    await shardedTables(database, keyColumn);
  }
  return map;
}

/** Prepares every database, and writes the first map, in which everything lives on `main`. Run again it does what is missing. */
export async function initialize({ databases, item, keyColumn }: ReshardProps): Promise<ShardMap> {
  await firstMap({ databases, item, keyColumn, report: () => {} });
  await lockMover(databases);
  const found = await item.read();
  const map = found ?? { ...FIRST_MAP, epoch: FIRST_MAP.epoch + 1 };
  for (const database of databases) {
    const tables = await shardedTables(database, keyColumn);
    await install(database, tables, keyColumn, slotsOfShard(map, database.shard), map.epoch);
  }
  if (!found && !(await item.write(map, undefined)))
    throw new OperationError('somebody else wrote the first map of shards just now', 'run this again');
  return map;
}

/**
 * Moves slots between databases in use: first what an earlier run left unfinished, then one after another what `plan` says.
 *
 * @throws OperationError when nothing can be moved, or a step could not be finished; the steps before it stay made.
 */
export async function reshard(props: ReshardProps, plan: (map: ShardMap) => readonly SlotMove[]): Promise<Moved[]> {
  const { tables } = await taken(props);
  const moved: Moved[] = [];
  for (const move of (await survey(props)).unfinished)
    moved.push(await finish(await between(props, tables, move.source, move.target), move));
  const map = await props.item.read();
  const steps = plan(map!);
  await checkMoves(props, { tables }, steps);
  for (const { from, to, slots } of steps) {
    const moving = await between(props, tables, from, to);
    moved.push(await finish(moving, await begin(moving, slots)));
  }
  return moved;
}

/** @throws OperationError when a target of these moves has not the tables of its source. */
export async function checkMoves(
  props: ReshardProps,
  { tables }: Pick<Survey, 'tables'>,
  moves: readonly SlotMove[],
): Promise<void> {
  const pairs = new Map(moves.map((move) => [`${move.from} ${move.to}`, move]));
  for (const { from, to } of pairs.values()) await between(props, tables, from, to);
}

/** Takes back what an earlier run left unfinished and has not switched. */
export async function abandon(props: ReshardProps): Promise<MoveRecord[]> {
  const { tables, unfinished } = await taken(props);
  for (const move of unfinished) {
    const moving = await between(props, tables, move.source, move.target);
    if ((await sideOf(props.item, move)) === 'target' || !(await takeBack(moving, props.item, move, props.report)))
      await finish(moving, move);
  }
  return [...unfinished];
}

/** Deletes what moves left behind. */
export async function cleanUp(props: ReshardProps): Promise<Leftover[]> {
  const { map, tables, states } = await taken(props);
  const deleted: Leftover[] = [];
  for (const database of props.databases) {
    const slots = goneSlots(database.shard, map, states);
    deleted.push(...(await clean(database, tables.get(database.shard) ?? [], slots, props.batch ?? BATCH)));
  }
  return deleted;
}

/** What `cleanUp` would delete. */
export async function toClean(props: ReshardProps): Promise<Leftover[]> {
  const { map, tables, states } = await survey(props);
  const found: Leftover[] = [];
  for (const database of props.databases)
    found.push(
      ...(await leftovers(database, tables.get(database.shard) ?? [], goneSlots(database.shard, map, states))),
    );
  return found;
}

/** The survey of the only mover, with every table guarded. */
async function taken(props: ReshardProps): Promise<Survey> {
  await survey(props);
  await lockMover(props.databases);
  // Again: another mover may have been at work until now.
  const found = await survey(props);
  for (const database of props.databases) {
    await install(database, found.tables.get(database.shard) ?? [], props.keyColumn, [], found.map.epoch);
    await letIn(database);
  }
  return found;
}

/** Both ends of a move, once they are seen to fit. */
async function between(
  { databases, item, keyColumn, report, batch = BATCH }: ReshardProps,
  tables: Survey['tables'],
  from: string,
  to: string,
): Promise<Moving> {
  const [source, target] = [from, to].map((name) => databases.find(({ shard }) => shard === name));
  if (!source || !target) throw unreached([from, to].filter((name) => !databases.some(({ shard }) => shard === name)));
  const moved = tables.get(from) ?? [];
  await checkTarget(moved, target, keyColumn);
  return { source, target, tables: moved, batch, item, report };
}
