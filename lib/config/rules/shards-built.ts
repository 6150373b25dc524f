import type { ConfigRule } from '../rule';

/** Stage 3 has one database as yet: delete this rule with the issue that adds the others. */
export const shardsBuilt: ConfigRule = {
  id: 'shards-built',
  check: ({ stage, reached, database: { shards } }) =>
    Math.max(stage, reached) !== 3
      ? []
      : shards.slice(1).map((found, i) => ({
          path: ['database', 'shards', i + 1],
          problem: 'is not part of this version',
          limit: 'main is the only shard',
          found,
          remedy: 'remove it',
        })),
};
