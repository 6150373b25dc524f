import type { Topology } from './contract';

/** Largest value of a standard parameter, in bytes. Source: AWS Systems Manager User Guide, "Managing parameter tiers" (2026-11). */
export const PARAMETER_MAX_BYTES = 4096;

/** A database host as long as RDS makes them: identifier (63), account's part (12), Region (14) and the domain. */
const LONGEST_HOST = 'x'.repeat(63 + 1 + 12 + 1 + 14 + '.rds.amazonaws.com'.length);

/** Stands in for addresses that are known only after the deploy, when sizes are computed. */
export const longestAddresses = { databaseHost: () => LONGEST_HOST };

/** Parameters whose value would not fit, each as a sentence. */
export function oversized(topology: Topology): string[] {
  return Object.entries(topology).flatMap(([name, value]) => {
    const bytes = Buffer.byteLength(JSON.stringify(value));
    if (bytes <= PARAMETER_MAX_BYTES) return [];
    return [
      `topology/${name}: may reach ${bytes} bytes (at most ${PARAMETER_MAX_BYTES}); use fewer items, or shorter names`,
    ];
  });
}
