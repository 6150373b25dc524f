import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  type ResourceChange,
} from '@aws-sdk/client-cloudformation';
import { asked } from './asked';
import type { Sender } from './deployed-stacks';
import { OperationError } from './operation-error';

export interface ChangeSetRequest {
  readonly stack: string;
  /** Name of the change set; nothing else may have it. */
  readonly name: string;
  readonly template: unknown;
  /** Parameters of the running stack, which keep their values. */
  readonly parameters: readonly string[];
}

/** Largest template that CloudFormation takes in a request, in bytes. Source: CloudFormation User Guide, "Quotas". */
const BODY_MAX_BYTES = 51_200;

/** How often and how long CloudFormation is asked whether it is done. */
const POLL_MS = 2_000;
const POLLS_MAX = 150;

/**
 * What CloudFormation itself says that a template would change. The change set is never executed, and deleted afterwards.
 *
 * @param sleep waits between two questions. @default - really
 */
export async function changeSetOf(
  client: Sender,
  { stack, name, template, parameters }: ChangeSetRequest,
  sleep = (ms: number) => new Promise((done) => setTimeout(done, ms)),
): Promise<ResourceChange[]> {
  const TemplateBody = JSON.stringify(template);
  if (Buffer.byteLength(TemplateBody) > BODY_MAX_BYTES) {
    const remedy = `see it with: npx cdk diff ${stack}`;
    throw new OperationError(`the template of ${stack} is too large to ask for a change set without a bucket`, remedy);
  }
  const declared = Object.keys((template as { Parameters?: object }).Parameters ?? {});
  const target = { StackName: stack, ChangeSetName: name };
  const create = new CreateChangeSetCommand({
    ...target,
    ChangeSetType: 'UPDATE',
    TemplateBody,
    Parameters: declared
      .filter((key) => parameters.includes(key))
      .map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
    Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
  });
  await asked(client.send(create));
  try {
    return await changesOf(client, target, sleep);
  } finally {
    await asked(client.send(new DeleteChangeSetCommand(target)));
  }
}

type Target = { readonly StackName: string; readonly ChangeSetName: string };

async function changesOf(
  client: Sender,
  target: Target,
  sleep: (ms: number) => Promise<unknown>,
): Promise<ResourceChange[]> {
  const first = await finished(client, target, sleep);
  if (first.Status === 'FAILED') return nothingChanges(first, target);
  const changes: ResourceChange[] = [];
  let page = first;
  for (;;) {
    changes.push(...(page.Changes ?? []).flatMap(({ ResourceChange }) => ResourceChange ?? []));
    const { NextToken } = page;
    if (!NextToken) return changes;
    page = await asked(client.send(new DescribeChangeSetCommand({ ...target, NextToken })));
  }
}

async function finished(client: Sender, target: Target, sleep: (ms: number) => Promise<unknown>) {
  for (let polls = 0; polls < POLLS_MAX; polls += 1) {
    const described = await asked(client.send(new DescribeChangeSetCommand(target)));
    if (!/PENDING|IN_PROGRESS/.test(described.Status ?? '')) return described;
    await sleep(POLL_MS);
  }
  throw new OperationError(
    `the change set of ${target.StackName} is not ready after ${(POLL_MS * POLLS_MAX) / 60_000} minutes`,
  );
}

/** CloudFormation calls it a failure when there is nothing to do. */
function nothingChanges(
  { StatusReason = '' }: DescribeChangeSetCommandOutput,
  { StackName }: Target,
): ResourceChange[] {
  if (/didn't contain changes|No updates are to be performed/i.test(StatusReason)) return [];
  throw new OperationError(`CloudFormation refuses the change of ${StackName}: ${StatusReason}`);
}
