import type { ConfigRule } from '../rule';

/** Items of a list are told apart by name. */
export const uniqueNames: ConfigRule = {
  id: 'unique-names',
  check: ({ services, queues, topics, tables, events, readModels, database }) => [
    ...Object.entries({ services, queues, topics, tables, events, readModels }).flatMap(([list, items]) =>
      repeats(items.map(({ name }) => name)).map(({ name, i, first }) => ({
        path: [list, i, 'name'],
        problem: `is the name of ${list}[${first}] already`,
        found: name,
        remedy: 'give it a name of its own',
      })),
    ),
    ...repeats(database.shards).map(({ name, i, first }) => ({
      path: ['database', 'shards', i],
      problem: `is database.shards[${first}] again`,
      found: name,
      remedy: 'remove one of them',
    })),
    ...repeats([...tables, ...readModels].map(({ name }) => name))
      .filter(({ i, first }) => i >= tables.length && first < tables.length)
      .map(({ name, i, first }) => ({
        path: ['readModels', i - tables.length, 'name'],
        problem: `is the name of tables[${first}] already, and both become tables`,
        found: name,
        remedy: 'give it a name of its own',
      })),
  ],
};

function repeats(names: readonly string[]): { name: string; i: number; first: number }[] {
  return names.map((name, i) => ({ name, i, first: names.indexOf(name) })).filter(({ i, first }) => first < i);
}
