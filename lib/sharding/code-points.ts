/**
 * Which of two texts is first by code points: negative for `a`, positive for `b`. It is the order of their UTF-8 bytes, and
 * PostgreSQL's `COLLATE "C"`; the `<` of JavaScript goes by UTF-16 and has another for rare characters.
 */
export function byCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const [unit, other] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (unit !== other) return rank(unit) - rank(other);
  }
  return a.length - b.length;
}

/** Halves of characters above U+FFFF come after all whole ones. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
