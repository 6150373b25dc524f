import { configurationRule } from '../configuration-rule';

export const shardingStrategy = configurationRule({
  id: 'sharding-strategy',
  severity: 'blocker',
  why: 'The strategy says in which shard a row is looked for; a deploy moves no rows.',
  source: 'docs/adr/0004-topology-contract.md',
  // With one shard every strategy finds every row.
  compare: ({ database: before }, { database: after }) =>
    before.shards.length === 1 || before.sharding.strategy === after.sharding.strategy
      ? []
      : [
          {
            where: 'database.sharding.strategy',
            problem: `changes from ${before.sharding.strategy} to ${after.sharding.strategy}: rows would be looked for in shards that don't hold them`,
            remedy: `keep strategy: ${before.sharding.strategy}`,
          },
        ],
});
