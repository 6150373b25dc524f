/** Why a region gets no requests, as it is written into the flag that says so. */
export interface Drain {
  readonly region: string;
  /** ARN of who did it. */
  readonly by: string;
  readonly reason: string;
  /** ISO times. */
  readonly since: string;
  readonly until: string;
}

/** A flag as it lies in a bucket. One that somebody wrote by hand need not say anything. */
export type FoundDrain = Partial<Drain>;

/** What the bucket of another region says of one. */
export type FlagReading = { readonly region: string; readonly bucket: string; readonly in: string } & (
  | { readonly kind: 'none' }
  | { readonly kind: 'flag'; readonly drain: FoundDrain; readonly etag: string }
  /** The bucket gave no answer. A flag that nobody can read drains nothing. */
  | { readonly kind: 'unknown'; readonly why: string }
);

export type StandingFlag = Extract<FlagReading, { kind: 'flag' }>;

export const isStanding = (reading: FlagReading): reading is StandingFlag => reading.kind === 'flag';

/** Whether its time is over. One without an end never is. */
export function isExpired({ until }: FoundDrain, now: number): boolean {
  const end = Date.parse(until ?? '');
  return !Number.isNaN(end) && end <= now;
}

/** What a flag says, by its text. */
export function drainIn(text: string): FoundDrain {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof found !== 'object' || found === null) return {};
  const fields = ['region', 'by', 'reason', 'since', 'until'] as const;
  const said = found as Partial<Record<string, unknown>>;
  return Object.fromEntries(fields.flatMap((field) => (typeof said[field] === 'string' ? [[field, said[field]]] : [])));
}

/** Whether it says the same, but for its times. */
export const isSameDrain = (a: FoundDrain, b: FoundDrain) => a.by === b.by && a.reason === b.reason;
