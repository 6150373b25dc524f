import type { Alarm } from './alarms';

/** Dead letters from which on it is no longer one bad message. */
const MANY_DEAD_LETTERS = 100;

export interface QueueAlarmsProps {
  readonly queue: string;
  readonly queueName: string;
  readonly deadLetterQueueName: string;
  /** Age of the oldest message that its workers keep, in seconds. @default - nobody works on it */
  readonly oldestMessageSeconds?: number;
}

/** What goes wrong with a queue before anybody else notices. */
export function queueAlarms(props: QueueAlarmsProps): Alarm[] {
  const { queue, queueName, deadLetterQueueName, oldestMessageSeconds } = props;
  const common = { namespace: 'AWS/SQS', statistic: 'Maximum', when: 'above', missing: 'notBreaching' } as const;
  const dead = { ...common, metric: 'ApproximateNumberOfMessagesVisible', minutes: 15 } as const;
  const late: Alarm = {
    ...common,
    name: `queue-${queue}-late`,
    urgency: 'page',
    description: `Messages wait for longer than the workers of ${queue} should let them. See the logs of worker-${queue}; if it works, raise worker.max.`,
    metric: 'ApproximateAgeOfOldestMessage',
    dimensions: { QueueName: queueName },
    threshold: oldestMessageSeconds ?? 0,
    minutes: 15,
  };
  return [
    ...(oldestMessageSeconds === undefined ? [] : [late]),
    {
      ...dead,
      name: `queue-${queue}-dead`,
      urgency: 'notice',
      description: `A message of ${queue} could not be worked on, and is kept for 14 days. Find out why, then: stagecoach queues redrive.`,
      dimensions: { QueueName: deadLetterQueueName },
      threshold: 0,
    },
    {
      ...dead,
      name: `queue-${queue}-many-dead`,
      urgency: 'page',
      description: `More than ${MANY_DEAD_LETTERS} messages of ${queue} could not be worked on. See the logs of worker-${queue}; if a release just went out, take it back.`,
      dimensions: { QueueName: deadLetterQueueName },
      threshold: MANY_DEAD_LETTERS,
    },
  ];
}
