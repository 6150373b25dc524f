import { AutoScalingClient, type Instance, paginateDescribeAutoScalingGroups } from '@aws-sdk/client-auto-scaling';
import type { ClientOptions } from './client-options';

/** Servers of the Auto Scaling groups of a stack. */
export async function serversOfStack(stack: string, options: ClientOptions): Promise<Instance[]> {
  const servers: Instance[] = [];
  for await (const page of paginateDescribeAutoScalingGroups({ client: new AutoScalingClient(options) }, {})) {
    // CloudFormation puts the name of the stack before the names it makes.
    const groups = (page.AutoScalingGroups ?? []).filter((group) =>
      group.AutoScalingGroupName?.startsWith(`${stack}-`),
    );
    servers.push(...groups.flatMap(({ Instances = [] }) => Instances));
  }
  return servers;
}
