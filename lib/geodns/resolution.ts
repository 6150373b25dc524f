import type { Routing } from './model';
import type { Unknown } from './unknown';

/** What Route 53 answers. Where it chooses at random, every answer with its chance. */
export interface Resolution {
  /** Their probabilities add up to 1. */
  readonly outcomes: readonly Outcome[];
  /** Longest time for which resolvers keep one of the answers, in seconds; absent where that is AWS's to choose and not said. */
  readonly ttlSeconds?: number;
  /** How it came to that, from the name that was asked on. */
  readonly steps: readonly Step[];
}

export interface Outcome {
  readonly probability: number;
  readonly answer: OutcomeAnswer;
  /** Records on the way to it, as `name/setIdentifier`; a record without identifier is its name. */
  readonly path: readonly string[];
}

export type OutcomeAnswer =
  | {
      readonly kind: 'values';
      readonly values: readonly string[];
      /** The answer has only so many of them, drawn at random. @default - all */
      readonly atMost?: number;
    }
  /** Something of AWS, or a name of another zone. */
  | { readonly kind: 'resource'; readonly host: string }
  /** The name, or the type, has no record for this client. */
  | { readonly kind: 'no-data' }
  /** The documentation does not say, or nobody knows the figure that decides. */
  | { readonly kind: 'unknown'; readonly why: Unknown };

/** The choice between the records of one name. */
export interface Step {
  readonly name: string;
  readonly by: Routing['by'];
  /** Identifiers of the records that may answer, with the chance of each. */
  readonly chosen: readonly { readonly id: string; readonly probability: number }[];
  /** Identifiers of records that come first, but are unhealthy. */
  readonly passedOver: readonly string[];
  /** No record is healthy, so all count as healthy. */
  readonly lastResort: boolean;
  readonly unknown?: Unknown;
}
