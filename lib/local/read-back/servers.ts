import type { ClientOptions } from '../../aws/client-options';
import { serversOfStack } from '../../aws/servers-of-stack';
import { absent, type Row } from './row';

/** Servers of the groups of a stack. */
export async function readServers(stack: string, options: ClientOptions): Promise<Row[]> {
  const servers = await serversOfStack(stack, options);
  if (servers.length === 0) return [absent('server', stack)];
  return servers.map(({ InstanceId: name = '', InstanceType, AvailabilityZone, LifecycleState }) => ({
    what: 'server',
    name,
    state: `${InstanceType} in ${AvailabilityZone}, ${LifecycleState}`,
  }));
}
