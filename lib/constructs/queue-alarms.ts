import type { Alarm } from './alarms';

/** Dead letters from which on it is no longer one bad message. */
const MANY_DEAD_LETTERS = 100;

export interface QueueAlarmsProps {
  readonly queue: string;
  readonly queueName: string;
  readonly deadLetterQueueName: string;
  /** Time for which a message is hidden while somebody works on it, in seconds. */
  readonly visibilitySeconds: number;
  readonly retentionDays: number;
  /** Age of the oldest message that its workers keep, in seconds. @default - nobody works on it */
  readonly oldestMessageSeconds?: number;
}

const PERIOD_SECONDS = 300;

/** For how long messages must be late, in minutes: longer than one that failed once waits for its second try. */
const lateMinutes = (visibilitySeconds: number) =>
  Math.max(15, 5 * Math.ceil((2 * visibilitySeconds) / PERIOD_SECONDS));

/** What goes wrong with a queue before anybody else notices. */
export function queueAlarms(props: QueueAlarmsProps): Alarm[] {
  const { queue, queueName, deadLetterQueueName, visibilitySeconds, retentionDays, oldestMessageSeconds } = props;
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
    minutes: lateMinutes(visibilitySeconds),
  };
  const forgotten: Alarm = {
    ...common,
    name: `queue-${queue}-forgotten`,
    urgency: 'page',
    description: `Messages of ${queue} have waited for half of the ${retentionDays} days for which they are kept; then they are lost. See whether workers run, also at an earlier stage.`,
    metric: 'ApproximateAgeOfOldestMessage',
    dimensions: { QueueName: queueName },
    threshold: (retentionDays * 86_400) / 2,
    minutes: 30,
  };
  return [
    ...(oldestMessageSeconds === undefined ? [] : [late]),
    forgotten,
    {
      ...dead,
      name: `queue-${queue}-dead`,
      urgency: 'notice',
      description: `A message of ${queue} could not be worked on, and is lost 14 days after it was sent. Find out why, then: stagecoach queues redrive.`,
      dimensions: { QueueName: deadLetterQueueName },
      threshold: 0,
    },
    {
      ...dead,
      name: `queue-${queue}-dead-many`,
      urgency: 'page',
      description: `More than ${MANY_DEAD_LETTERS} messages of ${queue} could not be worked on. See the logs of worker-${queue}; if a release just went out, take it back.`,
      dimensions: { QueueName: deadLetterQueueName },
      threshold: MANY_DEAD_LETTERS,
    },
  ];
}

/** Tells that the bus of another region did not take what was announced here. */
export function undeliveredAlarm(name: string): Alarm {
  return {
    namespace: 'AWS/SQS',
    metric: 'ApproximateNumberOfMessagesVisible',
    statistic: 'Maximum',
    when: 'above',
    missing: 'notBreaching',
    minutes: 15,
    name: 'events-undelivered',
    urgency: 'notice',
    description:
      'Another region did not take an event within a day. Each message says which and why; when it takes events again, announce them to it again from the archive.',
    dimensions: { QueueName: name },
    threshold: 0,
  };
}
