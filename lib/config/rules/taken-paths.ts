import { ERROR_PAGES } from '../../blueprint/origin';
import { type Config, defaultEdge } from '../config';
import type { ConfigPath } from '../path';
import type { ConfigRule } from '../rule';

/**
 * Paths that the kit keeps are nobody else's, in any stage: users know a path, so it can't be taken from a service that grows.
 * One that has them among others, such as `/*`, is right.
 */
export const takenPaths: ConfigRule = {
  id: 'taken-paths',
  check: (config) =>
    pathsOf(config)
      .filter(({ found }) => found.toLowerCase().startsWith(ERROR_PAGES))
      .map(({ path, found }) => ({
        path,
        problem: 'is where the kit keeps the page for when no server answers',
        limit: `nothing else below ${ERROR_PAGES}`,
        found,
        remedy: 'use another path',
      })),
};

function pathsOf({ services, edge = defaultEdge() }: Config): { path: ConfigPath; found: string }[] {
  return [
    ...services.map(({ path = '/*' }, i) => ({ path: ['services', i, 'path'], found: path })),
    ...edge.static.map(({ path }, i) => ({ path: ['edge', 'static', i, 'path'], found: path })),
    ...edge.cache.map(({ path }, i) => ({ path: ['edge', 'cache', i, 'path'], found: path })),
  ];
}
