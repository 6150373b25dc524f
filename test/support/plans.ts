import { type Plan, type PlanOptions, type PlanStep, planTransition } from '../../lib/transition/plan/plan';
import type { Side } from '../../lib/transition/side';
import type { Template } from '../../lib/transition/template';
import { DOMAIN, exampleConfig } from './config';
import { fakeSide, fakeTemplates, template } from './fake-templates';

export type ConfigChange = Parameters<typeof exampleConfig>[0];

/** The plan from one example to another, both with a domain unless they say otherwise. */
export function planOf(
  before: ConfigChange,
  after: ConfigChange,
  options: PlanOptions = { templatesOf: fakeTemplates },
): Plan {
  const [from, to] = [before, after].map((change) => fakeSide(exampleConfig({ domain: DOMAIN, ...change })));
  return planTransition(from as Side, to as Side, options);
}

/** The one step that leads from some resources to others. */
export function stepBetween(
  from: Template['Resources'],
  to: Template['Resources'],
  options: PlanOptions = {},
): PlanStep {
  const [a, b] = [from, to].map((resources) => ({ shownAs: '', templates: { Stack: template(resources) } }));
  return planTransition(a as Side, b as Side, options).steps[0]!;
}
