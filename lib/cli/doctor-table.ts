import type { CheckResult, CheckState } from '../doctor/check';
import { colours } from './colours';
import { plainTable } from './plain-table';

/** Widths of state, check, region and what: 99 columns with the gaps between them. */
const WIDTHS = [9, 22, 16, 52];

/** The worst first. */
const ORDER: readonly CheckState[] = ['problem', 'warning', 'unknown', 'ok'];

const COLOUR: Readonly<Record<CheckState, (text: string) => string>> = {
  problem: colours.red,
  warning: colours.yellow,
  unknown: colours.yellow,
  ok: colours.green,
};

/** What a doctor found, what to do first. */
export function doctorTable(results: readonly CheckResult[]): string {
  const sorted = ORDER.flatMap((state) => results.filter((result) => result.state === state));
  const rows = sorted.map(({ state, check, region = '', what, remedy }) => [
    COLOUR[state](state),
    check,
    region,
    [what, ...(remedy ? [`-> ${remedy}`] : [])].join('\n'),
  ]);
  return plainTable(['STATE', 'CHECK', 'REGION', 'WHAT'], WIDTHS, rows);
}
