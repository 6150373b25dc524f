import { Command, InvalidArgumentError } from 'commander';
import { loadEnvironment } from '../../../stages/load';
import type { UpResult } from '../../local/up';
import { command, type Outcome } from '../command';
import { foundTable } from '../found-table';

// The AWS clients take longer to load than most commands take to run, so `require` stands where they are needed.

interface UpOptions {
  readonly endpoint?: string;
  readonly port?: number;
  readonly keep?: boolean;
}

const up = command<UpOptions>({
  usage: 'up <env>',
  summary: 'Deploy to a local emulator of AWS with the real cdk, show what then stands, clean up',
  options: [
    ['--keep', 'leave the emulator running'],
    ['--port <port>', 'port of the emulator (default: a free one)', portNumber],
    ['--endpoint <url>', 'use this emulator instead of starting one'],
  ],
  async run([env = ''], { endpoint, port, keep = false }) {
    const { blueprint } = loadEnvironment(env);
    const { up: deploy } = require('../../local/up') as typeof import('../../local/up');
    const started = Date.now();
    const report = (line: string) => console.error(`${seconds(started).padStart(5)} ${line}`);
    const result = await deploy({
      blueprint,
      environment: env,
      keep,
      report,
      ...(endpoint ? { endpoint } : {}),
      ...(port ? { port } : {}),
    });
    return outcome(env, result, keep, seconds(started));
  },
});

const status = command({
  usage: 'status',
  summary: 'Show what stands on the emulator that was left running',
  async run() {
    const { runningEmulator } = require('../../local/state') as typeof import('../../local/state');
    const kept = runningEmulator();
    if (!kept)
      return { ok: false, text: 'no emulator is running; start one: stagecoach local up <env> --keep', json: {} };
    const { readBack } = require('../../local/read-back') as typeof import('../../local/read-back');
    const found = await readBack(loadEnvironment(kept.environment).blueprint, kept.endpoint);
    return {
      ok: true,
      text: `${foundTable(found)}\n${kept.environment} at ${kept.endpoint}`,
      json: { ...kept, found },
    };
  },
});

const down = command({
  usage: 'down',
  summary: 'Stop the emulator that was left running',
  async run() {
    const { stopKeptEmulator } = require('../../local/down') as typeof import('../../local/down');
    const stopped = await stopKeptEmulator();
    const text = stopped ? `stopped the emulator at ${stopped.endpoint}` : 'no emulator was running';
    return { ok: true, text, json: { stopped: stopped?.endpoint ?? null } };
  },
});

export const local = new Command('local')
  .description('Deploy to an emulator on this machine')
  .addCommand(up)
  .addCommand(status)
  .addCommand(down);

function outcome(env: string, { endpoint, found, stubs, missing }: UpResult, keep: boolean, time: string): Outcome {
  const stubbed = [...new Set(stubs.map(({ type }) => type))].map((type) => {
    const stacks = stubs.filter((stub) => stub.type === type).map(({ stack }) => stack);
    return `stub, not real: ${stacks.length} ${type} in ${listed([...new Set(stacks)])}`;
  });
  const emulated = 'Emulated: servers boot nothing, databases hold no data, certificates are not proved.';
  const end = keep ? `left running at ${endpoint}; stop it: npx stagecoach local down` : 'nothing is left running';
  const verdict = missing.length === 0 ? `${env} deployed in ${time}` : `${env}: ${missing.length} things are missing`;
  return {
    ok: missing.length === 0,
    text: [foundTable(found), ...stubbed, emulated, `${verdict}; ${end}`].join('\n'),
    json: { environment: env, endpoint: keep ? endpoint : null, found, stubs },
  };
}

/** The first of several names, and how many more there are. */
const listed = ([first = '', ...others]: readonly string[]) =>
  others.length > 0 ? `${first} and ${others.length} more stacks` : first;

function seconds(since: number): string {
  return `${Math.round((Date.now() - since) / 1000)} s`;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new InvalidArgumentError('a port is a whole number from 1 to 65535.');
}
