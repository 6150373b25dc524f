import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { ServerGroupSpec } from '../blueprint/compute';
import { SERVICE_PORT } from '../blueprint/ports';
import { userData } from '../server/user-data';
import { attributes } from './load-balancer';
import { serverFleet } from './server-fleet';
import { logicalIdOf, type ServerPlace, START_TIMEOUT, toldTo } from './server-launch-template';
import { ownPermissions, serverPermissions } from './server-permissions';

/** Load at which the group grows. */
const CPU_PERCENT = 60;
/** Share of what a server carries at most. */
const REQUESTS_SHARE = 0.7;

export interface ServerGroupProps extends ServerGroupSpec, ServerPlace {
  readonly securityGroup: ec2.ISecurityGroup;
}

/** Servers that run one service, in three zones, with a role of their own; a target group of the load balancer. */
export class ServerGroup extends Construct {
  readonly groupName: string;
  readonly targetGroupArn: string;
  /** As metrics and scaling policies call it: `targetgroup/<name>/<id>`. */
  readonly targetGroupFullName: string;
  private readonly group: autoscaling.AutoScalingGroup;
  private readonly requestsPerSecond: number | undefined;

  constructor(scope: Construct, id: string, props: ServerGroupProps) {
    super(scope, id);
    const { owner, region, service, servers, drainSeconds, vpc } = props;

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
    this.group = serverFleet(this, {
      ...props,
      permissions: [...serverPermissions({ ...props, containers: [service] }), ...ownPermissions({ owner, region })],
      script: () =>
        userData({
          ...toldTo(props),
          groupLogicalId: logicalIdOf(this.group),
          work: { from: 'load-balancer', service, port: SERVICE_PORT },
        }),
      size: servers,
      // A server that does not answer is as good as none.
      healthChecks: autoscaling.HealthChecks.withAdditionalChecks({
        additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
        gracePeriod: START_TIMEOUT,
      }),
    });
    (this.group.node.defaultChild as autoscaling.CfnAutoScalingGroup).targetGroupArns = [targetGroup.ref];
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
