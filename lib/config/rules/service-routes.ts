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
              limit: 'path or host',
              remedy: 'add path, e.g. /api/*',
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
    const problem = 'leave requests that no service takes';
    return [
      ...twice,
      { path: ['services'], problem, limit: 'one service takes /*', remedy: 'give one of them path: /*' },
    ];
  },
};

/** What a service takes: host and path together, as a browser would write them. */
function route({ host = '', path = '/*' }: ServiceConfig): string {
  return host + path;
}
