import type { Config } from '../../../config/config';

/** Knows changes that one deploy should not make together. */
export interface StepRule {
  /** Stable name, for machines and for tests. */
  readonly id: string;
  readonly why: string;
  /** Where that is written: an address, or a file of this repository. */
  readonly source: string;
  /** Id of the finding of which one deploy is blocked and these are not. @default - one deploy would do, but not as well */
  readonly avoids?: string;
  /** What must have passed before the deploy after the one in between. @default - its end is enough */
  readonly wait?: (to: Config) => string;
  /** A configuration to deploy on the way; undefined where one deploy will do. Asked of either half, it has none. */
  between(from: Config, to: Config): Config | undefined;
}
