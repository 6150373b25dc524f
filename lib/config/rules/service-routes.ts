import type { ServiceConfig } from '../config';
import type { ConfigRule } from '../rule';

/** Every request has exactly one service that takes it. */
export const serviceRoutes: ConfigRule = {
  id: 'service-routes',
  check({ services }) {
    const unrouted = services.flatMap(({ path, host }, i) =>
      path === undefined && host === undefined
        ? [
            {
              path: ['services', i],
              problem: 'takes no requests',
              limit: 'of several services each has a path or a host',
              remedy: 'add path: /* to the one that takes the rest, and e.g. path: /api/* to another',
            },
          ]
        : [],
    );
    const twice = services.flatMap((service, i) => {
      const first = services.slice(0, i).findIndex((other) => route(other) === route(service));
      if (first < 0 || (service.path === undefined && service.host === undefined)) return [];
      const problem = `takes the same requests as services[${first}]`;
      return [
        {
          path: ['services', i, service.path ? 'path' : 'host'],
          problem,
          found: route(service),
          remedy: 'change one of them',
        },
      ];
    });
    const all = services.some((service) => route(service) === '/*');
    if (all || unrouted.length > 0) return [...unrouted, ...twice];
    const limit = 'one service takes /*';
    const [only, ...others] = services;
    if (only && others.length === 0) {
      const key = only.path === undefined ? 'host' : 'path';
      const problem = 'leaves requests that no service takes';
      const remedy = 'remove it: an only service takes all';
      return [{ path: ['services', 0, key], problem, limit, found: only[key], remedy }];
    }
    const problem = 'leave requests that no service takes';
    return [...twice, { path: ['services'], problem, limit, remedy: 'give one of them path: /*' }];
  },
};

/** What a service takes: host and path together, as a browser would write them. The proxy ignores the case of paths. */
function route({ host = '', path = '/*' }: ServiceConfig): string {
  return host + path.toLowerCase();
}
