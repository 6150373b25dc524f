import { configurationRule } from '../configuration-rule';
import { listedInBoth } from './listed-in-both';

export const queueOrder = configurationRule({
  id: 'queue-order',
  severity: 'blocker',
  why: "A queue can't begin or cease to keep the order: CloudFormation would replace it, under another name.",
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html',
  compare: (before, after) =>
    listedInBoth(before.queues, after.queues)
      .filter(([old, next]) => old.fifo !== next.fifo)
      .map(([old, next, i]) => ({
        where: `queues[${i}].fifo`,
        problem: `changes from ${old.fifo} to ${next.fifo}: ${next.name} would be replaced, and its messages lost`,
        remedy: `keep fifo: ${old.fifo}, and add another queue with fifo: ${next.fifo}`,
      })),
});
