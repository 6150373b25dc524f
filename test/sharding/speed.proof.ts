import { FIRST_MAP } from '../../lib/sharding/map';
import { planShards } from '../../lib/sharding/plan';
import { router } from '../../lib/sharding/route';
import { exampleConfig } from '../support/config';

const KEYS = 1_000_000;
const ROUTE_MS = 2_000;
const REPLAN_MS = 100;

const { sharding } = exampleConfig().database;
const named = (count: number) => Array.from({ length: count }, (_, i) => (i === 0 ? 'main' : `s${i}`));

function timed<T>(what: string, run: () => T): { took: number; result: T } {
  const started = performance.now();
  const result = run();
  const took = performance.now() - started;
  process.stderr.write(`${what} in ${took.toFixed(1)} ms\n`);
  return { took, result };
}

describe('sharding', () => {
  it(`routes ${KEYS} keys within ${ROUTE_MS / 1000} s`, () => {
    const { after } = planShards({ map: FIRST_MAP, sharding, shards: named(8) });
    const route = router({ ...after, overrides: { 'tenant-42': 'main' } });
    const keys = Array.from({ length: KEYS }, (_, i) => `tenant-${i}`);
    const counts = new Map<string, number>();
    const { took } = timed(`routed ${KEYS} keys`, () => {
      for (const key of keys) {
        const shard = route(key);
        counts.set(shard, (counts.get(shard) ?? 0) + 1);
      }
    });
    expect(counts.size).toBe(8);
    expect(took).toBeLessThan(ROUTE_MS);
  });

  it(`plans anew for 64 shards within ${REPLAN_MS} ms`, () => {
    const map = planShards({ map: FIRST_MAP, sharding, shards: named(63) }).after;
    const shards = named(64);
    // The first call of all compiles what it calls.
    planShards({ map, sharding, shards: named(62) });
    const { took, result } = timed('planned 64 shards', () => planShards({ map, sharding, shards }));
    expect(result.slots?.moved).toBe(result.slots?.least);
    expect(took).toBeLessThan(REPLAN_MS);
  });
});
