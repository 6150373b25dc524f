import { configurationRule } from '../configuration-rule';

export const goingBack = configurationRule({
  id: 'going-back',
  severity: 'blocker',
  why: 'Going back takes servers away, never data: `reached` says up to which stage there is data to keep.',
  source: 'docs/adr/0007-rules-read-the-configuration.md',
  compare: (before, after) =>
    after.stage >= before.stage || after.reached >= before.reached
      ? []
      : [
          {
            where: 'stage',
            problem: `goes back from ${before.stage} to ${after.stage}, and nothing says that there is data of stage ${before.reached} to keep`,
            remedy: `add reached: ${before.reached}`,
          },
        ],
});
