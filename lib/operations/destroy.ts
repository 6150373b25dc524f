import { OperationError } from '../aws/operation-error';
import { stackCondition } from '../aws/stack-condition';
import type { Blueprint } from '../blueprint/blueprint';
import type { Clients } from './clients';
import { type DestroyPlan, planDestroy } from './destroy-plan';
import { deleteLeftover } from './leftovers';
import { deleteStack } from './stacks';

export interface DestroyProps {
  readonly blueprint: Blueprint;
  /** Without it nothing is changed. */
  readonly yes: boolean;
  /** What somebody typed as the name of the environment; asked only where the plan is of a protected one. */
  readonly typedName: () => Promise<string | undefined>;
  readonly clients: Clients;
  /** Called with the plan before anything happens. */
  readonly onPlan: (plan: DestroyPlan) => void;
  readonly report: (line: string) => void;
}

/**
 * Deletes the stacks of an environment, one after the other. What their templates keep stays. Run again, it goes on where it
 * stopped. Without `yes` it only reads.
 *
 * @throws OperationError when a protected environment's name was not typed, or a stack can't be deleted.
 */
export async function destroy(props: DestroyProps): Promise<void> {
  const { blueprint, yes, typedName, clients, onPlan, report } = props;
  const plan = await planDestroy(blueprint, clients);
  onPlan(plan);
  if (!yes) return;
  if (plan.protected) refuseUnlessNamed(blueprint.environment, await typedName());
  refuseBusy(plan);
  for (const stack of plan.stacks.filter(({ fate }) => fate === 'delete')) {
    report(`deleting ${stack.name}`);
    await deleteStack(stack, clients);
  }
  for (const secret of plan.protected ? [] : plan.left.filter(({ ours }) => ours)) {
    report(`deleting the secret ${secret.name}`);
    await deleteLeftover(secret, clients);
  }
}

function refuseUnlessNamed(environment: string, typed: string | undefined): void {
  if (typed === environment) return;
  const given = typed === undefined ? 'its name was not typed' : `"${typed}" is not its name`;
  throw new OperationError(
    `${environment} is protected and ${given}: nothing was touched`,
    `to destroy it: --yes --confirm ${environment}`,
  );
}

function refuseBusy({ stacks }: DestroyPlan): void {
  const busy = stacks.filter(({ fate, stack }) => fate === 'delete' && stackCondition(stack?.status) === 'busy');
  if (busy.length === 0) return;
  const states = busy.map(({ name, stack }) => `${name} is ${stack?.status}`).join(', ');
  throw new OperationError(`${states}: nothing was touched`, 'wait until it is over');
}
