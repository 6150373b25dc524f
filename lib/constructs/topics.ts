import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import type { TopicSpec } from '../blueprint/messaging';
import { deadLetterQueueName, type Owner, queueName, topicName } from '../blueprint/names';
import { arnOf } from './arn';
import { keep } from './keep';
import { tlsOnly } from './tls-only';

/** The key that SNS has in every account: free, and whoever may publish may use it. */
const KEY_OF_THE_SERVICE = 'alias/aws/sns';

export interface TopicsProps {
  readonly owner: Owner;
  readonly region: string;
  readonly topics: readonly TopicSpec[];
  readonly protection: ProtectionSpec;
}

/**
 * Topics that deliver a copy of each message to the queues that want it. A filter goes by attributes of the message. What
 * can't be delivered goes where the queue's own dead letters are. Stateful: publishers know a topic by its name.
 */
export class Topics extends Construct {
  constructor(scope: Construct, id: string, { owner, region, topics, protection }: TopicsProps) {
    super(scope, id);
    for (const { name, subscribers } of topics) {
      const own = new Construct(this, name);
      const topic = new sns.CfnTopic(own, 'Topic', {
        topicName: topicName(owner, name),
        kmsMasterKeyId: KEY_OF_THE_SERVICE,
      });
      keep(topic, protection);
      const topicArn = arnOf('sns', region, topicName(owner, name));
      new sns.CfnTopicPolicy(own, 'Policy', {
        topics: [topic.ref],
        policyDocument: new iam.PolicyDocument({ statements: [tlsOnly(['sns:Publish'], [topicArn])] }),
      });
      for (const { queue, filter } of subscribers) {
        const dead = deadLetterQueueName(owner, queue, 'best-effort');
        new sns.CfnSubscription(own, `To-${queue}`, {
          topicArn: topic.ref,
          protocol: 'sqs',
          endpoint: arnOf('sqs', region, queueName(owner, queue, 'best-effort')),
          rawMessageDelivery: true,
          redrivePolicy: { deadLetterTargetArn: arnOf('sqs', region, dead) },
          ...(filter ? { filterPolicy: filter } : {}),
        });
      }
    }
  }
}
