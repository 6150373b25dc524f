import { configurationRule } from '../configuration-rule';

export const account = configurationRule({
  id: 'account',
  severity: 'blocker',
  why: 'Nothing moves between accounts: in another one the same names stand for new, empty resources.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacks.html',
  // One that is added or removed changes what is refused, not where the data lies.
  compare: (before, after) =>
    before.account === undefined || after.account === undefined || before.account === after.account
      ? []
      : [
          {
            where: 'account',
            problem: `changes from ${before.account} to ${after.account}, which has none of the data`,
            remedy: `keep account: "${before.account}"`,
          },
        ],
});
