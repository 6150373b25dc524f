import { templateChange } from './change';
import { type ChangeSets, changeSetFindings } from './change-set';
import { CONFIGURATION_RULES } from './configuration-rules/all';
import type { Finding, Severity } from './finding';
import type { Side } from './side';
import { TEMPLATE_RULES } from './template-rules/all';

export interface TransitionCheck {
  /** `blocked` when there is a blocker. */
  readonly verdict: 'safe' | 'blocked';
  /** The worst first. */
  readonly findings: readonly Finding[];
}

/**
 * Says what a deploy would lose on the way from one side to the other.
 *
 * @param changeSets what CloudFormation itself says of it. @default - it was not asked
 */
export function checkTransition(from: Side, to: Side, changeSets: ChangeSets = {}): TransitionCheck {
  const change = templateChange(from, to);
  const said = [
    ...configurationFindings(from, to),
    ...TEMPLATE_RULES.flatMap(({ id, check }) => check(change).map((finding) => ({ rule: id, ...finding }))),
  ];
  const all = [...said, ...changeSetFindings(changeSets, change, said)];
  const findings = all.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return { verdict: findings.some(({ severity }) => severity === 'blocker') ? 'blocked' : 'safe', findings };
}

const ORDER: Readonly<Record<Severity, number>> = { blocker: 0, warning: 1, note: 2 };

function configurationFindings({ environment: before }: Side, { environment: after }: Side): Finding[] {
  return before && after ? CONFIGURATION_RULES.flatMap((rule) => rule.check(before, after)) : [];
}
