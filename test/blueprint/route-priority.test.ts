import fc from 'fast-check';
import type { RouteSpec } from '../../lib/blueprint/compute';
import { routePriorities, routeRank } from '../../lib/blueprint/route-priority';

const path = fc
  .tuple(fc.stringMatching(/^\/[a-z0-9/-]{0,60}$/), fc.boolean())
  .map(([text, open]) => (open ? `${text}*` : text));
const route: fc.Arbitrary<RouteSpec> = fc
  .record({ path, host: fc.option(fc.constantFrom('a.example.com', 'b.example.com'), { nil: undefined }) })
  .map(({ path, host }) => ({ path, ...(host ? { host } : {}) }));
const routes = fc.uniqueArray(route, { minLength: 1, maxLength: 40, selector: (each) => JSON.stringify(each) });

describe('the priorities of routes', () => {
  it('are what a load balancer takes, and no two the same', () => {
    fc.assert(
      fc.property(routes, (list) => {
        const priorities = routePriorities(list);
        expect(new Set(priorities).size).toBe(list.length);
        for (const priority of priorities) {
          expect(priority).toBeGreaterThanOrEqual(1);
          expect(priority).toBeLessThanOrEqual(50_000);
        }
      }),
    );
  });

  it('try the more particular route first', () => {
    fc.assert(
      fc.property(routes, (list) => {
        const byPriority = list
          .map((each, i) => ({ rank: routeRank(each), priority: routePriorities(list)[i]! }))
          .sort((a, b) => a.priority - b.priority);
        const ranks = byPriority.map(({ rank }) => rank);
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      }),
      { numRuns: 30 },
    );
  });

  it('fit the longest route that a configuration may have, with a host', () => {
    const longest = { path: `/${'x'.repeat(127)}`, host: 'a.example.com' };
    expect(routePriorities([longest])[0]).toBeGreaterThanOrEqual(1);
    expect(routePriorities([{ path: '/*' }])[0]).toBeLessThanOrEqual(50_000);
  });

  it('stay as they are when another route comes or goes, so that no two rules ever change places', () => {
    const one = [{ path: '/*' }, { path: '/api/*' }, { path: '/api/orders' }];
    const more = [...one, { path: '/admin/*' }, { path: '/api/orders/*' }, { path: '/*', host: 'a.example.com' }];
    expect(routePriorities(more).slice(0, 3)).toEqual(routePriorities(one));
    expect(routePriorities([...more].reverse()).reverse()).toEqual(routePriorities(more));
  });
});
