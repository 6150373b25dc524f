import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { DomainSpec } from '../blueprint/blueprint';
import type { SingleServerSpec } from '../blueprint/compute';
import { certificatesSecretName } from '../blueprint/names';
import { userData } from '../server/user-data';
import { acknowledge } from './acknowledge';
import { type Alarm, Alarms } from './alarms';
import { arnOf } from './arn';
import { serverAlarms } from './server-alarms';
import { logicalIdOf, type ServerPlace, START_TIMEOUT, serverLaunchTemplate, toldTo } from './server-launch-template';
import { ownPermissions, type Permission, serverPermissions } from './server-permissions';

export interface SingleServerProps extends SingleServerSpec, ServerPlace {
  readonly securityGroup: ec2.ISecurityGroup;
  /** Allocation id of the Elastic IP. */
  readonly addressAllocation: string;
  /** With it the server has HTTPS. */
  readonly domain?: DomainSpec;
}

/**
 * One server that runs every service: an Auto Scaling group of one, so that a dead server is replaced by itself. During an
 * update a second one starts beside it and must be healthy before the first goes. Its address is an Elastic IP.
 */
export class SingleServer extends Construct {
  /** Name of the Auto Scaling group. */
  readonly groupName: string;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: SingleServerProps) {
    super(scope, id);
    const { owner, region, services, vpc, addressAllocation, domain } = props;

    const tls = domain && { domain: domain.name, certificatesSecret: certificatesSecretName(owner) };
    const launchTemplate = serverLaunchTemplate(this, {
      ...props,
      permissions: [
        ...serverPermissions({ ...props, containers: services }),
        ...ownPermissions({ owner, region }),
        ...entrancePermissions(props),
      ],
      address: 'public',
      script: () =>
        userData({
          ...toldTo(props),
          groupLogicalId: logicalIdOf(group),
          work: { from: 'address', services, allocation: addressAllocation, ...(tls ? { tls } : {}) },
        }),
    });
    const group = new autoscaling.AutoScalingGroup(this, 'Group', {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      launchTemplate,
      minCapacity: 1,
      // Room for the next server beside the present one.
      maxCapacity: 2,
      signals: autoscaling.Signals.waitForCount(1, { timeout: START_TIMEOUT }),
      updatePolicy: autoscaling.UpdatePolicy.rollingUpdate({
        minInstancesInService: 1,
        maxBatchSize: 1,
        pauseTime: START_TIMEOUT,
        waitOnResourceSignals: true,
      }),
    });
    this.groupName = group.autoScalingGroupName;
    this.alarms = serverAlarms('server', this.groupName);
    new Alarms(this, 'Alarm', { owner, region, alarms: this.alarms });
    acknowledge(group, {
      control: 'AwsSolutions-AS3',
      because: 'A group of one starts a server when the last one died or a release came, and nobody acts on either.',
      instead: 'the alarms of the server.',
    });
  }
}

/** What a server does that the world comes to directly. */
function entrancePermissions({ owner, region, addressAllocation, domain }: SingleServerProps): Permission[] {
  return [
    {
      sid: 'Certificates',
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
      resources: domain ? [arnOf('secretsmanager', region, `secret:${certificatesSecretName(owner)}-??????`)] : [],
    },
    {
      sid: 'SeeAddresses',
      actions: ['ec2:DescribeAddresses'],
      resources: ['*'],
      wildcard: { because: 'The action takes no resource.', instead: 'it only reads who has which address.' },
    },
    {
      sid: 'TakeTheOneAddress',
      actions: ['ec2:AssociateAddress'],
      resources: [`elastic-ip/${addressAllocation}`, 'instance/*', 'network-interface/*'].map((name) =>
        arnOf('ec2', region, name),
      ),
      wildcard: {
        because:
          'The call names address, instance and network interface, and a server does not know its own before it starts.',
        instead: 'the one address is named, so no other can be moved.',
      },
    },
  ].filter(({ resources }) => resources.length > 0);
}
