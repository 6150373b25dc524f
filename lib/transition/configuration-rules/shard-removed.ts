import { configurationRule } from '../configuration-rule';
import { removedItems } from './removed-items';

export const shardRemoved = configurationRule({
  id: 'shard-removed',
  severity: 'blocker',
  why: "A shard is a database, and its name is its identity: one that is not listed can't be reached any more.",
  source: 'docs/adr/0002-logical-ids-and-stack-cuts.md',
  compare: removedItems({
    kind: 'shard',
    where: 'database.shards',
    loses: 'rows',
    names: ({ database }) => database.shards,
  }),
});
