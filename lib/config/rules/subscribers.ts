import type { Config } from '../config';
import type { ConfigPath } from '../path';
import type { ConfigRule, RuleFinding } from '../rule';

/** Source: Amazon SNS Developer Guide, "Filter policy constraints" (2026-11). */
const FILTER_ATTRIBUTES_MAX = 5;
const FILTER_COMBINATIONS_MAX = 150;

type Subscriber = Config['topics'][number]['subscribers'][number];

/** What is announced reaches each subscriber, once. */
export const subscribers: ConfigRule = {
  id: 'subscribers',
  check: ({ queues, topics, events }) => {
    const ordered = new Set(queues.filter(({ fifo }) => fifo).map(({ name }) => name));
    return Object.entries({ topics, events }).flatMap(([list, items]) =>
      items.flatMap(({ subscribers }, i) =>
        subscribers.flatMap((subscriber: Subscriber, s) => {
          const path = [list, i, 'subscribers', s];
          const first = subscribers.findIndex(({ queue }) => queue === subscriber.queue);
          return [
            ...(first < s ? [again([...path, 'queue'], subscriber, first)] : []),
            ...(ordered.has(subscriber.queue) ? [inOrder([...path, 'queue'], subscriber, list)] : []),
            ...tooFine([...path, 'filter'], subscriber),
          ];
        }),
      ),
    );
  },
};

function again(path: ConfigPath, { queue, filter }: Subscriber, first: number): RuleFinding {
  const remedy = filter ? 'remove one of them, and put what both want into its filter' : 'remove one of them';
  return { path, problem: `is subscribers[${first}] again`, found: queue, remedy };
}

/** The kit makes standard topics, and those don't deliver to FIFO queues. Source: Amazon SNS Developer Guide, "Fanout to Amazon SQS queues". */
function inOrder(path: ConfigPath, { queue }: Subscriber, list: string): RuleFinding {
  return {
    path,
    problem: `keeps an order, which ${list} don't have`,
    limit: 'a FIFO queue subscribes to nothing',
    found: queue,
    remedy: 'send to it directly, or subscribe a queue with fifo: false',
  };
}

function tooFine(path: ConfigPath, { filter = {} }: Subscriber): RuleFinding[] {
  const attributes = Object.keys(filter).length;
  const combinations = Object.values(filter).reduce((product, values) => product * values.length, 1);
  const remedy = 'filter by less, and let the workers do the rest';
  if (attributes > FILTER_ATTRIBUTES_MAX) {
    const problem = 'names too many attributes';
    return [{ path, problem, limit: `SNS takes at most ${FILTER_ATTRIBUTES_MAX}`, found: attributes, remedy }];
  }
  if (combinations <= FILTER_COMBINATIONS_MAX) return [];
  const limit = `numbers of values, multiplied, at most ${FILTER_COMBINATIONS_MAX}`;
  return [{ path, problem: 'has too many combinations of values', limit, found: combinations, remedy }];
}
