/** A rectangle on the map, in its units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Label extends Box {
  readonly text: string;
  /** What it belongs to. */
  readonly at: readonly [x: number, y: number];
}

/** Size of the letters. */
export const LETTERS = 12;

const HEIGHT = 18;

/** Distance of a label from its marker. */
const GAPS = [10, 22, 40, 64, 96];

/** A label may go so far away for hiding nothing instead of lying on land. */
const FARTHER = 60;

/** Width of a text in bold letters of that size, rather too much than too little. */
export function textWidth(text: string, size = LETTERS): number {
  return Math.ceil(text.length * size * 0.62);
}

/**
 * A place for each label beside its marker where it covers neither another label nor a marker, if there is one: of those the one
 * that hides the least of what is drawn, and of these the nearest.
 *
 * @param hides how much of it lies below a box, 0 to 1.
 */
export function placeLabels(
  markers: readonly { readonly text: string; readonly at: readonly [number, number] }[],
  inside: Box,
  hides: (box: Box) => number,
): Label[] {
  const placed: Label[] = [];
  const taken: Box[] = markers.map(({ at: [x, y] }) => ({ x: x - 8, y: y - 8, width: 16, height: 16 }));
  for (const { text, at } of markers) {
    const width = textWidth(text) + 12;
    const candidates = GAPS.flatMap((gap) =>
      around(at, width, gap).map((box) => ({ box, cost: hides(box) + gap / FARTHER })),
    ).filter(({ box }) => within(box, inside));
    const free = candidates.filter(({ box }) => ![...placed, ...taken].some((other) => overlap(box, other)));
    const [best] = (free.length > 0 ? free : candidates).sort((a, b) => a.cost - b.cost);
    if (best) placed.push({ ...best.box, text, at });
  }
  return placed;
}

function around([x, y]: readonly [number, number], width: number, gap: number): Box[] {
  const [left, middle, right] = [x - gap - width, x - width / 2, x + gap];
  const [above, level, below] = [y - gap - HEIGHT, y - HEIGHT / 2, y + gap];
  const corners: [number, number][] = [
    [right, level],
    [left, level],
    [middle, above],
    [middle, below],
    [right, above],
    [right, below],
    [left, above],
    [left, below],
  ];
  return corners.map(([cornerX, cornerY]) => ({ x: cornerX, y: cornerY, width, height: HEIGHT }));
}

function within(box: Box, outer: Box): boolean {
  return (
    box.x >= outer.x &&
    box.y >= outer.y &&
    box.x + box.width <= outer.x + outer.width &&
    box.y + box.height <= outer.y + outer.height
  );
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
