import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, in the kit's folder, without any credentials of the machine. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
  const options = { cwd: ROOT, encoding: 'utf8', env: { ...own, NODE_NO_WARNINGS: '1', ...env } } as const;
  const { status, stdout, stderr } = spawnSync(command, [...args], options);
  return { status, stdout, stderr };
}

export const stagecoach = (...args: string[]): Ran => run(process.execPath, [join(ROOT, 'bin/stagecoach.js'), ...args]);

export const cdk = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran =>
  run(process.execPath, [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), ...args, '--no-notices'], env);
