import type { TransitionCheck } from '../transition/check';
import type { Finding } from '../transition/finding';
import type { Plan } from '../transition/plan/plan';
import { planText } from '../transition/plan/text';
import { countsText, findingText, saidText } from './finding-text';
import { wrapped } from './wrapped';

/**
 * Findings, a block each, then what to do, and the verdict on the last line. What loses something has no plan; what only can't be
 * deployed at once has one.
 */
export function checkText({ verdict, findings }: TransitionCheck, plan: Plan): string {
  const counts = countsText(findings);
  const between = `from ${plan.from} to ${plan.to}`;
  const changes = plan.steps.some((step) => step.changes.length > 0);
  const inSteps = findings.every(({ severity, rule }) => severity !== 'blocker' || plan.avoids.includes(rule));
  const safe = changes ? `safe: nothing is lost ${between}` : `safe: nothing changes ${between}`;
  const blocked = inSteps ? `blocked in one deploy ${between}, safe in the deploys above` : `blocked ${between}`;
  const said = verdict === 'safe' ? safe : blocked;
  const last = wrapped([said, ...(counts === '' ? [] : [counts])].join(': '), 0);
  const steps = inSteps && changes ? [planText(plan)] : [];
  return [...kinds(findings).flatMap(blocks), ...steps, last].join('\n');
}

/** As many findings of one kind are shown; of more, the first, and of the others only which they are. */
const SHOWN_MAX = 3;

/** Findings of one rule and severity, in the order in which they were found. */
function kinds(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const kind = `${finding.severity} ${finding.rule}`;
    groups.set(kind, [...(groups.get(kind) ?? []), finding]);
  }
  return [...groups.values()];
}

function blocks(findings: readonly Finding[]): string[] {
  const [first, ...others] = findings;
  // What is said of the configuration is different each time.
  if (!first || findings.length <= SHOWN_MAX || findings.some(({ stack }) => stack === undefined))
    return findings.map(block);
  const stacks = new Map<string, string[]>();
  for (const { stack = '', where, logicalId = where } of others)
    stacks.set(stack, [...(stacks.get(stack) ?? []), logicalId]);
  const places = [...stacks].map(([stack, ids]) => `${stack} ${[...new Set(ids)].join(', ')}`);
  return [block(first), saidText(first.severity, `and ${others.length} more like it: ${places.join('; ')}`)];
}

function block({ stack, where, ...finding }: Finding): string {
  return findingText({ ...finding, where: [stack, where].filter(Boolean).join(' ') });
}
