import fc from 'fast-check';
import { cachedLayers, passingLayers, staticLayers } from '../../lib/caching/layers';
import { ASSUMED_HITS, type HitRates, loadOf } from '../../lib/caching/load';
import { exampleCaches } from '../support/caches';

const percent = fc.double({ min: 0, max: 100, noNaN: true });
const hitRates: fc.Arbitrary<HitRates> = fc.record({
  browser: percent,
  cdn: percent,
  application: percent,
  redis: percent,
});

const caches = exampleCaches({}, 5);
const [path] = caches.cached;
const reached = (layers: Parameters<typeof loadOf>[0], hits = ASSUMED_HITS) =>
  loadOf(layers, hits).map(({ reachedOf1000 }) => reachedOf1000);

describe('the load of a layer', () => {
  it('is what all before it left', () => {
    const hits = { browser: 20, cdn: 80, application: 50, redis: 90 };
    expect(reached(cachedLayers(path!, caches), hits)).toEqual([1000, 800, 160, 80, 8]);
    expect(reached(staticLayers(60), hits)).toEqual([1000, 800, 160]);
    expect(reached(passingLayers(caches), hits)).toEqual([1000, 1000, 1000, 500, 50]);
  });

  it('is all of it behind a layer that keeps answers for one user', () => {
    expect(reached(cachedLayers({ ...path!, cookies: ['sid'] }, caches))).toEqual([1000, 800, 800, 800, 80]);
  });

  it('counts nothing that only the application knows of', () => {
    const hits = { ...ASSUMED_HITS, browser: 50, application: 50 };
    expect(reached(passingLayers(exampleCaches()), hits)).toEqual([1000, 1000, 1000, 1000, 100]);
  });

  it('is in requests a second where the configuration expects some', () => {
    const loads = loadOf(cachedLayers(path!, caches), ASSUMED_HITS, 400);
    expect(loads.map(({ requestsPerSecond }) => requestsPerSecond)).toEqual([400, 320, 64, 64, 6.4]);
  });

  it('never grows from one layer to the next', () => {
    fc.assert(
      fc.property(hitRates, fc.nat(300), fc.constantFrom([], ['sid']), (hits, ttlSeconds, cookies) => {
        const groups = [
          cachedLayers({ ...path!, ttlSeconds, cookies }, caches),
          staticLayers(ttlSeconds),
          passingLayers(caches),
        ];
        for (const layers of groups) {
          const loads = reached(layers, hits);
          expect(loads[0]).toBe(1000);
          for (const [i, load] of loads.entries()) expect(load).toBeLessThanOrEqual(loads[i - 1] ?? 1000);
          expect(loads.at(-1)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
