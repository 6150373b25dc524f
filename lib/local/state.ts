import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMULATOR_DIR, WORK_DIR } from './paths';

/** An emulator that was left running. */
export interface KeptEmulator {
  readonly pid: number;
  readonly endpoint: string;
  /** What was deployed to it. */
  readonly environment: string;
}

const FILE = join(WORK_DIR, 'emulator.json');

export function rememberEmulator(emulator: KeptEmulator): void {
  writeFileSync(FILE, JSON.stringify(emulator));
}

export function forgetEmulator(): void {
  rmSync(FILE, { force: true });
}

/** The emulator that was left running, if it still is. */
export function runningEmulator(): KeptEmulator | undefined {
  let kept: KeptEmulator;
  try {
    kept = JSON.parse(readFileSync(FILE, 'utf8')) as KeptEmulator;
  } catch {
    return undefined;
  }
  return commandOf(kept.pid).includes(EMULATOR_DIR) ? kept : undefined;
}

/** The command line of a process: a number alone may by now be another program's. */
function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
