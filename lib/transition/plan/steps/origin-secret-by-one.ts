import { originSecretStep } from '../../configuration-rules/origin-secret-step';
import { shownSecret, withSecret } from '../../origin-secret';
import type { StepRule } from './step-rule';

/** More at once is a slip: nobody wants so many deploys. */
const RAISES_MAX = 8;

export const originSecretByOne: StepRule = {
  id: 'origin-secret-by-one',
  why: originSecretStep.why,
  source: originSecretStep.source,
  avoids: originSecretStep.id,
  between(from, to) {
    const [shown, wanted] = [shownSecret(from), shownSecret(to)];
    if (shown === undefined || wanted === undefined) return undefined;
    const raises = wanted - shown;
    return raises > 1 && raises <= RAISES_MAX ? withSecret(to, shown + 1) : undefined;
  },
};
