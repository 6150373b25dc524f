import type { ConfigRule } from '../rule';

/** What is retired is gone from the configuration; what is listed is not retired. */
export const retiredItems: ConfigRule = {
  id: 'retired-items',
  check({ retired, database, tables, queues, topics, regions, readModels }) {
    const present: Record<string, readonly string[]> = {
      shard: database.shards,
      table: tables.map(({ name }) => name),
      queue: queues.map(({ name }) => name),
      topic: topics.map(({ name }) => name),
      region: regions.map(({ name }) => name),
      'read-model': readModels.map(({ name }) => name),
    };
    return retired.flatMap((item, i) => {
      const [kind = '', name = ''] = item.split('/');
      if (item === 'shard/main' || item === `region/${regions[0]?.name}`) {
        return [{ path: ['retired', i], problem: 'can never be retired', found: item, remedy: 'remove it' }];
      }
      if (!present[kind]?.includes(name)) return [];
      return [
        {
          path: ['retired', i],
          problem: `is still a ${kind} of this configuration`,
          found: item,
          remedy: `remove the ${kind}, or this line`,
        },
      ];
    });
  },
};
