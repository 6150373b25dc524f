import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import type { ClientOptions } from '../../aws/client-options';
import { absent, type Row } from './row';

/** Servers of the groups of a stack. */
export async function readServers(stack: string, options: ClientOptions): Promise<Row[]> {
  const { AutoScalingGroups = [] } = await new AutoScalingClient(options).send(
    new DescribeAutoScalingGroupsCommand({}),
  );
  // CloudFormation puts the name of the stack before the names it makes.
  const groups = AutoScalingGroups.filter(({ AutoScalingGroupName: name }) => name?.startsWith(`${stack}-`));
  const servers = groups.flatMap((group) => group.Instances ?? []);
  if (servers.length === 0) return [absent('server', stack)];
  return servers.map(({ InstanceId: name = '', InstanceType, AvailabilityZone, LifecycleState }) => ({
    what: 'server',
    name,
    state: `${InstanceType} in ${AvailabilityZone}, ${LifecycleState}`,
  }));
}
