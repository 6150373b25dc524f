import { Aws, type CfnResource, Duration, Lazy } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { DomainSpec } from '../blueprint/blueprint';
import type { MachineImageSpec, SingleServerSpec } from '../blueprint/compute';
import type { DatabaseAccess } from '../blueprint/data';
import { certificatesSecretName, type Owner, serviceLogGroupName, topologyPath } from '../blueprint/names';
import type { Architecture } from '../catalog/instance-classes';
import { USER_DATA_MAX_BYTES, userData } from '../server/user-data';
import { acknowledge } from './acknowledge';
import { type Alarm, Alarms } from './alarms';
import { arnOf } from './arn';
import { serverAlarms } from './server-alarms';
import { type Permission, serverPermissions } from './server-permissions';
import { ServerRole } from './server-role';

/** The system, Docker and its images, in GiB. Nothing that must last is kept on it. */
const ROOT_VOLUME_GB = 16;

/** Time a new server has for its first word. It gives up by itself after 10 minutes. */
const START_TIMEOUT = Duration.minutes(15);

export interface SingleServerProps extends SingleServerSpec {
  readonly owner: Owner;
  readonly region: string;
  readonly databaseAccess: DatabaseAccess;
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  /** Allocation id of the Elastic IP. */
  readonly addressAllocation: string;
  readonly stackName: string;
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
    const { owner, region, databaseAccess, services, vpc, addressAllocation, stackName, domain } = props;

    const { role, policy } = new ServerRole(this, 'Role', {
      permissions: [...serverPermissions({ owner, region, databaseAccess, services }), ...ownPermissions(props)],
    });

    const script = () => {
      const { logicalId: groupLogicalId } = group.node.defaultChild as CfnResource;
      const topology = topologyPath(owner);
      const tls = domain && { domain: domain.name, certificatesSecret: certificatesSecretName(owner) };
      const logGroup = serviceLogGroupName(owner);
      const place = { region, topologyPath: topology, addressAllocation, stackName, groupLogicalId, logGroup };
      return userData({ services, ...place, ...(tls ? { tls } : {}) });
    };
    this.node.addValidation({ validate: () => tooLarge(script()) });
    const launchTemplate = new ec2.LaunchTemplate(this, 'LaunchTemplate', {
      instanceType: new ec2.InstanceType(props.instance),
      machineImage: machineImage(props.machineImage, props.architecture),
      role,
      securityGroup: props.securityGroup,
      associatePublicIpAddress: true,
      // Containers are one hop away from the instance: with a limit of 2 they get the role's credentials, by token only.
      requireImdsv2: true,
      httpPutResponseHopLimit: 2,
      blockDevices: [{ deviceName: '/dev/xvda', volume: rootVolume() }],
      // Lazy: the server reports to the group, and the group is made of this template.
      userData: ec2.UserData.custom(Lazy.string({ produce: script })),
    });
    launchTemplate.node.addDependency(policy);
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

function tooLarge(script: string): string[] {
  const bytes = Buffer.byteLength(script);
  if (bytes <= USER_DATA_MAX_BYTES) return [];
  return [
    `user data: ${bytes} bytes (at most ${USER_DATA_MAX_BYTES}); use fewer services or shorter environments and commands`,
  ];
}

/** What the server itself does, whatever runs on it. */
function ownPermissions({ owner, region, addressAllocation, domain }: SingleServerProps): Permission[] {
  return [
    { sid: 'ReportStart', actions: ['cloudformation:SignalResource'], resources: [Aws.STACK_ID] },
    {
      sid: 'Certificates',
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
      resources: domain ? [arnOf('secretsmanager', region, `secret:${certificatesSecretName(owner)}-??????`)] : [],
    },
    {
      sid: 'Logs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [arnOf('logs', region, `log-group:${serviceLogGroupName(owner)}:log-stream:*`)],
      wildcard: {
        because: 'Streams are named after the servers that write them.',
        instead: 'the one log group is named.',
      },
    },
    {
      sid: 'Metrics',
      actions: ['cloudwatch:PutMetricData', 'ec2:DescribeTags'],
      resources: ['*'],
      wildcard: {
        because: 'Neither action takes a resource.',
        instead: 'they write numbers and read tags, the group of this server among them.',
      },
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

function rootVolume(): ec2.BlockDeviceVolume {
  return ec2.BlockDeviceVolume.ebs(ROOT_VOLUME_GB, { volumeType: ec2.EbsDeviceVolumeType.GP3, encrypted: true });
}

/** The newest Amazon Linux 2023 is looked up when a server starts, not when templates are made: no deploy replaces it unasked. */
function machineImage(spec: MachineImageSpec, architecture: Architecture): ec2.IMachineImage {
  if (spec.kind === 'pinned')
    return {
      getImage: () => ({ imageId: spec.id, osType: ec2.OperatingSystemType.LINUX, userData: ec2.UserData.forLinux() }),
    };
  return ec2.MachineImage.resolveSsmParameterAtLaunch(
    `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
  );
}
