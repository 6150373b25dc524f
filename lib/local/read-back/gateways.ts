import { DescribeNatGatewaysCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { ClientOptions } from '../../aws/client-options';
import { absent, type Row } from './row';

/** NAT gateways of a region. */
export async function readGateways(options: ClientOptions): Promise<Row[]> {
  const { NatGateways = [] } = await new EC2Client(options).send(new DescribeNatGatewaysCommand({}));
  if (NatGateways.length === 0) return [absent('nat', 'NAT gateway')];
  return NatGateways.map(({ NatGatewayId: name = '', SubnetId, NatGatewayAddresses = [], State }) => ({
    what: 'nat',
    name,
    state: `${NatGatewayAddresses.map(({ PublicIp }) => PublicIp).join(', ')} in ${SubnetId}, ${State}`,
  }));
}
