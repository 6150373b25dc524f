import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteStackCommand,
  DescribeStackEventsCommand,
  type StackEvent,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { asked } from '../aws/failure';
import { OperationError } from '../aws/operation-error';
import { readStack, type Sender, type StandingStack } from '../aws/stack';
import type { StackRef } from '../blueprint/stacks';
import type { Clients } from './clients';

/** The stacks with what stands of each. */
export function standing(stacks: readonly StackRef[], clients: Clients): Promise<StandingStack[]> {
  return Promise.all(
    stacks.map(async (ref) => {
      const stack = await asked(`reading ${ref.name}`, readStack(ref.name, clients.cloudFormation(ref.region)));
      return { ...ref, ...(stack ? { stack } : {}) };
    }),
  );
}

/**
 * Deletes a stack, even one with termination protection, and waits until it is gone. Whether it may go is the caller's word.
 *
 * @throws OperationError that names what could not be deleted, and why.
 */
export async function deleteStack({ name, region, stack }: StandingStack, clients: Clients): Promise<void> {
  if (!stack) return;
  const client = clients.cloudFormation(region);
  const work = async () => {
    if (stack.terminationProtection)
      await client.send(
        new UpdateTerminationProtectionCommand({ StackName: stack.id, EnableTerminationProtection: false }),
      );
    await client.send(new DeleteStackCommand({ StackName: stack.id }));
    let now = stack;
    do {
      // Before the first look too: until CloudFormation begins, an earlier failure is what it shows.
      await sleep(clients.pollMs);
      const found = await readStack(stack.id, client);
      if (!found) return;
      now = found;
    } while (now.status !== 'DELETE_FAILED');
    throw await deletionFailed(name, stack.id, client);
  };
  await asked(`deleting ${name}`, work());
}

async function deletionFailed(name: string, id: string, client: Sender): Promise<OperationError> {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: id }));
  const failures = failedDeletions(StackEvents, name);
  return new OperationError(
    `${name} could not be deleted:\n${failures.map((line) => `  ${line}`).join('\n')}`,
    'remove what holds these, then run the same command again: it goes on where it stopped',
  );
}

/**
 * What the last deletion failed on, a line each.
 *
 * @param events the newest first, as CloudFormation lists them
 */
export function failedDeletions(events: readonly StackEvent[], name: string): string[] {
  const begun = events.findIndex(
    ({ LogicalResourceId, ResourceStatus }) => LogicalResourceId === name && ResourceStatus === 'DELETE_IN_PROGRESS',
  );
  return (begun < 0 ? events : events.slice(0, begun))
    .filter(({ ResourceStatus, LogicalResourceId }) => ResourceStatus === 'DELETE_FAILED' && LogicalResourceId !== name)
    .map(
      ({ LogicalResourceId, ResourceType, ResourceStatusReason = 'no reason given' }) =>
        `${ResourceType} ${LogicalResourceId}: ${ResourceStatusReason}`,
    );
}
