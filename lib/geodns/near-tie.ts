/**
 * Two round trips so near each other that the estimate can't tell which is less: distance misses by a fifth in half of all cases,
 * and what Route 53 has measured moves from week to week.
 */
export function isNearTie(oneMs: number, otherMs: number): boolean {
  const gap = Math.abs(oneMs - otherMs);
  return gap < NEAR_TIE.ms || gap < (NEAR_TIE.percent / 100) * Math.min(oneMs, otherMs);
}

/** Either makes a near tie. */
export const NEAR_TIE = { ms: 20, percent: 20 } as const;
