import type { Config } from '../../../config/config';
import { STEP_RULES } from './all';
import type { StepRule } from './step-rule';

/** More would be a rule that splits its own halves. */
const STEPS_MAX = 64;

/** A configuration to deploy on the way. */
export interface Between {
  readonly config: Config;
  /** What must have passed before the next deploy. @default - its end is enough */
  readonly wait?: string;
}

/** Configurations to deploy on the way from one to another, in order; none where one deploy will do. */
export function configurationsBetween(from: Config, to: Config, rules: readonly StepRule[] = STEP_RULES): Between[] {
  return split(from, to, rules, STEPS_MAX);
}

/** Ids of the findings of which one deploy from one to the other is blocked, and the deploys on the way are not. */
export function avoidedBetween(from: Config, to: Config): string[] {
  return STEP_RULES.flatMap(({ avoids, between }) => (avoids !== undefined && between(from, to) ? [avoids] : []));
}

function split(from: Config, to: Config, rules: readonly StepRule[], left: number): Between[] {
  for (const rule of rules) {
    const config = rule.between(from, to);
    if (!config) continue;
    if (left === 0) throw new Error(`the step rule ${rule.id} finds a step between its own steps`);
    const halt = { config, ...(rule.wait === undefined ? {} : { wait: rule.wait(to) }) };
    return [...split(from, config, rules, left - 1), halt, ...split(config, to, rules, left - 1)];
  }
  return [];
}
