import type { Basis, Open, Path, RecoveryPromise } from '../promises/promise';
import { lostText, spanText, totalText } from '../promises/text';
import { labelOf } from './promise-table';
import { wrapped } from './wrapped';

const BASES: Readonly<Record<Basis, string>> = {
  configured: 'configured',
  documented: 'AWS',
  measured: 'measured by others',
  assumed: 'assumed',
};

const OPEN: Readonly<Record<Open, string>> = {
  somebody: 'until then',
  aws: 'until then',
  yours: '+ yours',
  undocumented: '+ undocumented',
};

/** How the figures of one promise come about: a line a term, then what it rests on, then what somebody has to do. */
export function arithmeticText(promise: RecoveryPromise, all: readonly RecoveryPromise[]): string {
  const { rto, rpo, holds, steps } = promise;
  return [
    labelOf(promise, all),
    ...pathLines('back', rto),
    ...rto.meanwhile.flatMap((path) => pathLines(`meanwhile, ${path.what}:`, path)),
    `  lost ${lostText(rpo.total)}`,
    ...rpo.terms.map(({ of, lost, why }) => row(SHORT[lost.kind] ?? lostText(lost), `${of}: ${why}`)),
    ...holds.map((each) => listed('if', each)),
    ...steps.map((each) => listed('do', each)),
  ].join('\n');
}

/** What the marks mean. */
export const ARITHMETIC_LEGEND = wrapped(
  'configured: your configuration or a template says it; AWS: its documentation does; assumed: nobody does. What has + instead of a number is in no sum, which then ends in +. Sources: docs/promises.md, and --json.',
  0,
);

/** Too long for the column; the line says the rest. */
const SHORT: Readonly<Record<string, string>> = { unbounded: 'some', 'everything-unless-back': 'everything' };

function pathLines(title: string, { terms, total }: Path): string[] {
  return [
    `  ${title} ${totalText(total, spanText)}`,
    ...terms.map((term) =>
      'seconds' in term
        ? row(spanText(term.seconds), `${term.what} (${BASES[term.basis]})`)
        : row(OPEN[term.open], term.what),
    ),
  ];
}

const FIGURE = 25;

/** A figure, and beside it what it is. */
function row(figure: string, what: string): string {
  return `    ${figure.padEnd(FIGURE)} ${wrapped(what, 4 + FIGURE + 1)}`;
}

const listed = (title: string, text: string) => `  ${title} ${wrapped(text, 5)}`;
