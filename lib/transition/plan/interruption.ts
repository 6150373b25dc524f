import type { Templates } from '../template';
import type { Action, ResourceChange } from './change';

/** What users notice, mildest first. `connections-drop`: open connections end, and new ones work at once. */
export const INTERRUPTION_KINDS = ['none', 'connections-drop', 'seconds', 'minutes'] as const;

export interface Interruption {
  readonly kind: (typeof INTERRUPTION_KINDS)[number];
  /** Longest time without answers, in seconds. */
  readonly seconds: number;
  /** For people: what happens. */
  readonly what: string;
  /** Where that is written. */
  readonly source: string;
}

/** A change that users notice, or that they might think they do. */
export interface InterruptionRow extends Interruption {
  /** Type of the resource, e.g. `AWS::RDS::DBInstance`. */
  readonly type: string;
  readonly actions: readonly Action[];
  /** Any of them. @default - whatever the change is */
  readonly properties?: readonly string[];
  /** @default - always */
  readonly when?: (change: ResourceChange, all: readonly ResourceChange[], to: Templates) => boolean;
}

export const NO_INTERRUPTION: Interruption = {
  kind: 'none',
  seconds: 0,
  what: 'nobody notices',
  source: 'no change is known to interrupt anything',
};

/** Each once, the worst first: those of one deploy come close together, and the longest is what people remember. */
export function byWeight(interruptions: readonly Interruption[]): Interruption[] {
  const once = new Map(
    interruptions.map(({ kind, seconds, what, source }) => [what, { kind, seconds, what, source } as const]),
  );
  return [...once.values()].toSorted((a, b) => weight(b) - weight(a));
}

const weight = ({ kind, seconds }: Interruption) => INTERRUPTION_KINDS.indexOf(kind) * 1e6 + seconds;
