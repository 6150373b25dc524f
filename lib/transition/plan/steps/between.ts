import type { Config } from '../../../config/config';
import { STEP_RULES } from './all';
import type { StepRule } from './step-rule';

/** More would be a rule that splits its own halves. */
const STEPS_MAX = 32;

/** Configurations to deploy on the way from one to another, in order; none where one deploy will do. */
export function configurationsBetween(from: Config, to: Config, rules: readonly StepRule[] = STEP_RULES): Config[] {
  return split(from, to, rules, STEPS_MAX);
}

function split(from: Config, to: Config, rules: readonly StepRule[], left: number): Config[] {
  for (const rule of rules) {
    const halt = rule.between(from, to);
    if (!halt) continue;
    if (left === 0) throw new Error(`the step rule ${rule.id} finds a step between its own steps`);
    return [...split(from, halt, rules, left - 1), halt, ...split(halt, to, rules, left - 1)];
  }
  return [];
}
