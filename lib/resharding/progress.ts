import type { MoveRecord } from './state';

export type Step =
  | 'begun'
  | 'prepared'
  | 'copied'
  | 'followed'
  | 'fenced'
  | 'verified'
  | 'switched'
  | 'opened'
  | 'done'
  | 'taken back';

/** Told after each step, and awaited. */
export type Report = (step: Step, move: MoveRecord, detail: string) => unknown;
