import { ListSubscriptionsByTopicCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import type { ClientOptions } from '../../aws/client-options';
import { absent, type Row } from './row';

/** A topic by its name. */
export async function readTopic(name: string, options: ClientOptions): Promise<Row[]> {
  const client = new SNSClient(options);
  const { Topics = [] } = await client.send(new ListTopicsCommand({}));
  const arn = Topics.find(({ TopicArn }) => TopicArn?.endsWith(`:${name}`))?.TopicArn;
  if (!arn) return [absent('topic', name)];
  const { Subscriptions = [] } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn: arn }));
  const listeners = Subscriptions.map(({ Endpoint }) => Endpoint).join(', ');
  return [{ what: 'topic', name, state: listeners === '' ? 'nobody listens: set alarms.email' : `tells ${listeners}` }];
}
