/** What can be lost. */
export type LossId =
  | 'server'
  | 'zone'
  | 'database-primary'
  | 'cache-primary'
  | 'home-region'
  | 'secondary-region'
  | 'cdn-origin'
  | 'route53-control-plane'
  | 'bad-release'
  | 'destroyed-data';

/** The shortest and the longest it takes, in seconds. */
export type Span = readonly [low: number, high: number];

/**
 * Why a figure can be believed: this environment's configuration or templates say it, AWS says it, others have measured it, or
 * it is assumed, because nobody says it and no account was there to measure it in.
 */
export type Basis = 'configured' | 'documented' | 'measured' | 'assumed';

/** Who has to act, or to say more, before a time can be named: somebody of yours, AWS, your application; or nobody says. */
export type Open = 'somebody' | 'aws' | 'yours' | 'undocumented';

/** A part of the time until something is back. */
export type Term = KnownTerm | OpenTerm;

export interface KnownTerm {
  readonly what: string;
  readonly seconds: Span;
  readonly basis: Basis;
  readonly source: string;
}

/** A part that has no number: it is named, and never hidden in another. */
export interface OpenTerm {
  readonly what: string;
  readonly open: Open;
}

/** The terms added up. */
export interface Total {
  readonly seconds: Span;
  /** What is not in the number; each once. */
  readonly open: readonly Open[];
}

/** How something comes back: one thing after another. */
export interface Path {
  readonly what: string;
  readonly terms: readonly Term[];
  readonly total: Total;
}

/** RTO. What happens at the same time is not added: the slowest counts. */
export interface Recovery extends Path {
  readonly meanwhile: readonly Path[];
}

/** How much of what was stored is gone. */
export type Lost =
  | { readonly kind: 'nothing' }
  /** What was written in the last seconds before. `usual`: so AWS says, and promises no bound. */
  | { readonly kind: 'last'; readonly seconds: number; readonly usual: boolean }
  /** Something, and nobody says how much. */
  | { readonly kind: 'unbounded' }
  /** Nothing if the region comes back; everything if it never does. */
  | { readonly kind: 'everything-unless-back' };

export interface DataTerm {
  /** What is stored there, e.g. `databases`. */
  readonly of: string;
  readonly lost: Lost;
  readonly why: string;
}

/** RPO: of what is stored in different places, the worst counts. */
export interface DataLoss {
  readonly terms: readonly DataTerm[];
  readonly total: Lost;
}

/** What is promised for one part of a loss. */
export interface RecoveryPromise {
  readonly loss: LossId;
  /** Which part, e.g. `queries`; unique within the loss. */
  readonly of: string;
  /** What users see until it is over. */
  readonly users: string;
  readonly rto: Recovery;
  readonly rpo: DataLoss;
  /** What both rest on. */
  readonly holds: readonly string[];
  /** What somebody has to do; empty where it heals by itself. */
  readonly steps: readonly string[];
}

/** An environment that does not have it can't lose it. */
export interface NothingToLose {
  readonly loss: LossId;
  readonly because: string;
}
