import { configurationRule } from '../configuration-rule';

export const reachedLowered = configurationRule({
  id: 'reached-lowered',
  severity: 'blocker',
  why: 'What an environment has once held data in stays, whatever its stage: `reached` never falls.',
  source: 'docs/adr/0007-rules-read-the-configuration.md',
  // A stage that falls as well is going back, of which another rule speaks.
  compare: (before, after) =>
    after.stage < before.stage || after.reached >= before.reached
      ? []
      : [
          {
            where: 'reached',
            problem: `falls from ${before.reached} to ${after.reached}: what holds data since stage ${before.reached} would leave the templates`,
            remedy: `keep reached: ${before.reached}`,
          },
        ],
});
