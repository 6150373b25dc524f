import type { StackFacts } from '../../transition/side';

/** Account and region of a stack. CDK writes `unknown-…` for what is not chosen before the deploy. */
export function place(account: string | undefined, region: string | undefined): StackFacts {
  return {
    ...(account && account !== 'unknown-account' ? { account } : {}),
    ...(region && region !== 'unknown-region' ? { region } : {}),
  };
}
