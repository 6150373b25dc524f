/** Moves slots in a process of its own, which kills itself where it is told: in the middle of its n-th statement, or after it. */
import { slotsOfShard } from '../../../lib/resharding/map-slots';
import { reshard } from '../../../lib/resharding/reshard';
import { slotMoves } from '../../../lib/resharding/slot-moves';
import type { ShardMap } from '../../../lib/sharding/map';
import { spansOf } from '../../../lib/sharding/owners';
import { stepsOf } from '../../../lib/sharding/steps';
import { mapOf, ownerDatabases, type Shards } from './application';

export interface Mission {
  readonly shards: Shards;
  readonly from: string;
  readonly to: string;
  /** The slots that are to be on `to`. */
  readonly slots: readonly number[];
  readonly slotsPerStep: number;
  readonly batch: number;
  /** Statement at which the process dies, and whether its answer is waited for. */
  readonly kill?: { readonly statement: number; readonly after: boolean };
}

async function main({ shards, from, to, slots, slotsPerStep, batch, kill }: Mission): Promise<void> {
  const databases = await ownerDatabases(shards);
  const item = mapOf(shards);
  let count = 0;
  const counted =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      count += 1;
      const answer = call(...args);
      if (count !== kill?.statement) return answer;
      if (kill.after) await answer.catch(() => {});
      // On its way, but not answered: the bytes leave with the next turn of the loop.
      else await new Promise((resolve) => setTimeout(resolve, 1));
      process.kill(process.pid, 'SIGKILL');
      return answer;
    };
  for (const { session } of databases) {
    const query = session.query.bind(session) as (...args: unknown[]) => Promise<unknown>;
    Object.assign(session, { query: counted(query) });
  }
  const plan = (map: ShardMap) => {
    const wanted = new Set(slots);
    const left = slotsOfShard(map, from).filter((slot) => wanted.has(slot));
    return left.length === 0
      ? []
      : slotMoves(stepsOf([{ kind: 'slots', from, to, slots: spansOf(left) }], slotsPerStep));
  };
  const moved = await reshard(
    {
      databases,
      item: { read: counted(item.read), write: counted(item.write) },
      keyColumn: 'tenant_id',
      batch,
      report: (step, { slots: { length } }, detail) =>
        console.error(`${Math.round(performance.now())} ${step} ${length} ${detail} (statement ${count})`),
    },
    plan,
  );
  console.log(JSON.stringify({ moved, statements: count }));
  for (const { session } of databases) await session.end();
}

main(JSON.parse(process.argv[2] ?? '') as Mission).catch((error) => {
  console.error(error);
  process.exit(1);
});
