import {
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns';
import type { ClientOptions } from '../../aws/client-options';
import { absent, type Row } from './row';

/**
 * A topic by its name, and whom it tells of what.
 *
 * @param unheard what to say when it tells nobody.
 */
export async function readTopic(name: string, unheard: string, options: ClientOptions): Promise<Row[]> {
  const client = new SNSClient(options);
  const { Topics = [] } = await client.send(new ListTopicsCommand({}));
  const arn = Topics.find(({ TopicArn }) => TopicArn?.endsWith(`:${name}`))?.TopicArn;
  if (!arn) return [absent('topic', name)];
  const { Subscriptions = [] } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn: arn }));
  const listeners = await Promise.all(Subscriptions.map((each) => listener(client, each)));
  return [{ what: 'topic', name, state: listeners.length === 0 ? unheard : `tells ${listeners.join(', ')}` }];
}

async function listener(client: SNSClient, { Endpoint = '', Protocol, SubscriptionArn }: Subscription) {
  if (Protocol !== 'sqs') return Endpoint;
  const { Attributes = {} } = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  const filter: Record<string, string[]> = JSON.parse(Attributes.FilterPolicy ?? '{}');
  const of = Object.entries(filter).map(([name, values]) => `${name} ${values.join(' or ')}`);
  const queue = Endpoint.split(':').at(-1);
  return of.length > 0 ? `${queue} of ${of.join(' and ')}` : queue;
}
