import type { CacheSpec } from '../../blueprint/cache';
import type { Loss } from '../loss';
import { cacheFailsOver } from '../paths/cache';
import { servingIn } from '../standing';
import { dataLoss, NOTHING, slowest, UNBOUNDED } from '../terms';

/** The node that takes the writes of a shard of the cache is gone. */
export const cachePrimary: Loss = {
  id: 'cache-primary',
  title: 'cache primary',
  of(blueprint) {
    const { cache } = servingIn(blueprint)[0].running;
    if (!cache) return { because: 'there is no cache' };
    const behind = cache.strategy === 'write-behind';
    return [
      {
        of: 'cached answers',
        users: usersOf(cache),
        rto: slowest(cacheFailsOver),
        rpo: dataLoss(
          behind
            ? {
                of: 'cache',
                lost: UNBOUNDED,
                why: 'write-behind: what was only in the cache, and not yet in its replica',
              }
            : { of: 'cache', lost: NOTHING, why: 'the databases have what was in it' },
        ),
        holds: ['services ask the database when the cache does not answer, and it carries that load'],
        steps: [],
      },
    ];
  },
};

function usersOf({ shards, strategy }: CacheSpec): string {
  const keys = shards > 1 ? `keys of 1 of ${shards} shards` : 'all cached keys';
  return strategy === 'write-behind' ? `writes to ${keys} fail` : `${keys} are slow, from the database`;
}
