import type { Replaced } from './plan/changes';
import { replacementsIn } from './replacement';
import { resolveStack } from './resolve';

/** What CloudFormation would replace, by the same reading of templates as the rules: for the plan. */
export const replacedIn: Replaced = (name, before, after) => {
  const found = replacementsIn()({ before: resolveStack(name, before), after: resolveStack(name, after) });
  return new Set(
    [...found].filter(([, all]) => all.some(({ effect }) => effect === 'replaced')).map(([logicalId]) => logicalId),
  );
};
