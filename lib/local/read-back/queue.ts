import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ClientOptions } from '../../aws/client-options';
import { unlessMissing } from '../../aws/unless-missing';
import { absent, type Row } from './row';

const DAY_SECONDS = 86_400;

/** A queue by its name. */
export async function readQueue(name: string, options: ClientOptions): Promise<Row[]> {
  const client = new SQSClient(options);
  const found = await unlessMissing(client.send(new GetQueueUrlCommand({ QueueName: name })), 'QueueDoesNotExist');
  if (!found) return [absent('queue', name)];
  const command = new GetQueueAttributesCommand({ QueueUrl: found.QueueUrl, AttributeNames: ['All'] });
  const { Attributes = {} } = await client.send(command);
  const { VisibilityTimeout, MessageRetentionPeriod, FifoQueue, RedrivePolicy } = Attributes;
  const state = [
    `hides ${VisibilityTimeout} s`,
    `keeps ${Number(MessageRetentionPeriod) / DAY_SECONDS} days`,
    ...(FifoQueue === 'true' ? ['in order'] : []),
    ...(RedrivePolicy ? [afterwards(RedrivePolicy)] : []),
  ];
  return [{ what: 'queue', name, state: state.join(', ') }];
}

function afterwards(policy: string): string {
  const { maxReceiveCount, deadLetterTargetArn } = JSON.parse(policy);
  return `after ${maxReceiveCount} tries to ${deadLetterTargetArn.split(':').at(-1)}`;
}
