import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { LoadBalancedSpec } from '../blueprint/compute';
import { type Alarm, Alarms } from './alarms';
import { balancerAlarms, targetAlarms } from './balancer-alarms';
import { LoadBalancer } from './load-balancer';
import { loadAlarms } from './server-alarms';
import { ServerGroup } from './server-group';
import type { ServerPlace } from './server-launch-template';

export interface LoadBalancedServersProps extends LoadBalancedSpec, ServerPlace {
  readonly balancerSecurityGroup: ec2.ISecurityGroup;
  readonly serverSecurityGroup: ec2.ISecurityGroup;
  readonly certificateArn?: string;
  readonly logBucket: string;
  readonly unavailablePage: boolean;
}

/** A load balancer over a group of servers for each service, each under the service's own name. */
export class LoadBalancedServers extends Construct {
  readonly balancer: LoadBalancer;
  readonly groupNames: readonly string[];
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: LoadBalancedServersProps) {
    super(scope, id);
    const { balancer, groups, balancerSecurityGroup, serverSecurityGroup, certificateArn, ...rest } = props;
    const { logBucket, unavailablePage, ...place } = rest;
    const { owner, region, vpc } = place;

    this.balancer = new LoadBalancer(this, 'LoadBalancer', {
      ...balancer,
      owner,
      vpc,
      securityGroup: balancerSecurityGroup,
      logBucket,
      unavailablePage,
      ...(certificateArn === undefined ? {} : { certificateArn }),
    });
    const made = groups.map((spec) => ({
      ...spec.service,
      group: new ServerGroup(this, spec.service.name, { ...spec, ...place, securityGroup: serverSecurityGroup }),
    }));
    const rules = this.balancer.route(
      made.map(({ name, route, healthPath, group }) => ({
        name,
        route,
        healthPath,
        targetGroupArn: group.targetGroupArn,
      })),
    );
    for (const [i, { group }] of made.entries()) group.scaleOnRequests(this.balancer.fullName, rules[i]!);

    this.groupNames = made.map(({ group }) => group.groupName);
    this.alarms = [
      ...balancerAlarms(this.balancer.fullName),
      ...made.flatMap(({ name, group }) => [
        ...targetAlarms(name, this.balancer.fullName, group.targetGroupFullName),
        ...loadAlarms(`service-${name}`, group.groupName),
      ]),
    ];
    new Alarms(this, 'Alarm', { owner, region, alarms: this.alarms });
  }
}
