import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { ClientOptions } from './client-options';
import { isAway } from './failure';

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

/**
 * The answer of the first of some regions that has one: it is the same in all of them, and one of them may be away.
 *
 * @throws what the first one threw, when none answers.
 */
export async function firstAnswer<T>(regions: readonly string[], ask: (region: string) => Promise<T>): Promise<T> {
  const [region, ...others] = regions;
  try {
    return await ask(region ?? '');
  } catch (error) {
    if (!isAway(error) || others.length === 0) throw error;
    return firstAnswer(others, ask).catch((later) => Promise.reject(isAway(later) ? error : later));
  }
}

/** Whether an environment may be touched with credentials of `actual`: the configuration may name the account. */
export function accountVerdict(actual: string, wanted: string | undefined): 'right' | 'wrong' | 'any' {
  if (wanted === undefined) return 'any';
  return actual === wanted ? 'right' : 'wrong';
}
