import { DescribeAddressesCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { ClientOptions } from '../../aws/client-options';
import { absent, type Row } from './row';

/** Elastic IPs of a region. */
export async function readAddresses(options: ClientOptions): Promise<Row[]> {
  const { Addresses = [] } = await new EC2Client(options).send(new DescribeAddressesCommand({}));
  if (Addresses.length === 0) return [absent('address', 'Elastic IP')];
  return Addresses.map(({ PublicIp: name = '', InstanceId }) => ({
    what: 'address',
    name,
    state: InstanceId ? `at ${InstanceId}` : 'Elastic IP (servers do not boot here)',
  }));
}
