import { configurationRule } from '../configuration-rule';
import { removedItems } from './removed-items';

export const queueRemoved = configurationRule({
  id: 'queue-removed',
  severity: 'blocker',
  why: 'A queue that is not listed loses its workers: nobody receives what it holds, and messages expire.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-architecture.html',
  compare: removedItems({
    kind: 'queue',
    where: 'queues',
    loses: 'messages',
    names: ({ queues }) => queues.map(({ name }) => name),
  }),
});
