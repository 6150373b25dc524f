import { Duration } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { type ServerLaunchTemplateProps, START_TIMEOUT, serverLaunchTemplate } from './server-launch-template';

/** Until a new server does its full work; before, its numbers don't count. */
const WARM_UP = Duration.minutes(3);

/** A server is replaced by one of the newest image, with all security updates, before it is older than this. */
const LIFETIME = Duration.days(14);

export interface ServerFleetProps extends Omit<ServerLaunchTemplateProps, 'address'> {
  readonly vpc: ec2.IVpc;
  readonly size: { readonly min: number; readonly max: number };
  /** @default - EC2 says whether a server is well */
  readonly healthChecks?: autoscaling.HealthChecks;
}

/**
 * Equal servers in three zones without addresses of their own, below `scope`. A new image rolls through them: each new server
 * must report health before an old one goes, and the whole is rolled back when one does not.
 */
export function serverFleet(scope: Construct, props: ServerFleetProps): autoscaling.AutoScalingGroup {
  const { vpc, size, healthChecks } = props;
  const launchTemplate = serverLaunchTemplate(scope, { ...props, address: 'private' });
  const group = new autoscaling.AutoScalingGroup(scope, 'Group', {
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    launchTemplate,
    // No desired number: scaling owns it, and a deploy would set it back.
    minCapacity: size.min,
    maxCapacity: size.max,
    maxInstanceLifetime: LIFETIME,
    defaultInstanceWarmup: WARM_UP,
    // A server that must go is replaced first.
    minHealthyPercentage: 100,
    maxHealthyPercentage: 200,
    ...(healthChecks ? { healthChecks } : {}),
    // Of no servers none reports.
    ...(size.min > 0 ? { signals: autoscaling.Signals.waitForMinCapacity({ timeout: START_TIMEOUT }) } : {}),
    updatePolicy: autoscaling.UpdatePolicy.rollingUpdate({
      // CloudFormation wants room below the maximum.
      minInstancesInService: Math.min(size.min, size.max - 1),
      maxBatchSize: Math.max(1, Math.ceil(size.min / 2)),
      pauseTime: START_TIMEOUT,
      waitOnResourceSignals: true,
    }),
  });
  acknowledge(group, {
    control: 'AwsSolutions-AS3',
    because: 'Servers come and go with the load, and nobody acts on each.',
    instead: 'the alarms of the group.',
  });
  return group;
}
