import type { QueueConfig } from '../config';
import type { ConfigRule, RuleFinding } from '../rule';

/** SQS guidance: hidden long enough for six tries of the handler. Source: AWS Lambda Developer Guide, "Using Lambda with Amazon SQS". */
const VISIBILITY_PER_HANDLER = 6;

const DAY_SECONDS = 86_400;

/** Source: Amazon SQS Developer Guide, "Message quotas" (2026-11). */
const RETENTION_MAX_DAYS = 14;

/**
 * A message that is set aside keeps its age in a standard queue, and in a FIFO queue begins anew: so one of a standard queue
 * would be deleted at once if it were as old as dead letters may be, which is 14 days. Source: Amazon SQS Developer Guide,
 * "Setting-up dead-letter queue retention" (2026-11).
 */
const longestRetention = ({ fifo }: QueueConfig) => (fifo ? RETENTION_MAX_DAYS : RETENTION_MAX_DAYS - 1);

type Timing = Pick<RuleFinding, 'problem' | 'limit' | 'remedy'> & { readonly key: keyof QueueConfig };

/** The times of a queue fit each other: a message is hidden while it is worked on, and lives until its tries are over. */
export const queueTiming: ConfigRule = {
  id: 'queue-timing',
  check: ({ queues }) =>
    queues.flatMap((queue, i) =>
      [...hidden(queue), ...kept(queue), ...awaited(queue)].map(({ key, ...said }) => ({
        path: ['queues', i, key],
        ...said,
        found: queue[key],
      })),
    ),
};

function hidden({ visibilitySeconds, handlerSeconds }: QueueConfig): Timing[] {
  const least = VISIBILITY_PER_HANDLER * handlerSeconds;
  if (visibilitySeconds >= least) return [];
  const limit = `at least ${VISIBILITY_PER_HANDLER} x handlerSeconds = ${least}`;
  return [{ key: 'visibilitySeconds', problem: 'is too short', limit, remedy: `use ${least}` }];
}

function kept(queue: QueueConfig): Timing[] {
  const { visibilitySeconds, maxReceives, retentionDays } = queue;
  const most = longestRetention(queue);
  const tries = maxReceives * visibilitySeconds;
  if (retentionDays > most)
    return [
      {
        key: 'retentionDays',
        problem: 'leaves a dead letter no time: it keeps its age, and none gets older than 14 days',
        limit: `at most ${most}, or fifo`,
        remedy: `use ${most}`,
      },
    ];
  if (retentionDays * DAY_SECONDS > tries) return [];
  const needed = Math.floor(tries / DAY_SECONDS) + 1;
  const fewer = Math.ceil((most * DAY_SECONDS) / visibilitySeconds) - 1;
  return [
    {
      key: 'retentionDays',
      problem: 'ends before the last try, so that a message is lost instead of set aside',
      limit: `above maxReceives x visibilitySeconds = ${tries} s`,
      remedy: needed <= most ? `use ${needed}` : `use maxReceives: ${fewer} or less, and retentionDays: ${most}`,
    },
  ];
}

function awaited({ handlerSeconds, oldestMessageSeconds, retentionDays }: QueueConfig): Timing[] {
  const key = 'oldestMessageSeconds';
  const life = retentionDays * DAY_SECONDS;
  if (oldestMessageSeconds < handlerSeconds)
    return [
      {
        key,
        problem: 'is less than one message takes, so that no number of workers is enough',
        limit: `at least handlerSeconds = ${handlerSeconds}`,
        remedy: `use ${handlerSeconds} or more`,
      },
    ];
  if (oldestMessageSeconds < life) return [];
  return [
    {
      key,
      problem: 'is never reached: a message does not get so old',
      limit: `below retentionDays = ${life} s`,
      remedy: 'use less, or raise retentionDays',
    },
  ];
}
