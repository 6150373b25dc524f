import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import type { EventSpec, QueueSpec, TopicSpec } from '../blueprint/messaging';
import { deadLetterQueueName, eventBusName, type Owner, queueName, topicName } from '../blueprint/names';
import { arnOf } from './arn';
import { keep } from './keep';
import { tlsOnly } from './tls-only';

const DAY_SECONDS = 86_400;

/** For as long as SQS can: somebody has to look at them. Source: Amazon SQS Developer Guide, "Message quotas" (2026-11). */
export const DEAD_LETTER_DAYS = 14;

export interface QueuesProps {
  readonly owner: Owner;
  readonly region: string;
  readonly queues: readonly QueueSpec[];
  /** Topics that deliver to them. */
  readonly topics: readonly TopicSpec[];
  /** Events that are delivered to them. */
  readonly events: readonly EventSpec[];
  readonly protection: ProtectionSpec;
}

/** Queues, each with one for the messages that nobody could work on. Stateful: the name and the order are for ever. */
export class Queues extends Construct {
  private readonly urls = new Map<string, string>();

  constructor(scope: Construct, id: string, { owner, region, queues, topics, events, protection }: QueuesProps) {
    super(scope, id);
    for (const { name, order, visibilitySeconds, maxReceives, retentionDays } of queues) {
      const names = { main: queueName(owner, name, order), dead: deadLetterQueueName(owner, name, order) };
      const senders = topics
        .filter(({ subscribers }) => subscribers.some(({ queue }) => queue === name))
        .map((topic) => arnOf('sns', region, topicName(owner, topic.name)));
      const hearsEvents = events.some((event) => event.queues.includes(name));
      const rules = hearsEvents ? [arnOf('events', region, `rule/${eventBusName(owner)}/*`)] : [];
      const own = new Construct(this, name);
      const make = (role: 'Queue' | 'Dead', queue: string, props: sqs.CfnQueueProps) => {
        const made = new sqs.CfnQueue(own, role, {
          queueName: queue,
          sqsManagedSseEnabled: true,
          ...(order === 'fifo' ? FIFO : {}),
          ...props,
        });
        keep(made, protection);
        new sqs.CfnQueuePolicy(own, `${role}Policy`, {
          queues: [made.ref],
          policyDocument: accessPolicy(arnOf('sqs', region, queue), senders, rules),
        });
        return made;
      };
      const dead = make('Dead', names.dead, {
        messageRetentionPeriod: DEAD_LETTER_DAYS * DAY_SECONDS,
        redriveAllowPolicy: {
          redrivePermission: 'byQueue',
          sourceQueueArns: [arnOf('sqs', region, names.main)],
        },
      });
      const main = make('Queue', names.main, {
        visibilityTimeout: visibilitySeconds,
        messageRetentionPeriod: retentionDays * DAY_SECONDS,
        receiveMessageWaitTimeSeconds: LONG_POLL_SECONDS,
        redrivePolicy: { deadLetterTargetArn: dead.attrArn, maxReceiveCount: maxReceives },
      });
      this.urls.set(name, main.ref);
    }
  }

  url(queue: string): string {
    const url = this.urls.get(queue);
    if (url === undefined) throw new Error(`there is no queue ${queue}`);
    return url;
  }
}

/** Whoever asks waits for a message: an empty answer costs as much as a full one. */
const LONG_POLL_SECONDS = 20;

/** The order is kept, and a message taken once, within a group; groups don't slow each other down. */
const FIFO: Partial<sqs.CfnQueueProps> = {
  fifoQueue: true,
  contentBasedDeduplication: true,
  deduplicationScope: 'messageGroup',
  fifoThroughputLimit: 'perMessageGroupId',
};

function accessPolicy(queueArn: string, topicArns: readonly string[], ruleArns: readonly string[]): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [
      ...(topicArns.length > 0 ? [mayBeSentBy('Topics', 'sns', queueArn, { ArnEquals: topicArns })] : []),
      ...(ruleArns.length > 0 ? [mayBeSentBy('Events', 'events', queueArn, { ArnLike: ruleArns })] : []),
      tlsOnly(['sqs:*'], [queueArn]),
    ],
  });
}

/** Lets a service of AWS send to a queue, on behalf of what has these ARNs. */
export function mayBeSentBy(
  sid: string,
  service: 'sns' | 'events',
  queueArn: string,
  sources: { readonly ArnEquals: readonly string[] } | { readonly ArnLike: readonly string[] },
): iam.PolicyStatement {
  const [[operator, arns]] = Object.entries(sources) as [[string, readonly string[]]];
  return new iam.PolicyStatement({
    sid,
    principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
    actions: ['sqs:SendMessage'],
    resources: [queueArn],
    conditions: { [operator]: { 'aws:SourceArn': arns } },
  });
}
