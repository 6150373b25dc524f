import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import type { NatSpec } from '../blueprint/compute';
import type { NetworkSpec } from '../blueprint/network';
import { type Acknowledgement, acknowledge } from './acknowledge';
import { keep } from './keep';

export interface ThreeTierVpcProps extends NetworkSpec {
  readonly nat: NatSpec;
  readonly protection: ProtectionSpec;
  /** Name of the log group of the traffic, where it is logged. */
  readonly flowLogGroupName: string;
}

/**
 * A VPC whose subnets never change: three tiers in three zones with fixed sizes. New tiers go to the end of the list, into
 * the third of the block that is still free; any other change would replace subnets, and all that stands in them.
 */
export class ThreeTierVpc extends Construct {
  readonly vpc: ec2.Vpc;

  constructor(scope: Construct, id: string, props: ThreeTierVpcProps) {
    super(scope, id);
    const { cidr, zones, nat, natAddresses, protection, flowLogs, flowLogGroupName } = props;

    // Apart from the gateways: others know these addresses, so they stay when the gateways go, and come back with them.
    const addresses = Array.from({ length: natAddresses }, (_, i) => {
      const address = new ec2.CfnEIP(this, `NatAddress${i + 1}`, { domain: 'vpc' });
      keep(address, protection);
      return address.attrAllocationId;
    });
    const gateways = { none: 0, one: 1, 'per-zone': zones.length }[nat.kind];

    this.vpc = new ec2.Vpc(this, 'Vpc', {
      // One object per VPC: a shared one would go on allocating where the first VPC ended.
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      availabilityZones: [...zones],
      natGateways: gateways,
      natGatewayProvider: ec2.NatProvider.gateway({ eipAllocationIds: addresses.slice(0, gateways) }),
      // Emptying the default group takes a custom resource with a Lambda; no resource of ours is in it.
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        // A server asks for its address in its launch template; nothing gets one by merely being here.
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 20, mapPublicIpOnLaunch: false },
        { name: 'Application', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
        { name: 'Data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 22 },
      ],
      // Free, and they keep this traffic off NAT gateways later.
      gatewayEndpoints: {
        S3: { service: ec2.GatewayVpcEndpointAwsService.S3 },
        DynamoDb: { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB },
      },
    });
    acknowledge(this.vpc, ...VPC_FINDINGS, ...(flowLogs === 'none' ? NO_FLOW_LOGS : []));

    if (flowLogs === 'cloudwatch') {
      const logGroup = new logs.LogGroup(this, 'FlowLogGroup', {
        logGroupName: flowLogGroupName,
        retention: logs.RetentionDays.ONE_MONTH,
      });
      this.vpc.addFlowLog('FlowLog', { destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup) });
    }
  }
}

const VPC_FINDINGS: readonly Acknowledgement[] = [
  {
    control: 'CloudFormation-Validate::W3010',
    because: 'Zones are chosen once, in the configuration.',
    instead: 'a rule checks them; any other way could reorder them and replace every subnet.',
  },
  {
    control: 'NIST.800.53.R5-VPCDefaultSecurityGroupClosed',
    because: 'Emptying the default security group takes a custom resource with a Lambda function.',
    instead: 'nothing of the kit is in that group.',
  },
  {
    control: 'NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW',
    because: 'The public subnets hold what the world may reach: the single server, later the load balancer and NAT.',
    instead: 'databases, caches and servers behind the balancer stand in subnets without such a route.',
  },
];

const FLOW_LOGS_OFF = {
  because: 'Flow logs cost by volume, and network.flowLogs is off.',
  instead: 'set network.flowLogs: true to have them.',
};

const NO_FLOW_LOGS: readonly Acknowledgement[] = ['AwsSolutions-VPC7', 'NIST.800.53.R5-VPCFlowLogsEnabled'].map(
  (control) => ({ control, ...FLOW_LOGS_OFF }),
);
