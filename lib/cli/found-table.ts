import Table from 'cli-table3';
import pc from 'picocolors';
import type { Found } from '../local/read-back';
import { ABSENT } from '../local/read-back/row';

/** What stands, a line each, within 100 columns. */
export function foundTable(found: readonly Found[]): string {
  const table = new Table({
    head: ['region', 'what', 'name', 'state'],
    colWidths: [12, 10, 32, 41],
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: [], border: [], compact: true },
  });
  for (const { region, what, name, state } of found)
    table.push([region, what, name, state === ABSENT ? pc.red(state) : state]);
  return table.toString();
}
