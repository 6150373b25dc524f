import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { transformFileSync } from '@swc/core';
import { ROOT } from '../run';
import type { Mission } from './mover';
import type { Task } from './writers';

/** Folders that the processes load from. */
const SOURCES = ['lib', 'test/support'];

/**
 * A folder with the kit as JavaScript: a process that compiles what it loads takes longer to start than to move slots.
 * It lies where packages are found.
 */
export function compileKit(): string {
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'node_modules/.cache/compiled-'));
  for (const source of SOURCES)
    for (const name of readdirSync(join(ROOT, source), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const target = join(folder, source, name.replace(/ts$/, 'js'));
      mkdirSync(dirname(target), { recursive: true });
      const jsc = { target: 'es2022', parser: { syntax: 'typescript' } } as const;
      writeFileSync(target, transformFileSync(join(ROOT, source, name), { jsc, module: { type: 'commonjs' } }).code);
    }
  return folder;
}

const script = (kit: string, name: string, argument: unknown): ChildProcess =>
  spawn(process.execPath, [join(kit, `test/support/resharding/${name}.js`), JSON.stringify(argument)], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'pipe'],
  });

export interface Ended {
  readonly killed: boolean;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a mover to its end, or kills it after some time. */
export function runMover(kit: string, mission: Mission, killAfterMs?: number): Promise<Ended> {
  const child = script(kit, 'mover', mission);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name]?.on('data', (text) => (said[name] += text));
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve) =>
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ killed: signal === 'SIGKILL', status, ...said });
    }),
  );
}

export interface Told {
  readonly said: string;
  readonly writes: number;
  readonly refused: number;
  readonly waitsMs: readonly number[];
}

/** Clients that write all the while. */
export class Writers {
  private readonly lines: AsyncIterator<string>;
  private stderr = '';

  private constructor(
    private readonly child: ChildProcess,
    reader: Interface,
  ) {
    this.lines = reader[Symbol.asyncIterator]();
    child.stderr?.on('data', (text) => (this.stderr += text));
  }

  static async start(kit: string, task: Task): Promise<Writers> {
    const child = script(kit, 'writers', task);
    const started = new Writers(child, createInterface(child.stdout!));
    await started.answer();
    return started;
  }

  async tell(word: 'pause' | 'resume'): Promise<Told> {
    this.child.stdin?.write(`${word}\n`);
    return this.answer();
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.stdin?.write('stop\n');
    await ended;
  }

  private async answer(): Promise<Told> {
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`the writers ended: ${this.stderr}`);
    return JSON.parse(value) as Told;
  }
}
