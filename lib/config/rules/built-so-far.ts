import type { ConfigRule } from '../rule';

/** What the configuration can say and this version does not do yet is refused, never silently ignored. */
export const builtSoFar: ConfigRule = {
  id: 'built-so-far',
  check: ({ database }) => [
    ...(database.access === 'per-service'
      ? [
          {
            path: ['database', 'access'],
            problem: 'is not part of this version',
            found: database.access,
            remedy: 'use owner',
          },
        ]
      : []),
  ],
};
