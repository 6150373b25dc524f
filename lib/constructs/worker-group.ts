import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { QueueSpec, WorkerGroupSpec } from '../blueprint/messaging';
import { queueName } from '../blueprint/names';
import { userData } from '../server/user-data';
import { type BacklogProps, scaleOnBacklog } from './backlog-scaling';
import { serverFleet } from './server-fleet';
import { logicalIdOf, type ServerPlace, toldTo } from './server-launch-template';
import { ownPermissions, serverPermissions } from './server-permissions';
import { workerPermissions } from './worker-permissions';

/** Until a server notices that it must go, and back, in seconds. */
const NOTICE_SECONDS = 120;

/** Longest time for which Auto Scaling waits without a word. Source: Amazon EC2 Auto Scaling API, "PutLifecycleHook" (2026-11). */
const WAIT_MAX_SECONDS = 7200;

export interface WorkerGroupProps extends WorkerGroupSpec, ServerPlace {
  readonly securityGroup: ec2.ISecurityGroup;
}

/**
 * Servers that each run one container, which empties a queue; nobody calls them. There are as many as keep the oldest message
 * young enough. One that must go finishes its message first.
 */
export class WorkerGroup extends Construct {
  readonly groupName: string;
  private readonly group: autoscaling.AutoScalingGroup;

  constructor(scope: Construct, id: string, props: WorkerGroupProps) {
    super(scope, id);
    const { owner, region, container, workers, handlerSeconds, oldestMessageSeconds } = props;
    const queue = queueOf(props);

    this.group = serverFleet(this, {
      ...props,
      permissions: [
        ...serverPermissions({ ...props, containers: [container] }),
        ...workerPermissions({ ...props, queue }),
        ...ownPermissions({ owner, region }),
      ],
      script: () =>
        userData({
          ...toldTo(props),
          groupLogicalId: logicalIdOf(this.group),
          work: { from: 'queue', container, queue: queue.name, handlerSeconds },
        }),
      size: workers,
    });
    this.groupName = this.group.autoScalingGroupName;
    new autoscaling.CfnLifecycleHook(this, 'Drain', {
      autoScalingGroupName: this.groupName,
      lifecycleHookName: 'drain',
      lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      heartbeatTimeout: Math.min(handlerSeconds + NOTICE_SECONDS, WAIT_MAX_SECONDS),
      defaultResult: 'CONTINUE',
    });
    const backlog: BacklogProps = {
      queueName: queueName(owner, queue.name, queue.order),
      handlerSeconds,
      oldestMessageSeconds,
      fromZero: workers.min === 0,
    };
    scaleOnBacklog(this, this.group, backlog);
  }
}

function queueOf({ queue, queues }: WorkerGroupProps): QueueSpec {
  const found = queues.find(({ name }) => name === queue);
  if (!found) throw new Error(`there is no queue ${queue}`);
  return found;
}
