import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { ClientOptions } from './client-options';

/** Whose credentials these are. */
export interface Caller {
  readonly account: string;
  /** User, or role with the name of its session. */
  readonly arn: string;
}

export async function caller(options: ClientOptions): Promise<Caller> {
  const { Account = '', Arn = '' } = await new STSClient(options).send(new GetCallerIdentityCommand({}));
  return { account: Account, arn: Arn };
}

/** The account that the credentials belong to. */
export async function callerAccount(options: ClientOptions): Promise<string> {
  return (await caller(options)).account;
}

/** Whether an environment may be touched with credentials of `actual`: the configuration may name the account. */
export function accountVerdict(actual: string, wanted: string | undefined): 'right' | 'wrong' | 'any' {
  if (wanted === undefined) return 'any';
  return actual === wanted ? 'right' : 'wrong';
}
