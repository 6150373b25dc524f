import type { Found } from '../local/read-back';
import { ABSENT } from '../local/read-back/row';
import { colours } from './colours';
import { plainTable } from './plain-table';

/** Widths of region, what, name and state: 98 columns with the gaps between them. */
const WIDTHS = [11, 10, 35, 42];

/** What stands, a line each, within 100 columns. */
export function foundTable(found: readonly Found[]): string {
  const rows = found.map(({ region, what, name, state }) => [
    region,
    what,
    name,
    state === ABSENT ? colours.red(state) : state,
  ]);
  return plainTable(['REGION', 'WHAT', 'NAME', 'STATE'], WIDTHS, rows);
}
