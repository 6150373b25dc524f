import type { ConfigRule } from '../rule';

/** The time after which an item goes is a number; the key is a string. */
export const tableAttributes: ConfigRule = {
  id: 'table-attributes',
  check: ({ tables }) =>
    tables.flatMap(({ key, ttl }, i) =>
      key === ttl
        ? [
            {
              path: ['tables', i, 'ttl'],
              problem: 'is the key, which is no number',
              found: ttl,
              remedy: 'name another attribute',
            },
          ]
        : [],
    ),
};
