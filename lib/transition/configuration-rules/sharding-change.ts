import { isDeepStrictEqual } from 'node:util';
import { configurationRule } from '../configuration-rule';

export const shardingChange = configurationRule({
  id: 'sharding-change',
  severity: 'blocker',
  why: 'Strategy, ranges, places and overrides say in which shard a row is looked for; a deploy moves no rows.',
  source: 'docs/adr/0004-topology-contract.md',
  compare({ database: before }, { database: after }) {
    // With one shard, every strategy finds every row.
    if (before.shards.length === 1 || isDeepStrictEqual(before.sharding, after.sharding)) return [];
    const [old, next] = [before.sharding.strategy, after.sharding.strategy];
    if (old === next) {
      return [
        {
          severity: 'warning',
          where: 'database.sharding',
          problem: 'changes where some rows are looked for, and a deploy moves none',
          remedy: 'move those rows first',
        },
      ];
    }
    return [
      {
        where: 'database.sharding.strategy',
        problem: `changes from ${old} to ${next}: rows would be looked for in shards that don't hold them`,
        remedy: `keep strategy: ${old}`,
      },
    ];
  },
});
