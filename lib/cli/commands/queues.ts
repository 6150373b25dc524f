import { Command, InvalidArgumentError } from 'commander';
import { loadEnvironment } from '../../../stages/load';
import { ConfigError } from '../../config/problem';
import { command, type Outcome } from '../command';
import { redriveEnd, redriveTable } from '../redrive-text';

interface RedriveOptions {
  readonly yes?: boolean;
  readonly perSecond?: number;
  readonly endpoint?: string;
}

const redrive = command<RedriveOptions>({
  usage: 'redrive <env> [queue]',
  summary: 'Send dead letters back to their queues; without --yes only show what waits and what is dead',
  options: [
    ['--yes', 'do it'],
    ['--per-second <n>', 'messages that go back a second, 1 to 500 (default: SQS decides)', rate],
    ['--endpoint <url>', 'an emulator instead of AWS'],
  ],
  async run([env = '', queue], { yes = false, perSecond, endpoint }): Promise<Outcome> {
    const { blueprint, config } = loadEnvironment(env);
    const names = [...new Set(blueprint.regions.flatMap(({ data }) => data.queues.map(({ name }) => name)))];
    if (queue !== undefined && !names.includes(queue)) throw unknownQueue(queue, names, config.source);
    const none = { environment: env, queues: [], tasks: [], changed: false };
    if (names.length === 0) return { ok: true, text: `${env} has no queues`, json: none };
    // The AWS clients take longer to load than most commands take to run.
    const { clientsFor } = require('../../operations/clients') as typeof import('../../operations/clients');
    const operation = require('../../operations/redrive') as typeof import('../../operations/redrive');
    const asked = {
      yes,
      ...(queue === undefined ? {} : { queue }),
      ...(perSecond === undefined ? {} : { perSecond }),
    };
    const clients = clientsFor(endpoint);
    const done = await operation.redrive({ ...asked, blueprint, clients, report: (line) => console.error(line) });
    const changed = done.tasks.some(({ state }) => state === 'started');
    return {
      ok: true,
      text: [redriveTable(done), ...redriveEnd(done, { ...asked, environment: env })].join('\n'),
      json: { environment: env, ...done, changed },
    };
  },
});

export const queues = new Command('queues').description('What waits in queues, and what is dead').addCommand(redrive);

function unknownQueue(queue: string, names: readonly string[], file: string): ConfigError {
  const remedy = names.length === 0 ? 'there are none' : `use one of: ${names.join(', ')}`;
  return new ConfigError([{ file, path: 'queues', rule: 'queue', problem: `none is called ${queue}`, remedy }]);
}

function rate(text: string): number {
  const perSecond = Number(text);
  if (Number.isInteger(perSecond) && perSecond >= 1 && perSecond <= RATE_MAX) return perSecond;
  throw new InvalidArgumentError(`a rate is a whole number from 1 to ${RATE_MAX}.`);
}

/** Source: Amazon SQS API Reference, "StartMessageMoveTask" (2026-11). */
const RATE_MAX = 500;
