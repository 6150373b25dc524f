import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { StackRef } from '../blueprint/stacks';

/** A stack as it stands. */
export interface Stack {
  /** ARN: still answers when the stack is gone. */
  readonly id: string;
  /** CloudFormation's own word, e.g. `UPDATE_ROLLBACK_COMPLETE`. */
  readonly status: string;
  /** It can't be deleted before this is switched off. */
  readonly terminationProtection: boolean;
}

/** A client, or whatever stands in for one. */
export type Sender = Pick<CloudFormationClient, 'send'>;

/** A stack by its name or id; undefined when there is none. */
export async function readStack(name: string, client: Sender): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const [found] = Stacks;
    if (!found || found.StackStatus === 'DELETE_COMPLETE') return undefined;
    const { StackId: id = name, StackStatus: status = '', EnableTerminationProtection = false } = found;
    return { id, status, terminationProtection: EnableTerminationProtection };
  } catch (error) {
    // CloudFormation has no error of its own for this.
    if (/does not exist/.test((error as Error).message)) return undefined;
    throw error;
  }
}

/** A stack of an environment with what stands of it. */
export interface StandingStack extends StackRef {
  readonly stack?: Stack;
}
