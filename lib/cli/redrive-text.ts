import type { MoveTask, Redrive } from '../operations/redrive';
import type { StandingQueue } from '../operations/redrive-plan';
import { plainTable } from './plain-table';

/** Widths of queue, the four numbers and the note: 98 columns with the gaps between them. */
const WIDTHS = [22, 11, 11, 11, 11, 32];

/** The same with the region first, where there are several. */
const WIDTHS_BY_REGION = [16, 20, 11, 11, 11, 11, 18];

/** What waits, what is dead and what goes back, within 100 columns. */
export function redriveTable({ queues, tasks }: Pick<Redrive, 'queues' | 'tasks'>): string {
  const byRegion = new Set(queues.map(({ region }) => region)).size > 1;
  const head = ['QUEUE', 'WAITING', 'IN FLIGHT', 'DEAD', 'GOES BACK', 'NOTE'];
  const rows = queues.map((standing) => row(standing, tasks));
  if (!byRegion) return plainTable(head, WIDTHS, rows);
  const regions = queues.map(({ region }) => region);
  return plainTable(
    ['REGION', ...head],
    WIDTHS_BY_REGION,
    rows.map((cells, i) => [regions[i] ?? '', ...cells]),
  );
}

function row({ region, queue, messages, workers }: StandingQueue, tasks: readonly MoveTask[]): string[] {
  if (!messages) return [queue, '-', '-', '-', '-', 'is not deployed'];
  const { waiting, inFlight, dead, movable } = messages;
  const runs = tasks.some((task) => task.region === region && task.queue === queue && task.state === 'already-running');
  const notes = [
    ...(workers ? [] : ['no workers run: what goes back waits']),
    ...(dead > movable ? [`${dead - movable} of the dead are looked at just now`] : []),
    ...(runs ? ['is being sent back already'] : []),
  ];
  return [queue, ...[waiting, inFlight, dead, movable].map(String), notes.join('\n')];
}

/** How a redrive was asked for. */
export interface AskedRedrive {
  readonly environment: string;
  readonly queue?: string;
  readonly perSecond?: number;
  readonly yes: boolean;
}

/** What was begun, a line each; or how to begin. */
export function redriveEnd({ queues, tasks }: Redrive, { environment, queue, perSecond, yes }: AskedRedrive): string[] {
  if (queues.every(({ messages }) => !messages)) return [`no queue is there: deploy ${environment} first`];
  if (queues.every(({ messages }) => !messages || messages.movable === 0))
    return ['no dead letters: nothing to send back'];
  const again = ['npx stagecoach queues redrive', environment, ...(queue === undefined ? [] : [queue])].join(' ');
  const rate = perSecond === undefined ? '' : ` --per-second ${perSecond}`;
  if (!yes) return [`dry run: nothing was changed; to do it: ${again}${rate} --yes`];
  const started = tasks.filter(({ state }) => state === 'started');
  const messages = started.reduce((sum, task) => sum + task.messages, 0);
  const running = tasks.filter(({ state }) => state === 'already-running').map((task) => task.queue);
  return [
    ...(running.length > 0 ? [`nothing was begun where a task runs already: ${running.join(', ')}`] : []),
    ...(started.length > 0
      ? [`${counted(started.length, 'task')} started: SQS sends about ${counted(messages, 'message')} back`]
      : []),
    `how far it is: ${again}`,
  ];
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
