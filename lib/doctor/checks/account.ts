import { accountVerdict, callerAccount, firstAnswer } from '../../aws/account';
import { regionsOf } from '../../blueprint/stacks';
import { ask } from '../ask';
import type { Answer, Check } from '../check';

/** Whether the credentials belong to the account that the configuration means. */
export const account: Check = {
  id: 'account',
  asks: 'aws',
  run: ({ blueprint, options }) =>
    ask('the account', undefined, async () => [
      judge(await firstAnswer(regionsOf(blueprint), (region) => callerAccount(options(region))), blueprint.account),
    ]),
};

export function judge(actual: string, wanted: string | undefined): Answer {
  switch (accountVerdict(actual, wanted)) {
    case 'right':
      return { state: 'ok', what: `${actual}, as the configuration says` };
    case 'any':
      return {
        state: 'warning',
        what: `the credentials are of ${actual}, and the configuration names no account: any would do`,
        remedy: `write account: "${actual}" if that is the one`,
      };
    case 'wrong':
      return {
        state: 'problem',
        what: `the credentials are of ${actual}, the configuration says ${wanted}`,
        remedy: 'sign in to that account, or choose its profile with AWS_PROFILE',
      };
  }
}
