import { OperationError } from '../aws/operation-error';
import type { ShardDatabase } from './database';
import { IS_GUARDED } from './guard';
import { referencesFromStaying } from './references';
import type { Ends } from './round';
import { differences, isSharded, problemsOf, type ShardedTable, tablesOf } from './tables';

/**
 * The sharded tables of a database.
 *
 * @throws OperationError that says of all that can't be moved why.
 */
export async function shardedTables({ session, shard }: ShardDatabase, keyColumn: string): Promise<ShardedTable[]> {
  const sharded = (await tablesOf(session, keyColumn)).filter(isSharded);
  const problems = [...sharded.flatMap(problemsOf), ...(await referencesFromStaying(session, sharded))];
  if (problems.length > 0)
    throw new OperationError(`rows on ${shard} can't be moved: ${problems.join('; ')}`, 'change these tables first');
  return sharded;
}

/** @throws OperationError that names everything a target lacks. */
export async function checkTarget(
  source: readonly ShardedTable[],
  { session, shard }: ShardDatabase,
  keyColumn: string,
): Promise<void> {
  const unlike = differences(source, await tablesOf(session, keyColumn));
  if (unlike.length > 0)
    throw new OperationError(
      `${shard} has not the same tables: ${unlike.join('; ')}`,
      'run your migrations there first',
    );
}

/** @throws OperationError when somebody changed tables or guards while their rows were copied. */
export async function checkUnchanged({ source, target, tables }: Ends): Promise<void> {
  const [{ shardedBy } = { shardedBy: '' }] = tables;
  const now = shardedBy === '' ? [] : (await tablesOf(source.session, shardedBy)).filter(isSharded);
  const changed = JSON.stringify(now) === JSON.stringify(tables) ? [] : ['tables changed'];
  const unlike = differences(tables, await tablesOf(target.session, shardedBy));
  const open: string[] = [];
  for (const { name } of tables) {
    const { rows } = await source.session.query<{ yes: boolean }>(IS_GUARDED, [name]);
    if (!rows[0]?.yes) open.push(`the guard of ${name} is gone`);
  }
  const wrong = [...changed, ...unlike, ...open];
  if (wrong.length > 0)
    throw new OperationError(
      `while slots moved from ${source.shard} to ${target.shard}: ${wrong.join('; ')}`,
      'the move was taken back; run it again when no migration is under way',
    );
}
