/** Colours that are not a region's. */
export const INK = '#111827';
export const SEA = '#f3f6fa';
export const PAPER = '#ffffff';
/** Countries of which it is not known. */
export const UNKNOWN_LAND = '#6b7280';

/** How the land that a region serves is painted: a colour, and white marks on it that tell it apart without colours. */
export interface Fill {
  readonly colour: string;
  /** SVG of the marks in a square of `size`. */
  readonly marks: string;
  readonly size: number;
}

/** Every colour stands out from sea, paper and its white marks by 3:1 at least. */
const COLOURS = ['#0a5ea8', '#b34700', '#00705a', '#8a2f7b', '#6b5a00', '#a3203f', '#3f4fb5', '#2f6b1f'];

const line = (d: string, width = 1.3) => `<path d="${d}" fill="none" stroke="${PAPER}" stroke-width="${width}"/>`;
const dot = (x: number, y: number, r: number) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${PAPER}"/>`;

/** Marks, each unlike the others. */
const MARKS: readonly Pick<Fill, 'marks' | 'size'>[] = [
  { size: 6, marks: line('M-1,7 L7,-1 M-1,1 L1,-1 M5,7 L7,5') },
  { size: 7, marks: dot(1.75, 1.75, 1.15) + dot(5.25, 5.25, 1.15) },
  { size: 6, marks: line('M0,3 H6') },
  { size: 6, marks: line('M3,0 V6') },
  { size: 8, marks: line('M0,0 L8,8 M8,0 L0,8', 1.1) },
  { size: 8, marks: line('M0,4 L2,2 L6,6 L8,4') },
  { size: 9, marks: line('M4.5,2 V7 M2,4.5 H7', 1.4) },
  { size: 7, marks: line('M3.5,0 V7 M0,3.5 H7', 1) },
  { size: 6, marks: line('M-1,-1 L7,7 M5,-1 L7,1 M-1,5 L1,7') },
  { size: 9, marks: `<circle cx="4.5" cy="4.5" r="2.5" fill="none" stroke="${PAPER}" stroke-width="1.2"/>` },
  { size: 8, marks: `<rect x="2.2" y="2.2" width="3.6" height="3.6" fill="${PAPER}"/>` },
];

/** The fill of a region, by its place in the list: the first has no marks, and from the 13th on they come again, twice as large. */
export function fillOf(index: number): Fill {
  const colour = COLOURS[index % COLOURS.length];
  const found = MARKS[(index - 1) % MARKS.length];
  if (colour === undefined) throw new Error('there are colours');
  if (!found) return { colour, size: 8, marks: '' };
  const times = 1 + Math.floor((index - 1) / MARKS.length);
  if (times === 1) return { colour, ...found };
  return { colour, size: found.size * times, marks: `<g transform="scale(${times})">${found.marks}</g>` };
}

/** The fill as an SVG pattern. */
export function patternOf(id: string, { colour, marks, size }: Fill): string {
  return `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><rect width="${size}" height="${size}" fill="${colour}"/>${marks}</pattern>`;
}
