/**
 * How long a packet takes there and back, by distance: a line that was fitted to the measured medians between 21 Regions, with
 * the error it then has. Half of the estimates are nearer to what was measured than `medianErrorPercent`; a tenth is off by more
 * than 65 ms. Source of the medians: a sample of cloudping.co that libp2p's simulator keeps; fitted November 2026.
 */
export const ROUND_TRIP = { baseMs: 14, msPer1000Km: 15.9, medianErrorPercent: 19 } as const;

/** Estimated round trip over a distance in km, in ms. Between two hosts in one city it says 14, which is too much. */
export function roundTripMs(km: number): number {
  return ROUND_TRIP.baseMs + (ROUND_TRIP.msPer1000Km * km) / 1000;
}
