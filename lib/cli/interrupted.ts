import type { Report } from '../dns/report';

/** Status of a program that was stopped from the keyboard, as shells have it. */
const STOPPED = 130;

/**
 * Runs something that may be stopped from the keyboard at any time: then it is said what was done, which stays so.
 *
 * @param remedy what to do after it
 */
export async function sayingIfStopped<T>(run: (report: Report) => Promise<T>, remedy: string): Promise<T> {
  const done: string[] = [];
  const stop = () => {
    const what = done.length === 0 ? 'nothing was changed' : `this is done and stays so: ${done.join('; ')}`;
    console.error(`stopped: ${what}; ${remedy}`);
    process.exit(STOPPED);
  };
  process.once('SIGINT', stop);
  try {
    return await run({
      done(line) {
        done.push(line);
        console.error(line);
      },
      doing: (line) => console.error(line),
    });
  } finally {
    process.off('SIGINT', stop);
  }
}
