import { configurationRule } from '../configuration-rule';
import { listedInBoth } from './listed-in-both';

export const queueRetention = configurationRule({
  id: 'queue-retention',
  severity: 'warning',
  why: 'A shorter retention holds for messages that wait already: SQS deletes those that are older.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
  compare: (before, after) =>
    listedInBoth(before.queues, after.queues)
      .filter(([old, next]) => old.retentionDays > next.retentionDays)
      .map(([old, next, i]) => ({
        where: `queues[${i}].retentionDays`,
        problem: `shortens from ${old.retentionDays} to ${next.retentionDays}: older messages of ${next.name} are deleted`,
        remedy: `keep retentionDays: ${old.retentionDays}, or let its workers catch up first`,
      })),
});
