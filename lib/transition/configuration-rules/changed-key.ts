import type { Difference } from '../configuration-rule';
import { listedInBoth } from './listed-in-both';

interface Keyed {
  readonly name: string;
  readonly key: string;
}

/** What is said of tables whose partition key differs. */
export function changedKey(list: string, before: readonly Keyed[], after: readonly Keyed[]): Difference[] {
  return listedInBoth(before, after)
    .filter(([old, next]) => old.key !== next.key)
    .map(([old, next, i]) => ({
      where: `${list}[${i}].key`,
      problem: `changes from ${old.key} to ${next.key}: ${next.name} would be replaced by an empty table`,
      remedy: `keep key: ${old.key}, and copy its items to another table with key: ${next.key}`,
    }));
}
