import {
  type CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { asked } from './asked';

/** What reads CloudFormation: a client, or what stands in for one in a test. */
export type Sender = Pick<CloudFormationClient, 'send'>;

export interface DeployedStack {
  readonly name: string;
  readonly account?: string;
  readonly terminationProtection: boolean;
  readonly parameters: Readonly<Record<string, string>>;
  /** The template as it was sent, JSON or YAML. */
  readonly body: string;
}

/** Statuses of a stack that has no template, or none any more. */
const WITHOUT_TEMPLATE = ['REVIEW_IN_PROGRESS', 'DELETE_COMPLETE'];

/** The running stacks of a region that `wanted` picks, with their templates. */
export async function deployedStacks(client: Sender, wanted: (stack: Stack) => boolean): Promise<DeployedStack[]> {
  const stacks: Stack[] = [];
  let NextToken: string | undefined;
  do {
    const page = await asked(client.send(new DescribeStacksCommand(NextToken ? { NextToken } : {})));
    stacks.push(...(page.Stacks ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  const running = stacks.filter((stack) => wanted(stack) && !WITHOUT_TEMPLATE.includes(stack.StackStatus ?? ''));
  const found: DeployedStack[] = [];
  for (const stack of running) found.push(await withTemplate(client, stack));
  return found;
}

async function withTemplate(client: Sender, stack: Stack): Promise<DeployedStack> {
  const { StackName: name = '', StackId, EnableTerminationProtection, Parameters = [] } = stack;
  const { TemplateBody = '' } = await asked(
    client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' })),
  );
  const account = StackId?.split(':')[4];
  return {
    name,
    ...(account ? { account } : {}),
    terminationProtection: EnableTerminationProtection === true,
    parameters: Object.fromEntries(
      Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]),
    ),
    body: TemplateBody,
  };
}
