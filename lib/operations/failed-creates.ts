import { asked } from '../aws/failure';
import { readStack, type StandingStack } from '../aws/stack';
import { stackCondition } from '../aws/stack-condition';
import type { Clients } from './clients';
import { deleteStack } from './stacks';

/** Stacks that are left over from a first creation that failed: nothing is in them, and they stand in the way of the next. */
export function failedCreates(stacks: readonly StandingStack[]): StandingStack[] {
  return stacks.filter(({ stack }) => stackCondition(stack?.status) === 'failed-create');
}

/** Deletes what is left over from a first creation that failed, and nothing that ever worked. The last made goes first. */
export async function clearFailedCreates(
  stacks: readonly StandingStack[],
  clients: Clients,
  report: (line: string) => void,
): Promise<void> {
  for (const failed of failedCreates(stacks).reverse()) {
    // Looked at once more: since the plan somebody may have made it work.
    const look = readStack(failed.name, clients.cloudFormation(failed.region));
    const stack = await asked(`reading ${failed.name}`, look);
    if (!stack || failedCreates([{ ...failed, stack }]).length === 0) continue;
    report(`deleting ${failed.name}, which is ${stack.status}: its first creation failed`);
    await deleteStack({ ...failed, stack }, clients);
  }
}
