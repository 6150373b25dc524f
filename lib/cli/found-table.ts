import Table from 'cli-table3';
import pc from 'picocolors';
import type { Found } from '../local/read-back';
import { ABSENT } from '../local/read-back/row';

/** Widths of region, what, name and state: 98 columns with the gaps between them. */
const WIDTHS = [11, 10, 35, 42];

/** What stands, a line each, within 100 columns. */
export function foundTable(found: readonly Found[]): string {
  const table = new Table({
    head: ['REGION', 'WHAT', 'NAME', 'STATE'],
    colWidths: WIDTHS,
    wordWrap: true,
    chars: NO_LINES,
    style: { head: [], 'padding-left': 0, 'padding-right': 2 },
  });
  for (const { region, what, name, state } of found) {
    table.push([region, what, name, state === ABSENT ? pc.red(state) : state]);
  }
  return table.toString().replaceAll(/ +$/gm, '');
}

const NO_LINES = Object.fromEntries(
  ['top', 'bottom', 'mid', 'left', 'right', 'middle']
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .concat('left-mid', 'mid-mid', 'right-mid')
    .map((name) => [name, '']),
);
