import { shownSecret, withSecret } from '../../origin-secret';
import type { StepRule } from './step-rule';

/** More at once is a slip: nobody wants so many deploys. */
const RAISES_MAX = 8;

export const originSecretByOne: StepRule = {
  id: 'origin-secret-by-one',
  why: 'A load balancer takes the newest secret and the one before, and is deployed before the CDN, which until then shows its old one.',
  source: 'docs/adr/0009-the-door-behind-the-cdn.md',
  between(from, to) {
    const [shown, wanted] = [shownSecret(from), shownSecret(to)];
    if (shown === undefined || wanted === undefined) return undefined;
    const raises = wanted - shown;
    return raises > 1 && raises <= RAISES_MAX ? withSecret(to, shown + 1) : undefined;
  },
};
