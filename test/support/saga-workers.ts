import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Topology } from '../../lib/topology/contract';
import { handle, type Kind, type Order, type Row } from './order-saga';

/** Where something may go wrong: before anything is written, or between the transaction and the announcement. */
export type Moment = 'before-writing' | 'before-announcing';

export interface Attempt {
  readonly queue: string;
  readonly order: string;
  readonly kind: Kind;
  /** How often this message was received, this time counted. */
  readonly receives: number;
  readonly moment: Moment;
}

export interface SagaProps {
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  /** What the application is told. */
  readonly topology: Topology['queues'];
  /** What is in the databases at first, by queue of the worker. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, Row>>>>;
  /** Whether an attempt fails. @default - none does */
  readonly fails?: (attempt: Attempt) => boolean;
}

/** The workers of the order saga, with a database each, on the deployed queues and topics. */
export class SagaWorkers {
  /** Attempts that failed. */
  readonly failures: Attempt[] = [];
  private readonly databases: ReadonlyMap<string, Map<string, Row>>;

  constructor(private readonly props: SagaProps) {
    this.databases = new Map(
      Object.keys(props.topology.queues).map((queue) => [queue, new Map(Object.entries(props.rows[queue] ?? {}))]),
    );
  }

  row(queue: string, key: string): Row | undefined {
    return this.databases.get(queue)?.get(key);
  }

  async place(order: Order): Promise<void> {
    await this.announce('order-placed', 'placed', order);
  }

  /** Announces as the worker before it would, e.g. once more. */
  async announce(topic: string, kind: Kind, order: Order): Promise<void> {
    const command = new PublishCommand({
      TopicArn: this.props.topology.topics[topic],
      Message: JSON.stringify(order),
      MessageAttributes: { kind: { DataType: 'String', StringValue: kind } },
    });
    await this.props.sns.send(command);
  }

  /** Works until nothing waits any more; says how many messages were received. */
  async work(): Promise<number> {
    let received = 0;
    for (;;) {
      let round = 0;
      for (const [queue, url] of Object.entries(this.props.topology.queues)) round += await this.workOn(queue, url);
      if (round === 0) return received;
      received += round;
    }
  }

  private async workOn(queue: string, QueueUrl: string): Promise<number> {
    const { Messages = [] } = await this.props.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        // The queue itself waits longer, for a message that may come.
        WaitTimeSeconds: 0,
        MessageAttributeNames: ['kind'],
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      }),
    );
    for (const message of Messages) {
      const { ReceiptHandle } = message;
      if (await this.workOnMessage(queue, message)) {
        await this.props.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      } else {
        // Back at once: a test has no time to wait until the message appears by itself.
        const command = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
        await this.props.sqs.send(command);
      }
    }
    return Messages.length;
  }

  /** Whether it is done, so that the message may go. */
  private async workOnMessage(queue: string, { Body = '', MessageAttributes, Attributes }: Message): Promise<boolean> {
    const order = JSON.parse(Body) as Order;
    const kind = MessageAttributes?.kind?.StringValue as Kind;
    const receives = Number(Attributes?.ApproximateReceiveCount);
    const fails = (moment: Moment) => this.fails({ queue, order: order.id, kind, receives, moment });
    const database = this.databases.get(queue)!;

    if (fails('before-writing')) return false;
    const { writes, announcement } = handle(queue, kind, order, (key) => database.get(key));
    for (const [key, row] of Object.entries(writes)) database.set(key, row);
    if (fails('before-announcing')) return false;
    if (announcement) await this.announce(announcement.topic, announcement.kind, order);
    return true;
  }

  private fails(attempt: Attempt): boolean {
    const failed = this.props.fails?.(attempt) ?? false;
    if (failed) this.failures.push(attempt);
    return failed;
  }
}
