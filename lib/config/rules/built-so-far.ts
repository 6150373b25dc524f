import type { ConfigRule } from '../rule';

/** What the configuration can say and this version does not do yet is refused, never silently ignored. */
export const builtSoFar: ConfigRule = {
  id: 'built-so-far',
  check: ({ dashboard, stage }) => [
    ...(stage === 1 && dashboard === true
      ? [{ path: ['dashboard'], problem: 'is not part of this version', found: dashboard, remedy: 'remove it' }]
      : []),
  ],
};
