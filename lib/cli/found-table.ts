import type { Found } from '../local/read-back';
import { ABSENT } from '../local/read-back/row';
import { colours } from './colours';
import { plainTable } from './plain-table';

/** Width of a line with the gaps between its columns. */
const WIDTH = 98;

const WHAT_WIDTH = 10;
const NAME_WIDTH = 35;
const HEAD = ['REGION', 'WHAT', 'NAME', 'STATE'];

/** What stands, a line each, within 100 columns. */
export function foundTable(found: readonly Found[]): string {
  const rows = found.map(({ region, what, name, state }) => [
    region,
    what,
    name,
    state === ABSENT ? colours.red(state) : state,
  ]);
  // A region is never broken: it is what the eye looks for.
  const regionWidth = Math.max(...[...found.map(({ region }) => region), 'REGION'].map(({ length }) => length)) + 2;
  return plainTable(HEAD, [regionWidth, WHAT_WIDTH, NAME_WIDTH, WIDTH - regionWidth - WHAT_WIDTH - NAME_WIDTH], rows);
}
