import { configurationRule } from '../configuration-rule';

export const protectionLost = configurationRule({
  id: 'protection-lost',
  severity: 'warning',
  why: 'Without protection one call deletes the stack with data, and the databases with it.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html',
  compare: (before, after) =>
    before.unprotected.trim() !== '' || after.unprotected.trim() === ''
      ? []
      : [
          {
            where: 'unprotected',
            problem: `becomes "${after.unprotected}": deleting the stacks would delete databases, tables, keys, secrets and backups`,
            remedy: 'remove unprotected, unless nobody would miss the data',
          },
        ],
});
