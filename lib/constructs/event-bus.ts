import { Aws } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import type { EventSpec, QueueSpec } from '../blueprint/messaging';
import { deadLetterQueueName, eventBusName, type Owner, queueName, UNDELIVERED } from '../blueprint/names';
import { acknowledge } from './acknowledge';
import { arnOf } from './arn';
import { keep } from './keep';
import { DEAD_LETTER_DAYS, mayBeSentBy } from './queues';
import { tlsOnly } from './tls-only';

/** Time for which an event can be announced again, in days; as long as dead letters are kept. */
const ARCHIVE_DAYS = DEAD_LETTER_DAYS;

export interface EventBusProps {
  readonly owner: Owner;
  readonly region: string;
  readonly events: readonly EventSpec[];
  readonly queues: readonly QueueSpec[];
  /** Regions that hear of what is announced here. */
  readonly to: readonly string[];
  readonly protection: ProtectionSpec;
}

/**
 * The bus of a region. An event goes to the buses of all other regions, and from every bus into the queues of its region. It
 * is passed on once, by the region in which it was announced: a rule takes only what bears the name of its own region, and what
 * is replayed from an archive stays where it is. Stateful: announcers know the bus by its name, and the archive has the events.
 */
export class EventBus extends Construct {
  constructor(scope: Construct, id: string, props: EventBusProps) {
    super(scope, id);
    const { owner, region, to, protection } = props;
    const name = eventBusName(owner);
    const bus = new events.CfnEventBus(this, 'Bus', { name });
    keep(bus, protection);
    const archive = new events.CfnArchive(this, 'Archive', {
      archiveName: name,
      sourceArn: arnOf('events', region, `event-bus/${name}`),
      retentionDays: ARCHIVE_DAYS,
    });
    archive.addResourceDependency(bus);
    keep(archive, protection);

    for (const { event, queue } of this.subscriptions(props)) {
      const rule = new events.CfnRule(this, `${event}-${queue.name}`, {
        eventBusName: name,
        eventPattern: { 'detail-type': [event] },
        targets: [
          {
            id: 'queue',
            arn: arnOf('sqs', region, queueName(owner, queue.name, queue.order)),
            deadLetterConfig: { arn: arnOf('sqs', region, deadLetterQueueName(owner, queue.name, queue.order)) },
          },
        ],
      });
      rule.addResourceDependency(bus);
    }
    const undelivered = this.undelivered(props);
    if (to.length > 0 && props.events.length > 0) this.passOn(props, bus, undelivered);
  }

  private subscriptions({ events, queues }: EventBusProps) {
    return events.flatMap((event) =>
      event.queues.flatMap((name) => {
        const queue = queues.find((each) => each.name === name);
        return queue ? [{ event: event.name, queue }] : [];
      }),
    );
  }

  private passOn(
    { owner, region, to, events: all }: EventBusProps,
    bus: events.CfnEventBus,
    undelivered: sqs.CfnQueue,
  ): void {
    const busIn = (other: string) => arnOf('events', other, `event-bus/${eventBusName(owner)}`);
    const role = new iam.Role(this, 'PassOnRole', {
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        PassOn: new iam.PolicyDocument({
          statements: [new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: to.map(busIn) })],
        }),
      },
    });
    for (const other of to) {
      const rule = new events.CfnRule(this, `To-${other}`, {
        eventBusName: eventBusName(owner),
        eventPattern: {
          'detail-type': all.map(({ name }) => name),
          region: [region],
          'replay-name': [{ exists: false }],
        },
        targets: [
          { id: 'bus', arn: busIn(other), roleArn: role.roleArn, deadLetterConfig: { arn: undelivered.attrArn } },
        ],
      });
      rule.addResourceDependency(bus);
    }
  }

  /** A queue for what the bus of another region did not take within a day. */
  private undelivered({ owner, region, protection }: EventBusProps): sqs.CfnQueue {
    const name = queueName(owner, UNDELIVERED, 'best-effort');
    const queueArn = arnOf('sqs', region, name);
    const queue = new sqs.CfnQueue(this, 'Undelivered', {
      queueName: name,
      sqsManagedSseEnabled: true,
      messageRetentionPeriod: DEAD_LETTER_DAYS * 86_400,
    });
    keep(queue, protection);
    acknowledge(queue, {
      control: 'AwsSolutions-SQS3',
      because: 'It is a queue for dead letters: of rules, which the control does not see.',
      instead: 'an alarm tells of the first one.',
    });
    new sqs.CfnQueuePolicy(this, 'UndeliveredPolicy', {
      queues: [queue.ref],
      policyDocument: new iam.PolicyDocument({
        statements: [
          mayBeSentBy('Events', 'events', queueArn, {
            ArnLike: [arnOf('events', region, `rule/${eventBusName(owner)}/*`)],
          }),
          tlsOnly(['sqs:*'], [queueArn]),
        ],
      }),
    });
    return queue;
  }
}
