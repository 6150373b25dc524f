import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { LoadBalancedSpec } from '../blueprint/compute';
import type { DatabaseAccess } from '../blueprint/data';
import type { Owner } from '../blueprint/names';
import { type Alarm, Alarms } from './alarms';
import { balancerAlarms, targetAlarms } from './balancer-alarms';
import { LoadBalancer } from './load-balancer';
import { loadAlarms } from './server-alarms';
import { ServerGroup } from './server-group';

export interface LoadBalancedServersProps extends LoadBalancedSpec {
  readonly owner: Owner;
  readonly region: string;
  readonly databaseAccess: DatabaseAccess;
  /** Secret of the cache, which services may read. @default - there is no cache */
  readonly cacheSecretName?: string;
  readonly vpc: ec2.IVpc;
  readonly balancerSecurityGroup: ec2.ISecurityGroup;
  readonly serverSecurityGroup: ec2.ISecurityGroup;
  readonly certificateArn?: string;
  readonly logBucket: string;
  readonly stackName: string;
}

/** A load balancer over a group of servers for each service, each under the service's own name. */
export class LoadBalancedServers extends Construct {
  readonly balancer: LoadBalancer;
  readonly groupNames: readonly string[];
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: LoadBalancedServersProps) {
    super(scope, id);
    const { owner, region, vpc, groups, balancerSecurityGroup, serverSecurityGroup, certificateArn } = props;

    this.balancer = new LoadBalancer(this, 'LoadBalancer', {
      ...props.balancer,
      vpc,
      securityGroup: balancerSecurityGroup,
      logBucket: props.logBucket,
      ...(certificateArn === undefined ? {} : { certificateArn }),
    });
    const { databaseAccess, cacheSecretName, stackName } = props;
    const common = {
      owner,
      region,
      databaseAccess,
      cacheSecretName,
      vpc,
      securityGroup: serverSecurityGroup,
      stackName,
    };
    const made = groups.map((spec) => ({
      spec,
      name: spec.service.name,
      group: new ServerGroup(this, spec.service.name, { ...spec, ...common }),
    }));
    const rules = this.balancer.route(
      made.map(({ name, spec, group }) => ({
        name,
        route: spec.service.route,
        targetGroupArn: group.targetGroupArn,
      })),
    );
    for (const [i, { spec, group }] of made.entries()) group.scaleOnRequests(this.balancer.fullName, rules[i]!, spec);

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
