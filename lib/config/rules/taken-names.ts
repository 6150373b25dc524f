import { URGENCIES } from '../../blueprint/alarm';
import { SHARD_MAP, UNDELIVERED, workerName } from '../../blueprint/names';
import type { Config } from '../config';
import type { ConfigRule, RuleFinding } from '../rule';

/** Names of containers and hosts that a server has already. */
const ON_EVERY_SERVER = ['proxy', 'localhost'];

/** Names that the kit gives: nothing of the configuration may have the same. */
export const takenNames: ConfigRule = {
  id: 'taken-names',
  check: (config) => [...services(config), ...queues(config), ...topics(config), ...tables(config)],
};

function services({ services, queues }: Config): RuleFinding[] {
  return services.flatMap(({ name }, i) => {
    const path = ['services', i, 'name'];
    if (ON_EVERY_SERVER.includes(name)) return [taken(path, name, 'is taken on every server')];
    const queue = queues.findIndex((each) => workerName(each.name) === name);
    return queue < 0 ? [] : [taken(path, name, `is what the workers of queues[${queue}] are called`)];
  });
}

/** Dead letters of `email` lie in a queue beside it. */
function queues({ queues }: Config): RuleFinding[] {
  return queues.flatMap(({ name }, i) => {
    if (name === UNDELIVERED) return [taken(['queues', i, 'name'], name, 'is where events go that no Region takes')];
    const other = queues.findIndex((each) => `${each.name}-dead` === name);
    if (other < 0) return [];
    const problem = `is where the dead letters of queues[${other}] go`;
    // Neither has to be the one that is wrong, and a queue that stands can't change its name.
    return [taken(['queues', i, 'name'], name, problem, 'rename the newer of the two')];
  });
}

function topics({ topics }: Config): RuleFinding[] {
  return topics.flatMap(({ name }, i) =>
    URGENCIES.some((urgency) => [urgency, `edge-${urgency}`].includes(name))
      ? [taken(['topics', i, 'name'], name, "is the topic of the kit's own alarms")]
      : [],
  );
}

function tables({ tables, readModels }: Config): RuleFinding[] {
  return Object.entries({ tables, readModels }).flatMap(([list, items]) =>
    items.flatMap(({ name }, i) =>
      name === SHARD_MAP ? [taken([list, i, 'name'], name, 'is the table with the map of the shards')] : [],
    ),
  );
}

function taken(path: RuleFinding['path'], found: string, problem: string, remedy = 'rename it'): RuleFinding {
  return { path, problem, found, remedy };
}
