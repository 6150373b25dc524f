import { type CfnResource, Duration, Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { MachineImageSpec, MachineSpec } from '../blueprint/compute';
import type { DatabaseAccess } from '../blueprint/data';
import type { QueueSpec } from '../blueprint/messaging';
import { type Owner, serviceLogGroupName, topologyPath } from '../blueprint/names';
import type { Architecture } from '../catalog/instance-classes';
import { USER_DATA_MAX_BYTES } from '../server/user-data';
import type { Permission } from './server-permissions';
import { ServerRole } from './server-role';

/** The system, Docker and its images, in GiB. Nothing that must last is kept on it. */
const ROOT_VOLUME_GB = 16;

/** Time a new server has for its first word. It gives up by itself after 10 minutes. */
export const START_TIMEOUT = Duration.minutes(15);

/** Where servers stand, and what they are told: the same for every group of a region. */
export interface ServerPlace {
  readonly owner: Owner;
  readonly region: string;
  readonly databaseAccess: DatabaseAccess;
  /** Secrets that every container may read, by name: those of the cache and the like. */
  readonly commonSecrets: readonly string[];
  /** Every queue of the region. */
  readonly queues: readonly QueueSpec[];
  /** Table that says which keys live on which shard. @default - all live on one */
  readonly shardMapTable?: string;
  /** Bus on which everything that runs may announce events. @default - there is none */
  readonly eventBus?: string;
  readonly vpc: ec2.IVpc;
  /** Stack of the group, to which a new server reports. */
  readonly stackName: string;
}

/** What the user data of every server of a place says. */
export function toldTo({ owner, region, stackName }: ServerPlace) {
  return { region, stackName, topologyPath: topologyPath(owner), logGroup: serviceLogGroupName(owner) };
}

export interface ServerLaunchTemplateProps extends MachineSpec {
  readonly securityGroup: ec2.ISecurityGroup;
  readonly permissions: readonly Permission[];
  readonly address: 'public' | 'private';
  /** What a new server runs. It is asked for late: the server reports to a group that is made of this template. */
  readonly script: () => string;
}

/** What every new server of a group is like, below `scope` together with its role. Too long a script fails the synth. */
export function serverLaunchTemplate(scope: Construct, props: ServerLaunchTemplateProps): ec2.LaunchTemplate {
  const { instance, architecture, machineImage, securityGroup, permissions, address, script } = props;
  const { role, policies } = new ServerRole(scope, 'Role', { permissions });
  scope.node.addValidation({ validate: () => tooLarge(script()) });
  const launchTemplate = new ec2.LaunchTemplate(scope, 'LaunchTemplate', {
    instanceType: new ec2.InstanceType(instance),
    machineImage: imageOf(machineImage, architecture),
    role,
    securityGroup,
    associatePublicIpAddress: address === 'public',
    // Containers are one hop away from the instance: with a limit of 2 they get the role's credentials, by token only.
    requireImdsv2: true,
    httpPutResponseHopLimit: 2,
    blockDevices: [{ deviceName: '/dev/xvda', volume: rootVolume() }],
    userData: ec2.UserData.custom(Lazy.string({ produce: script })),
  });
  launchTemplate.node.addDependency(...policies);
  return launchTemplate;
}

/** Logical id of the one resource that a construct is about. */
export const logicalIdOf = (construct: Construct): string => (construct.node.defaultChild as CfnResource).logicalId;

function tooLarge(script: string): string[] {
  const bytes = Buffer.byteLength(script);
  if (bytes <= USER_DATA_MAX_BYTES) return [];
  return [
    `user data: ${bytes} bytes (at most ${USER_DATA_MAX_BYTES}); use fewer services or shorter environments and commands`,
  ];
}

function rootVolume(): ec2.BlockDeviceVolume {
  return ec2.BlockDeviceVolume.ebs(ROOT_VOLUME_GB, { volumeType: ec2.EbsDeviceVolumeType.GP3, encrypted: true });
}

/** The newest Amazon Linux 2023 is looked up when a server starts, not when templates are made: no deploy replaces it unasked. */
function imageOf(spec: MachineImageSpec, architecture: Architecture): ec2.IMachineImage {
  if (spec.kind === 'pinned')
    return {
      getImage: () => ({ imageId: spec.id, osType: ec2.OperatingSystemType.LINUX, userData: ec2.UserData.forLinux() }),
    };
  return ec2.MachineImage.resolveSsmParameterAtLaunch(
    `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
  );
}
