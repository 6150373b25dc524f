import { isDeepStrictEqual } from 'node:util';
import { configurationRule } from '../configuration-rule';

export const shardingChange = configurationRule({
  id: 'sharding-change',
  severity: 'note',
  why: 'The configuration says where rows are wanted; the map of shards says where they are, and only shards apply changes both.',
  source: 'docs/sharding.md',
  compare({ database: before }, { database: after }) {
    // With one shard, every strategy finds every row.
    if (before.shards.length === 1 || isDeepStrictEqual(before.sharding, after.sharding)) return [];
    return [
      {
        where: 'database.sharding',
        problem: 'changes what is wanted: a deploy moves no rows, and all of them are found where they are',
        remedy: 'see what would move: stagecoach shards plan',
      },
    ];
  },
});
