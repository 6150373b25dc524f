import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperationError } from '../aws/operation-error';
import type { Blueprint } from '../blueprint/blueprint';
import { accountHolds } from './account-holds';
import { EMULATOR_DIR, WORK_DIR } from './paths';
import type { PythonWithMoto } from './python';

/** Longest time the emulator takes to start on a busy machine, in milliseconds. */
const START_TIMEOUT_MS = 60_000;

/** Time it has to end by itself before it is killed, in milliseconds. */
const STOP_TIMEOUT_MS = 5_000;

/** The account that an emulator plays when the configuration names none. */
export const DEFAULT_ACCOUNT = '123456789012';

export interface EmulatorProps {
  readonly python: PythonWithMoto;
  readonly port: number;
  readonly blueprint: Blueprint;
  /** Goes on when this process ends. */
  readonly keep: boolean;
}

/** An emulator of AWS in a process of its own. */
export class Emulator {
  readonly endpoint: string;
  readonly logFile: string;
  private readonly process: ChildProcess;

  constructor({ python, port, blueprint, keep }: EmulatorProps) {
    mkdirSync(WORK_DIR, { recursive: true });
    this.endpoint = `http://localhost:${port}`;
    this.logFile = join(WORK_DIR, `emulator-${port}.log`);
    const log = openSync(this.logFile, 'w');
    const options = ['--port', String(port), '--account-holds', JSON.stringify(accountHolds(blueprint))];
    this.process = spawn(python.command, [EMULATOR_DIR, ...options, ...(keep ? ['--outlive-parent'] : [])], {
      env: { ...process.env, MOTO_ACCOUNT_ID: blueprint.account ?? DEFAULT_ACCOUNT, PYTHONDONTWRITEBYTECODE: '1' },
      // The emulator ends when its input does, so it can't outlive us by accident.
      stdio: [keep ? 'ignore' : 'pipe', log, log],
      detached: keep,
    });
    closeSync(log);
    if (keep) this.process.unref();
  }

  /**
   * Resolves when it answers.
   *
   * @throws OperationError when it does not in time.
   */
  async ready(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!/^ready$/m.test(this.log())) {
      if (!this.alive || Date.now() > deadline) {
        throw new OperationError('the emulator did not start', `see its log: ${this.logFile}`);
      }
      await sleep(100);
    }
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  get alive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Calls `listener` when the emulator ends, by itself or not. */
  onExit(listener: () => void): void {
    this.process.once('exit', listener);
  }

  async stop(): Promise<void> {
    if (!this.alive) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    const killer = setTimeout(() => this.process.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(killer);
  }

  log(): string {
    return readFileSync(this.logFile, 'utf8');
  }
}
