import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Sender } from './stack';

/** What a stack says of itself once it stands, by key. */
export async function readOutputs(stackId: string, client: Sender): Promise<Readonly<Record<string, string>>> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackId }));
  const outputs = Stacks[0]?.Outputs ?? [];
  return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}
