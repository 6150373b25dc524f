import type { Client } from './model';

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

/**
 * The region that would be answered if the latencies of the two nearest were the other way round, while these are so alike that
 * they may be; undefined when that changes nothing. So it holds for every routing policy: one that asks for no latency knows no
 * near ties.
 *
 * @param alive regions that are not dead.
 * @param answerOf the region that most of the answers to a client have.
 */
export function nearTieOf(
  client: Client,
  alive: readonly string[],
  answerOf: (client: Client) => string | undefined,
): string | undefined {
  const [best, next] = alive
    .map((region) => ({ region, ms: client.latencyTo(region) ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.ms - b.ms);
  if (!best || !next || !isNearTie(best.ms, next.ms)) return undefined;
  const swapped = new Map([
    [best.region, next.ms],
    [next.region, best.ms],
  ]);
  const other = answerOf({ ...client, latencyTo: (region) => swapped.get(region) ?? client.latencyTo(region) });
  return other === answerOf(client) ? undefined : other;
}
