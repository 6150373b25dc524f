/** Something outside the configuration went wrong: what, and what to do about it. Commands print it and exit with 1. */
export class OperationError extends Error {
  constructor(
    readonly problem: string,
    readonly remedy?: string,
  ) {
    super(remedy === undefined ? problem : `${problem}; ${remedy}`);
    this.name = 'OperationError';
  }
}

/** Whoever was asked is away: it does not answer, or with nothing but errors. */
export class NoAnswer extends OperationError {}
