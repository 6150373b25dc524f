import type {
  Basis,
  DataLoss,
  DataTerm,
  KnownTerm,
  Lost,
  Open,
  OpenTerm,
  Path,
  Recovery,
  Span,
  Term,
  Total,
} from './promise';

export function known(what: string, seconds: Span, basis: Basis, source: string): KnownTerm {
  return { what, seconds, basis, source };
}

export const open = (open: Open, what: string): OpenTerm => ({ what, open });

/** One thing after another. */
export function path(what: string, terms: readonly Term[]): Path {
  return { what, terms, total: sumOf(terms) };
}

/** Paths that are walked at the same time: the slowest is the recovery. */
export function slowest(first: Path, ...others: readonly Path[]): Recovery {
  const [last, ...meanwhile] = [first, ...others].sort((a, b) => compareTotals(b.total, a.total));
  return { ...(last ?? first), meanwhile };
}

export function sumOf(terms: readonly Term[]): Total {
  const spans = terms.flatMap((term) => ('seconds' in term ? [term.seconds] : []));
  return {
    seconds: [spans.reduce((sum, [low]) => sum + low, 0), spans.reduce((sum, [, high]) => sum + high, 0)],
    open: [...new Set(terms.flatMap((term) => ('open' in term ? [term.open] : [])))],
  };
}

/** How bad it is to wait for each: for AWS nobody can do anything, for somebody at least somebody can. */
const WAITS: Readonly<Record<Open, number>> = { undocumented: 0, yours: 0, somebody: 1, aws: 2 };

/** Above 0 where the first is worse: by whom it waits for, then by the longest it takes, then by the shortest. */
export function compareTotals(a: Total, b: Total): number {
  const waits = ({ open }: Total) => Math.max(0, ...open.map((each) => WAITS[each]));
  return waits(a) - waits(b) || a.seconds[1] - b.seconds[1] || a.seconds[0] - b.seconds[0];
}

export function dataLoss(...terms: readonly DataTerm[]): DataLoss {
  const [worst] = [...terms].sort((a, b) => compareLost(b.lost, a.lost));
  return { terms, total: worst?.lost ?? NOTHING };
}

export const NOTHING: Lost = { kind: 'nothing' };
export const UNBOUNDED: Lost = { kind: 'unbounded' };
export const EVERYTHING_UNLESS_BACK: Lost = { kind: 'everything-unless-back' };

export const last = (seconds: number): Lost => ({ kind: 'last', seconds, usual: false });

/** What AWS calls usual and does not promise. */
export const usuallyLast = (seconds: number): Lost => ({ kind: 'last', seconds, usual: true });

const LOST_IN_ORDER: readonly Lost['kind'][] = ['nothing', 'last', 'unbounded', 'everything-unless-back'];

/** Above 0 where more is lost by the first. */
export function compareLost(a: Lost, b: Lost): number {
  const bySeconds = a.kind === 'last' && b.kind === 'last' ? a.seconds - b.seconds : 0;
  return LOST_IN_ORDER.indexOf(a.kind) - LOST_IN_ORDER.indexOf(b.kind) || bySeconds;
}
