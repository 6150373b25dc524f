import type { CacheRule } from '../finding';

/** What is listed as kept is kept. */
export const keepsNothing: CacheRule = {
  id: 'keeps-nothing',
  severity: 'warning',
  check: ({ cached }) =>
    cached
      .filter(({ ttlSeconds }) => ttlSeconds === 0)
      .map(({ where, path }) => ({
        where: `${where}.ttlSeconds`,
        problem: `is 0: the CDN keeps no answer of ${path}, and takes cookies and queries away from the application`,
        remedy: 'use 1 or more: even a second holds off a crowd; or take the path out of edge.cache',
      })),
};
