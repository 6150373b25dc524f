import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { WorkerGroupSpec } from '../blueprint/messaging';
import { type Alarm, Alarms } from './alarms';
import { loadAlarms } from './server-alarms';
import type { ServerPlace } from './server-launch-template';
import { WorkerGroup } from './worker-group';

export interface WorkersProps extends ServerPlace {
  readonly groups: readonly WorkerGroupSpec[];
  readonly securityGroup: ec2.ISecurityGroup;
}

/** The workers of a region, a group for each queue under the queue's own name. */
export class Workers extends Construct {
  readonly groupNames: readonly string[];
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: WorkersProps) {
    super(scope, id);
    const { groups, owner, region } = props;
    const made = groups.map((spec) => ({ spec, group: new WorkerGroup(this, spec.queue, { ...props, ...spec }) }));
    this.groupNames = made.map(({ group }) => group.groupName);
    this.alarms = made.flatMap(({ spec, group }) => loadAlarms(spec.container.name, group.groupName));
    new Alarms(this, 'Alarm', { owner, region, alarms: this.alarms });
  }
}
