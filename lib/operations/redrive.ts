import { StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { asked } from '../aws/failure';
import type { Blueprint } from '../blueprint/blueprint';
import type { Clients } from './clients';
import { planRedrive, type RedrivePlan, type StandingQueue, withDeadLetters } from './redrive-plan';

export interface RedriveProps {
  readonly blueprint: Blueprint;
  /** Name in the configuration. @default - every queue */
  readonly queue?: string;
  /** Without it nothing is changed. */
  readonly yes: boolean;
  /** Messages that go back a second, 1 to 500. @default - SQS decides */
  readonly perSecond?: number;
  readonly clients: Clients;
  readonly report: (line: string) => void;
}

/** SQS moves messages by itself, until all that were there when it began are back. */
export interface MoveTask {
  readonly region: string;
  readonly queue: string;
  readonly messages: number;
  /** `already-running` was there before: SQS has one at a time for each queue. */
  readonly state: 'started' | 'already-running';
}

export interface Redrive extends RedrivePlan {
  /** None without `yes`. */
  readonly tasks: readonly MoveTask[];
}

/** Sends dead letters back to the queues they came from. Without `yes` it only reads. */
export async function redrive(props: RedriveProps): Promise<Redrive> {
  const { blueprint, queue, yes, perSecond, clients, report } = props;
  const plan = await planRedrive(blueprint, clients, queue);
  const tasks: MoveTask[] = [];
  for (const standing of yes ? withDeadLetters(plan.queues) : []) {
    report(`sending the dead letters of ${standing.queue} back, in ${standing.region}`);
    tasks.push(await startMove(standing, perSecond, clients));
  }
  return { ...plan, tasks };
}

async function startMove(
  { region, queue, messages, arns }: StandingQueue,
  perSecond: number | undefined,
  clients: Clients,
): Promise<MoveTask> {
  const command = new StartMessageMoveTaskCommand({
    SourceArn: arns?.deadLetters,
    // Without it the task would end at the first message that SNS could not deliver: SQS does not know where that came from.
    // Source: Amazon SQS Developer Guide, "Troubleshoot dead-letter queue redrive", CouldNotDetermineMessageSource (2026-11).
    DestinationArn: arns?.queue,
    ...(perSecond === undefined ? {} : { MaxNumberOfMessagesPerSecond: perSecond }),
  });
  const started = unlessRunning(clients.queues(region).send(command));
  const state = (await asked(`sending the dead letters of ${queue} back`, started)) ? 'started' : 'already-running';
  return { region, queue, messages: messages?.movable ?? 0, state };
}

/** Whether the task was started; false when one runs already, for which SQS has no error of its own. */
async function unlessRunning(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (/already a task running/i.test((error as Error).message)) return false;
    throw error;
  }
}
