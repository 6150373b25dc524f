import type { Config } from './config';
import type { ConfigPath } from './path';
import type { Problem } from './problem';

/** A problem before its position in the file is known. */
export interface Finding extends Pick<Problem, 'rule' | 'problem' | 'limit' | 'found' | 'remedy'> {
  readonly path: ConfigPath;
  /** Points at the key itself rather than at its value. */
  readonly atKey?: boolean;
}

/** What a rule returns; the loader adds the rule's name. */
export type RuleFinding = Omit<Finding, 'rule'>;

/** One check of what a configuration means. It runs only on configurations of the right shape. */
export interface ConfigRule {
  /** Stable name, for machines and for tests. */
  readonly id: string;
  check(config: Config): readonly RuleFinding[];
}
