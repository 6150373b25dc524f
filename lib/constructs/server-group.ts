import { Duration } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { ServerGroupSpec } from '../blueprint/compute';
import { serviceLogGroupName, topologyPath } from '../blueprint/names';
import { SERVICE_PORT } from '../blueprint/ports';
import { userData } from '../server/user-data';
import { acknowledge } from './acknowledge';
import { attributes } from './load-balancer';
import { logicalIdOf, type ServerPlace, START_TIMEOUT, serverLaunchTemplate } from './server-launch-template';
import { ownPermissions, serverPermissions } from './server-permissions';

/** Until a new server does its full work; before, its numbers don't count. */
const WARM_UP = Duration.minutes(3);

/** A server is replaced by one of the newest image, with all security updates, before it is older than this. */
const LIFETIME = Duration.days(14);

/** Load at which the group grows. */
const CPU_PERCENT = 60;
/** Share of what a server carries at most. */
const REQUESTS_SHARE = 0.7;

export interface ServerGroupProps extends ServerGroupSpec, ServerPlace {
  readonly securityGroup: ec2.ISecurityGroup;
}

/**
 * Servers that run one service, in three zones, with a role of their own. A new image rolls through the group: each new server
 * must report health before an old one goes, and the whole is rolled back when one does not.
 */
export class ServerGroup extends Construct {
  readonly groupName: string;
  readonly targetGroupArn: string;
  /** As metrics and scaling policies call it: `targetgroup/<name>/<id>`. */
  readonly targetGroupFullName: string;
  private readonly group: autoscaling.AutoScalingGroup;
  private readonly requestsPerSecond: number | undefined;

  constructor(scope: Construct, id: string, props: ServerGroupProps) {
    super(scope, id);
    const { owner, region, databaseAccess, cacheSecretName, service, servers, drainSeconds, vpc, stackName } = props;

    const targetGroup = new elbv2.CfnTargetGroup(this, 'TargetGroup', {
      vpcId: vpc.vpcId,
      protocol: 'HTTP',
      port: SERVICE_PORT,
      targetType: 'instance',
      healthCheckPath: service.healthPath,
      healthCheckIntervalSeconds: 10,
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 3,
      targetGroupAttributes: attributes({
        'deregistration_delay.timeout_seconds': drainSeconds,
        'load_balancing.algorithm.type': 'least_outstanding_requests',
      }),
    });
    const launchTemplate = serverLaunchTemplate(this, {
      ...props,
      permissions: [
        ...serverPermissions({ owner, region, databaseAccess, cacheSecretName, services: [service] }),
        ...ownPermissions({ owner, region }),
      ],
      address: 'private',
      script: () =>
        userData({
          services: [service],
          region,
          topologyPath: topologyPath(owner),
          logGroup: serviceLogGroupName(owner),
          stackName,
          groupLogicalId: logicalIdOf(this.group),
          entrance: { kind: 'load-balancer', port: SERVICE_PORT },
        }),
    });
    this.group = new autoscaling.AutoScalingGroup(this, 'Group', {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      launchTemplate,
      // No desired number: scaling owns it, and a deploy would set it back.
      minCapacity: servers.min,
      maxCapacity: servers.max,
      maxInstanceLifetime: LIFETIME,
      defaultInstanceWarmup: WARM_UP,
      // A server that must go is replaced first.
      minHealthyPercentage: 100,
      maxHealthyPercentage: 200,
      healthChecks: autoscaling.HealthChecks.withAdditionalChecks({
        additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
        gracePeriod: START_TIMEOUT,
      }),
      signals: autoscaling.Signals.waitForMinCapacity({ timeout: START_TIMEOUT }),
      updatePolicy: autoscaling.UpdatePolicy.rollingUpdate({
        // CloudFormation wants room below the maximum.
        minInstancesInService: Math.min(servers.min, servers.max - 1),
        maxBatchSize: Math.max(1, Math.ceil(servers.min / 2)),
        pauseTime: START_TIMEOUT,
        waitOnResourceSignals: true,
      }),
    });
    (this.group.node.defaultChild as autoscaling.CfnAutoScalingGroup).targetGroupArns = [targetGroup.ref];
    acknowledge(this.group, {
      control: 'AwsSolutions-AS3',
      because: 'Servers come and go with the load, and nobody acts on each.',
      instead: 'the alarms of the group.',
    });
    this.requestsPerSecond = props.requestsPerSecond;
    this.groupName = this.group.autoScalingGroupName;
    this.targetGroupArn = targetGroup.ref;
    this.targetGroupFullName = targetGroup.attrTargetGroupFullName;
    this.group.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: CPU_PERCENT });
  }

  /**
   * Grows and shrinks with the requests too, where the configuration says how many a server carries.
   *
   * @param balancer full name of the load balancer
   * @param rule what makes the group a target of the balancer: without it, AWS refuses the policy
   */
  scaleOnRequests(balancer: string, rule: Construct): void {
    if (this.requestsPerSecond === undefined) return;
    const policy = new autoscaling.TargetTrackingScalingPolicy(this, 'Requests', {
      autoScalingGroup: this.group,
      predefinedMetric: autoscaling.PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET,
      resourceLabel: `${balancer}/${this.targetGroupFullName}`,
      // The metric counts by the minute.
      targetValue: Math.max(1, Math.round(this.requestsPerSecond * 60 * REQUESTS_SHARE)),
    });
    policy.node.addDependency(rule);
  }
}
