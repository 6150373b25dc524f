import type { Finding } from './finding';
import type { EnvironmentSide } from './side';

/** One thing that a change of configuration must not do, or not without its reader's knowledge. */
export interface ConfigurationRule {
  /** Stable name, for machines and for tests. */
  readonly id: string;
  readonly why: string;
  /** Where it was read. */
  readonly source: string;
  check(before: EnvironmentSide, after: EnvironmentSide): Finding[];
}
