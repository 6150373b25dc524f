import type { CacheRule } from '../finding';
import { type PerUserParts, perUserParts } from '../uncachable-key';

/** A key that differs for each user makes an entry for each: the CDN keeps much and answers hardly anything. */
export const uncachableKey: CacheRule = {
  id: 'uncachable-key',
  severity: 'warning',
  check: ({ cached }) =>
    cached.flatMap((path) =>
      perUserParts(path).map(({ list, names }) => ({
        where: `${path.where}.${list}`,
        problem: `${names.join(', ')}: ${differing(list, names)}, so what is kept for one is no hit for another`,
        remedy: `remove ${them(names)} if the answer is the same for all; else take ${path.path} out of edge.cache`,
      })),
    ),
};

function differing(list: PerUserParts['list'], names: readonly string[]): string {
  if (names.includes('*')) return `all ${list === 'query' ? 'query parameters' : list} make up the key`;
  const who = list === 'query' ? 'visit' : 'user';
  return `${names.length === 1 ? 'differs' : 'differ'} from ${who} to ${who}`;
}

const them = (names: readonly string[]) => (names.length === 1 ? 'it' : 'them');
