import { chainInOneRegion } from './lint/chain-in-one-region';
import { danglingAlias } from './lint/dangling-alias';
import { identifierWithoutRegion } from './lint/identifier-without-region';
import { invertedOwnRegion } from './lint/inverted-own-region';
import { leafWithoutCheck } from './lint/leaf-without-check';
import { mixedTtl } from './lint/mixed-ttl';
import { nestedCalculated } from './lint/nested-calculated';
import { noDefaultPlace } from './lint/no-default-place';
import { quotas } from './lint/quotas';
import { unknownCheck } from './lint/unknown-check';
import { weightsAllZero } from './lint/weights-all-zero';
import type { LintFinding, LintRule } from './lint-rule';
import { linted } from './lint-rule';
import type { Zone } from './model';

/** Blockers come first. */
const LINT_RULES: readonly LintRule[] = [
  danglingAlias,
  nestedCalculated,
  chainInOneRegion,
  quotas,
  invertedOwnRegion,
  leafWithoutCheck,
  noDefaultPlace,
  weightsAllZero,
  mixedTtl,
  unknownCheck,
  identifierWithoutRegion,
];

/** Everything in a zone that does not do what it looks like. */
export function lintZone(zone: Zone): LintFinding[] {
  const view = linted(zone);
  return LINT_RULES.flatMap(({ id, severity, check }) =>
    check(view).map((finding) => ({ rule: id, severity, ...finding })),
  );
}
