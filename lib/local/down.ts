import { setTimeout as sleep } from 'node:timers/promises';
import { forgetEmulator, type KeptEmulator, runningEmulator } from './state';

/** Stops the emulator that was left running, and waits until it is gone. Undefined when there was none. */
export async function stopKeptEmulator(): Promise<KeptEmulator | undefined> {
  const kept = runningEmulator();
  if (kept) {
    process.kill(kept.pid, 'SIGTERM');
    while (runningEmulator()) await sleep(50);
  }
  forgetEmulator();
  return kept;
}
