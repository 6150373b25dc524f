import { configurationRule } from '../configuration-rule';
import { shownSecret } from '../origin-secret';

export const originSecretStep = configurationRule({
  id: 'origin-secret-step',
  severity: 'blocker',
  why: 'A load balancer takes the newest secret and the one before, and is deployed before the CDN, which until then shows its old one.',
  source: 'docs/adr/0009-the-door-behind-the-cdn.md',
  compare(before, after) {
    const [shown, next] = [shownSecret(before), shownSecret(after)];
    if (shown === undefined || next === undefined || next === shown || next === shown + 1) return [];
    const taken = next === 1 ? '1' : `${next} and ${next - 1}`;
    return [
      {
        where: 'edge.originSecretVersion',
        problem: `${next > shown ? 'rises' : 'falls'} from ${shown} to ${next}: load balancers would take ${taken}, and refuse everyone until the CDN shows ${next} instead of ${shown}`,
        remedy:
          next > shown
            ? `raise it to ${shown + 1} and deploy, and so on by one`
            : `keep originSecretVersion: ${shown}; for another secret raise it to ${shown + 1}`,
      },
    ];
  },
});
