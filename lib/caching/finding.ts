import type { Caches } from './caches';

/** `warning`: the caches don't do what the configuration promises. `note`: what the application has to do for it. */
export type Severity = 'warning' | 'note';

/** Something that whoever relies on these caches must know. */
export interface Finding {
  readonly severity: Severity;
  /** Id of the rule, stable for machines. */
  readonly rule: string;
  /** Place in the configuration, e.g. `edge.cache[0].cookies`. */
  readonly where: string;
  readonly problem: string;
  readonly remedy: string;
}

/** One thing that can be wrong with caches. What is always wrong is an error of the configuration instead. */
export interface CacheRule {
  /** Stable name, for machines and for tests. */
  readonly id: string;
  readonly severity: Severity;
  check(caches: Caches): readonly Omit<Finding, 'rule' | 'severity'>[];
}
