import type { InterruptionRow } from '../interruption';
import { GROUP, isWorkers } from './way-in';

const HOOKS = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html';

export const MESSAGING_INTERRUPTIONS: readonly InterruptionRow[] = [
  {
    type: GROUP,
    actions: ['roll', 'replace'],
    when: isWorkers,
    kind: 'none',
    seconds: 0,
    what: 'tasks wait in their queues while workers are replaced',
    source: HOOKS,
  },
  {
    type: GROUP,
    actions: ['remove'],
    when: isWorkers,
    kind: 'none',
    seconds: 0,
    what: 'tasks wait in their queues, and nobody works on them',
    source: HOOKS,
  },
  {
    type: 'AWS::SQS::Queue',
    actions: ['replace', 'remove'],
    when: ({ retained }) => !retained,
    kind: 'minutes',
    seconds: 300,
    what: 'messages in a queue are lost, and sending to it fails',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html',
  },
];
