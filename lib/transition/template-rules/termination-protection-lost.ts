import type { TemplateRule } from '../template-rule';

export const terminationProtectionLost: TemplateRule = {
  id: 'termination-protection-lost',
  severity: 'blocker',
  why: 'Termination protection is what refuses to delete a whole stack, which deletes whatever no policy keeps.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html',
  check: ({ pairs }) =>
    pairs.flatMap(({ before, after }) => {
      if (before.terminationProtection !== true || after.terminationProtection !== false) return [];
      const holdsData = [...before.resources.values()].some(({ stateful }) => stateful);
      return {
        severity: holdsData ? 'blocker' : 'warning',
        stack: before.name,
        where: 'termination protection',
        problem: 'is switched off: the whole stack could be deleted',
        remedy: 'leave it on; in a configuration, remove unprotected',
      } as const;
    }),
};
