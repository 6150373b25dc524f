import type { Config } from '../config';
import { containersIn } from '../containers';
import type { ConfigPath } from '../path';
import type { ConfigRule, RuleFinding } from '../rule';
import { remedyFor } from '../suggest';

/** Whatever names another item names one that exists. */
export const references: ConfigRule = {
  id: 'references',
  check: (config) =>
    [...fromContainers(config), ...fromMessaging(config), ...fromRouting(config), ...fromSharding(config)].flatMap(
      ({ path, found, among, what, instead }) => {
        if (among.includes(found)) return [];
        if (instead?.names.includes(found)) return [{ path, found, ...instead.said }];
        const remedy =
          among.length === 0 ? `there are no ${what}s; remove it, or add the ${what}` : remedyFor(found, among);
        return [{ path, problem: `is not a ${what} of this configuration`, found, remedy }];
      },
    ),
};

interface Reference {
  readonly path: ConfigPath;
  readonly found: string;
  readonly among: readonly string[];
  readonly what: string;
  /** Names of something else that one might mean, and what is said of them. */
  readonly instead?: {
    readonly names: readonly string[];
    readonly said: Pick<RuleFinding, 'problem' | 'limit' | 'remedy'>;
  };
}

const A_TOPIC = {
  problem: 'is a topic',
  limit: 'topics and events go to queues only, so that nothing can run in a circle',
  remedy: 'name the queues that shall have it',
};

const namesOf = (items: readonly { name: string }[]) => items.map(({ name }) => name);

function fromContainers(config: Config): Reference[] {
  const { queues, topics, tables, database, regions } = config;
  const kinds = [
    { key: 'queues', what: 'queue', among: namesOf(queues) },
    { key: 'topics', what: 'topic', among: namesOf(topics) },
    { key: 'tables', what: 'table', among: namesOf(tables) },
    { key: 'shards', what: 'shard', among: database.shards },
  ] as const;
  return containersIn(config).flatMap(({ path, container: { uses, ami } }) => [
    ...kinds.flatMap(({ key, what, among }) =>
      (uses?.[key] ?? []).map((found, i) => ({ path: [...path, 'uses', key, i], found, among, what })),
    ),
    ...Object.keys(ami).map((found) => ({
      path: [...path, 'ami', found],
      found,
      among: namesOf(regions),
      what: 'region',
    })),
  ]);
}

function fromMessaging({ queues, topics, events, readModels }: Config): Reference[] {
  const instead = { names: namesOf(topics), said: A_TOPIC };
  const to = { among: namesOf(queues), what: 'queue', instead };
  const subscribers = (list: string, items: readonly { subscribers: readonly { queue: string }[] }[]) =>
    items.flatMap((item, i) =>
      item.subscribers.map(({ queue }, s) => ({ path: [list, i, 'subscribers', s, 'queue'], found: queue, ...to })),
    );
  const feeds = readModels.flatMap(({ from }, i) =>
    from.map((found, f) => ({ path: ['readModels', i, 'from', f], found, among: namesOf(events), what: 'event' })),
  );
  return [...subscribers('topics', topics), ...subscribers('events', events), ...feeds];
}

function fromRouting({ routing, regions }: Config): Reference[] {
  const to = { among: namesOf(regions), what: 'region' };
  if (!routing) return [];
  return [
    ...Object.entries(routing.places).flatMap(([place, list]) =>
      list.map((found, i) => ({ path: ['routing', 'places', place, i], found, ...to })),
    ),
    ...Object.keys(routing.bias).map((found) => ({ path: ['routing', 'bias', found], found, ...to })),
  ];
}

function fromSharding({ database: { sharding, shards } }: Config): Reference[] {
  const at = (path: ConfigPath, found: string) => ({
    path: ['database', 'sharding', ...path],
    found,
    among: shards,
    what: 'shard',
  });
  const overrides = Object.entries(sharding.overrides).map(([tenant, shard]) => at(['overrides', tenant], shard));
  switch (sharding.strategy) {
    case 'hash':
      return overrides;
    case 'range':
      return [...overrides, ...sharding.ranges.map(({ shard }, i) => at(['ranges', i, 'shard'], shard))];
    case 'geographic':
      return [
        ...overrides,
        at(['default'], sharding.default),
        ...Object.entries(sharding.places).map(([place, shard]) => at(['places', place], shard)),
      ];
    case 'directory':
      return [...overrides, at(['default'], sharding.default)];
  }
}
