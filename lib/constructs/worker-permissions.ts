import type { QueueSpec } from '../blueprint/messaging';
import { type Owner, queueName } from '../blueprint/names';
import { arnOf } from './arn';
import type { Permission } from './server-permissions';

/** What a worker does with its own queue, and with itself when it must go. */
export function workerPermissions({
  owner,
  region,
  queue,
  stackName,
}: {
  owner: Owner;
  region: string;
  queue: QueueSpec;
  stackName: string;
}): Permission[] {
  return [
    {
      sid: 'WorkOnQueue',
      actions: [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ReceiveMessage',
      ],
      resources: [arnOf('sqs', region, queueName(owner, queue.name, queue.order))],
    },
    {
      sid: 'LeaveWhenDone',
      actions: ['autoscaling:CompleteLifecycleAction'],
      resources: [arnOf('autoscaling', region, `autoScalingGroup:*:autoScalingGroupName/${stackName}-*`)],
      wildcard: {
        because: 'A group can not be named in a policy that its own servers need before it stands.',
        instead: 'only groups of this stack are meant, and only their leaving.',
      },
    },
  ];
}
