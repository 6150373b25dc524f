import { CHANGE_SET_RULE } from './change-set';
import { CONFIGURATION_RULES } from './configuration-rules/all';
import type { Severity } from './finding';
import { TEMPLATE_RULES } from './template-rules/all';

/** A kind of finding, for whoever meets its id. */
export interface CatalogueEntry {
  readonly id: string;
  /** The worst it says; absent where it depends on the values. */
  readonly severity?: Severity;
  readonly why: string;
  readonly source: string;
}

/** Every kind of finding that a check can have. */
export const CATALOGUE: readonly CatalogueEntry[] = [...TEMPLATE_RULES, CHANGE_SET_RULE, ...CONFIGURATION_RULES].map(
  ({ id, why, source, ...rest }) => ({ id, ...('severity' in rest ? { severity: rest.severity } : {}), why, source }),
);
