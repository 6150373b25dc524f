import type { TransitionCheck } from '../transition/check';
import type { Finding } from '../transition/finding';
import type { Plan } from '../transition/plan/plan';
import { planText } from '../transition/plan/text';
import { countsText, findingText } from './finding-text';
import { wrapped } from './wrapped';

/** Findings, a block each, then what to do, and the verdict on the last line. What loses something has no plan. */
export function checkText({ verdict, findings }: TransitionCheck, plan: Plan): string {
  const counts = countsText(findings);
  const between = `from ${plan.from} to ${plan.to}`;
  const changes = plan.steps.some((step) => step.changes.length > 0);
  const safe = changes ? `safe: nothing is lost ${between}` : `safe: nothing changes ${between}`;
  const said = verdict === 'safe' ? safe : `blocked ${between}`;
  const last = wrapped([said, ...(counts === '' ? [] : [counts])].join(': '), 0);
  const steps = verdict === 'safe' && changes ? [planText(plan)] : [];
  return [...findings.map(block), ...steps, last].join('\n');
}

function block({ stack, where, ...finding }: Finding): string {
  return findingText({ ...finding, where: [stack, where].filter(Boolean).join(' ') });
}
