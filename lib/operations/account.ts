import { accountVerdict, firstAnswer } from '../aws/account';
import { asked } from '../aws/failure';
import { OperationError } from '../aws/operation-error';
import type { Blueprint } from '../blueprint/blueprint';
import { regionsOf } from '../blueprint/stacks';
import type { Clients } from './clients';

/** The account that an operation would touch. */
export interface GuardedAccount {
  readonly id: string;
  /** The configuration names it; otherwise any account would do. */
  readonly named: boolean;
}

/**
 * The account of the credentials, if it is the one that the configuration means.
 *
 * @param regions of which one is asked: the first that is not away. @default - those of the environment
 * @throws OperationError when it is another, or nobody is signed in.
 */
export async function guardAccount(
  blueprint: Blueprint,
  clients: Pick<Clients, 'account'>,
  regions: readonly string[] = regionsOf(blueprint),
): Promise<GuardedAccount> {
  const { account, environment } = blueprint;
  const whose = firstAnswer(regions, (region) => clients.account(region));
  const id = await asked('asking whose credentials these are', whose);
  if (accountVerdict(id, account) === 'wrong') {
    throw new OperationError(
      `these credentials are of account ${id}, and ${environment} belongs to ${account}: nothing was touched`,
      'sign in to that account, or choose its profile with AWS_PROFILE',
    );
  }
  return { id, named: account !== undefined };
}
