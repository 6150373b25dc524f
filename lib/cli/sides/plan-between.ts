import { blueprintOf } from '../../../stages';
import type { Config } from '../../config/config';
import { type Plan, planTransition } from '../../transition/plan/plan';
import { replacedIn } from '../../transition/replaced-in';
import type { Side } from '../../transition/side';
import type { Template } from '../../transition/template';

/** The deploys between two sides; the whole configurations on the way are left out. */
export function planBetween(from: Side, to: Side): Plan {
  const plan = planTransition(from, to, { templatesOf, replaced: replacedIn });
  return { ...plan, steps: plan.steps.map(({ config: _, ...step }) => step) };
}

function templatesOf(config: Config) {
  const { synthesize } = require('../../stacks/synthesize') as typeof import('../../stacks/synthesize');
  return Object.fromEntries(synthesize(blueprintOf(config)).map(({ name, template }) => [name, template as Template]));
}
