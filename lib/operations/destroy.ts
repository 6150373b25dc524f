import { OperationError } from '../aws/operation-error';
import { stackCondition } from '../aws/stack-condition';
import type { Blueprint } from '../blueprint/blueprint';
import type { Clients } from './clients';
import type { DestroyPlan } from './destroy-plan';
import { deleteLeftover } from './leftovers';
import { deleteStack } from './stacks';

export interface DestroyProps {
  readonly blueprint: Blueprint;
  readonly plan: DestroyPlan;
  /** What somebody typed as the name of the environment. */
  readonly confirmed?: string;
  readonly clients: Clients;
  readonly report: (line: string) => void;
}

/**
 * Does what the plan says, a stack after the other. What the templates keep stays. Run again, it goes on where it stopped.
 *
 * @throws OperationError when a protected environment's name was not typed, or a stack can't be deleted.
 */
export async function destroy({ blueprint, plan, confirmed, clients, report }: DestroyProps): Promise<void> {
  const { environment } = blueprint;
  if (plan.protected && confirmed !== environment) {
    const given = confirmed === undefined ? 'its name was not typed' : `"${confirmed}" is not its name`;
    throw new OperationError(
      `${environment} is protected and ${given}: nothing was touched`,
      `to destroy it: --yes --confirm ${environment}`,
    );
  }
  const going = plan.stacks.filter(({ fate }) => fate === 'delete');
  const busy = going.filter(({ stack }) => stackCondition(stack?.status) === 'busy');
  if (busy.length > 0) {
    const states = busy.map(({ name, stack }) => `${name} is ${stack?.status}`).join(', ');
    throw new OperationError(`${states}: nothing was touched`, 'wait until it is over');
  }
  for (const stack of going) {
    report(`deleting ${stack.name}`);
    await deleteStack(stack, clients);
  }
  for (const secret of plan.protected ? [] : plan.left.filter(({ ours }) => ours)) {
    report(`deleting the secret ${secret.name}`);
    await deleteLeftover(secret, clients);
  }
}
