import { OperationError } from '../aws/operation-error';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Turns whatever should end a run early into one rejection, so that one `finally` cleans up after all of them. */
export class Interruption {
  private readonly rejection: Promise<never>;
  /** Aborts when the run is interrupted, for programs that would go on by themselves. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  private readonly abort = new AbortController();
  private reject: (error: OperationError) => void = () => {};
  private readonly onSignal = (signal: NodeJS.Signals) => this.interrupt(new OperationError(`stopped by ${signal}`));

  constructor() {
    this.rejection = new Promise((_, reject) => {
      this.reject = reject;
    });
    // It may come when nobody waits.
    this.rejection.catch(() => {});
    for (const signal of SIGNALS) process.on(signal, this.onSignal);
  }

  interrupt(error: OperationError): void {
    this.abort.abort();
    this.reject(error);
  }

  /** The outcome of `work`, unless an interruption comes first. */
  race<T>(work: Promise<T>): Promise<T> {
    work.catch(() => {});
    return Promise.race([work, this.rejection]);
  }

  dispose(): void {
    for (const signal of SIGNALS) process.off(signal, this.onSignal);
  }
}
