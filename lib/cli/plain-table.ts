import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';

/** A table without lines. Words that don't fit their column go on below. */
export function plainTable(
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): string {
  const table = new Table({
    head: [...head],
    colWidths: [...widths],
    wordWrap: true,
    chars: NO_LINES,
    style: { head: [], 'padding-left': 0, 'padding-right': 2 },
  });
  table.push(...rows.map((row) => row.map((cell, column) => breakable(cell, (widths[column] ?? 0) - 2))));
  return table.toString().replaceAll(/ +$/gm, '');
}

/** A word longer than its column would be cut off: it is broken instead, so that a name can be copied. */
function breakable(cell: string, width: number): string {
  // Colours take no room.
  if (stripVTControlCharacters(cell).length <= width) return cell;
  return cell.replaceAll(new RegExp(`\\S{${width}}(?=\\S)`, 'g'), '$& ');
}

const NO_LINES = Object.fromEntries(
  ['top', 'bottom', 'mid', 'left', 'right', 'middle']
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .concat('left-mid', 'mid-mid', 'right-mid')
    .map((name) => [name, '']),
);
