import fc from 'fast-check';
import type { ShardMap } from '../../lib/sharding/map';
import { mapProblems } from '../../lib/sharding/meaning';
import { covers, movesBetween } from '../../lib/sharding/moves';
import { slotsIn } from '../../lib/sharding/owners';
import { router } from '../../lib/sharding/route';
import { saysTheSame } from '../../lib/sharding/same';
import { afterStep, stepsBetween, stepsOf } from '../../lib/sharding/steps';
import { anyChange, anyKey, KEY_PLACES, PLACES, SHARDS } from '../support/shard-maps';

const hash = (slots: readonly [from: number, to: number, shard: string][], overrides = {}): ShardMap => ({
  schemaVersion: 1,
  epoch: 3,
  placement: { strategy: 'hash', slots: slots.map(([from, to, shard]) => ({ from, to, shard })) },
  overrides,
});

describe('the steps from one map to another', () => {
  const options = { slotsPerStep: 500, places: KEY_PLACES };

  it('keep every key on exactly one shard in every epoch, and move it at most once, from where it is to where it belongs', () => {
    const keys = fc.uniqueArray(fc.tuple(anyKey, fc.constantFrom(...PLACES, undefined)), {
      selector: ([key]) => key,
      minLength: 5,
      maxLength: 20,
    });
    const property = fc.property(anyChange, keys, ([from, to], found) => {
      const sample = found.map(
        ([key, place]) => [key, Object.hasOwn(KEY_PLACES, key) ? KEY_PLACES[key] : place] as const,
      );
      const moved = new Set<string>();
      const wrong: unknown[] = [];
      let map = from;
      let before = router(from);
      for (const step of stepsBetween(from, to, options)) {
        const next = afterStep(map, step);
        const after = router(next);
        wrong.push(...mapProblems(next, SHARDS), ...(next.epoch === map.epoch + 1 ? [] : [next.epoch]));
        const covered = step.kind === 'map' ? () => false : covers(step, map);
        for (const [key, place] of sample) {
          const [source, target] = [before(key, place), after(key, place)];
          const ends = step.kind === 'map' || !covered(key, place) ? [source, source] : [step.from, step.to];
          if (source !== ends[0] || target !== ends[1]) wrong.push({ step, key, place, source, target });
          if (source === target) continue;
          if (moved.has(key)) wrong.push({ step, twice: key });
          moved.add(key);
        }
        map = next;
        before = after;
      }
      expect(wrong).toEqual([]);
      expect(saysTheSame(map, to)).toBe(true);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('are none where nothing changes', () => {
    fc.assert(
      fc.property(anyChange, ([, map]) => expect(stepsBetween(map, { ...map, epoch: 0 }, options)).toEqual([])),
    );
  });

  it('are small, each with one source and one target, and begin with whom gives away most', () => {
    const from = hash([[0, 99, 'main'], [100, 4095, 'orders2']]); // biome-ignore format: a table
    const to = hash([[0, 49, 'main'], [50, 99, 'big'], [100, 299, 'main'], [300, 4095, 'orders2']]); // biome-ignore format: a table
    const steps = stepsOf(movesBetween(from, to), 80);
    expect(steps.map((step) => [step.from, step.to, step.kind === 'slots' && slotsIn(step.slots)])).toEqual([
      ['orders2', 'main', 80],
      ['orders2', 'main', 80],
      ['orders2', 'main', 40],
      ['main', 'big', 50],
    ]);
  });
});
