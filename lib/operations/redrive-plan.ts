import { GetQueueAttributesCommand, GetQueueUrlCommand, type QueueAttributeName } from '@aws-sdk/client-sqs';
import { asked } from '../aws/failure';
import { unlessMissing } from '../aws/unless-missing';
import type { Blueprint } from '../blueprint/blueprint';
import { deadLetterQueueName, queueName } from '../blueprint/names';
import { type GuardedAccount, guardAccount } from './account';
import type { Clients } from './clients';

/** A queue as it stands, with its dead letters. */
export interface StandingQueue {
  readonly region: string;
  /** Name in the configuration. */
  readonly queue: string;
  /** Somebody empties it; otherwise what goes back waits. */
  readonly workers: boolean;
  /** Absent where it is not deployed. */
  readonly messages?: MessageCounts;
  readonly arns?: { readonly queue: string; readonly deadLetters: string };
}

/** SQS counts approximately: it needs about a minute to be right. */
export interface MessageCounts {
  readonly waiting: number;
  /** Somebody works on them. */
  readonly inFlight: number;
  /** Nobody could work on them. */
  readonly dead: number;
  /** Those of the dead that would go back; the others somebody looks at just now. */
  readonly movable: number;
}

/** What a redrive finds. */
export interface RedrivePlan {
  readonly account: GuardedAccount;
  readonly queues: readonly StandingQueue[];
}

/** Reads what a redrive of one queue, or of all, would do. Changes nothing. */
export async function planRedrive(blueprint: Blueprint, clients: Clients, only?: string): Promise<RedrivePlan> {
  const account = await guardAccount(blueprint, clients);
  const queues = blueprint.regions.flatMap(({ name: region, data, running }) =>
    data.queues
      .filter(({ name }) => only === undefined || name === only)
      .map(async ({ name: queue, order }) => {
        const workers = running?.workers.some((group) => group.queue === queue) ?? false;
        const [main, dead] = await Promise.all([
          attributesOf(queueName(blueprint, queue, order), region, clients),
          attributesOf(deadLetterQueueName(blueprint, queue, order), region, clients),
        ]);
        if (!main || !dead) return { region, queue, workers };
        const arns = { queue: main.QueueArn ?? '', deadLetters: dead.QueueArn ?? '' };
        return { region, queue, workers, messages: counted(main, dead), arns };
      }),
  );
  return { account, queues: await Promise.all(queues) };
}

/** The queues with dead letters that can go back. */
export function withDeadLetters(queues: readonly StandingQueue[]): StandingQueue[] {
  return queues.filter(({ messages }) => messages !== undefined && messages.movable > 0);
}

type Attributes = Partial<Record<QueueAttributeName, string>>;

const ATTRIBUTES: QueueAttributeName[] = [
  'QueueArn',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

function counted(main: Attributes, dead: Attributes): MessageCounts {
  const visible = (attributes: Attributes) => Number(attributes.ApproximateNumberOfMessages ?? 0);
  const inFlight = (attributes: Attributes) => Number(attributes.ApproximateNumberOfMessagesNotVisible ?? 0);
  return {
    waiting: visible(main) + Number(main.ApproximateNumberOfMessagesDelayed ?? 0),
    inFlight: inFlight(main),
    dead: visible(dead) + inFlight(dead),
    movable: visible(dead),
  };
}

/** Undefined when there is no such queue. */
async function attributesOf(name: string, region: string, clients: Clients): Promise<Attributes | undefined> {
  const client = clients.queues(region);
  const url = unlessMissing(client.send(new GetQueueUrlCommand({ QueueName: name })), MISSING);
  const { QueueUrl } = (await asked(`looking for ${name}`, url)) ?? {};
  if (QueueUrl === undefined) return undefined;
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ATTRIBUTES });
  const attributes = unlessMissing(client.send(command), MISSING);
  return (await asked(`reading ${name}`, attributes))?.Attributes;
}

const MISSING = 'QueueDoesNotExist';
