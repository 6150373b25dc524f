import type { Caches } from './caches';
import type { CacheRule, Finding } from './finding';
import { hiddenWrite } from './rules/hidden-write';
import { noJitter } from './rules/no-jitter';
import { olderThanPath } from './rules/older-than-path';
import { refillFromReplica } from './rules/refill-from-replica';
import { staleNeedsHeader } from './rules/stale-needs-header';
import { uncachableKey } from './rules/uncachable-key';
import { unhashedStatic } from './rules/unhashed-static';

/** Warnings come first. */
export const CACHE_RULES: readonly CacheRule[] = [
  olderThanPath,
  refillFromReplica,
  hiddenWrite,
  uncachableKey,
  noJitter,
  staleNeedsHeader,
  unhashedStatic,
];

export function findingsOf(caches: Caches): Finding[] {
  return CACHE_RULES.flatMap(({ id, severity, check }) =>
    check(caches).map((finding) => ({ severity, rule: id, ...finding })),
  );
}
