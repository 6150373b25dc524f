import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { ClientOptions } from './client-options';

/** The account that the credentials belong to. */
export async function callerAccount(options: ClientOptions): Promise<string> {
  const { Account = '' } = await new STSClient(options).send(new GetCallerIdentityCommand({}));
  return Account;
}

/** Whether an environment may be touched with credentials of `actual`: the configuration may name the account. */
export function accountVerdict(actual: string, wanted: string | undefined): 'right' | 'wrong' | 'any' {
  if (wanted === undefined) return 'any';
  return actual === wanted ? 'right' : 'wrong';
}
