import type { Config } from '../config/config';
import { configChanges } from './config-changes';

/** Keys that change nothing in a stack with data. */
const OUTSIDE_DATA = ['services', 'edge', 'routing', 'policy', 'network', 'dashboard'];

/**
 * Keys that would change together with the number of shards of a cache that stands; none where that number stays, or is all
 * that changes in the stacks with data.
 */
export function changedWithResharding(before: Config, after: Config): string[] {
  if (!before.cache || !after.cache || before.cache.shards === after.cache.shards) return [];
  return configChanges(before, after)
    .map(({ path }) => path)
    .filter((path) => path !== 'cache.shards' && !OUTSIDE_DATA.includes(path.split(/[.[]/)[0] ?? ''));
}
