import type { Templates } from '../template';
import type { ResourceChange } from './change';
import { byWeight, type Interruption, type InterruptionRow } from './interruption';
import { CACHE_INTERRUPTIONS } from './interruptions/cache';
import { CDN_INTERRUPTIONS } from './interruptions/cdn';
import { DATABASE_INTERRUPTIONS } from './interruptions/database';
import { MESSAGING_INTERRUPTIONS } from './interruptions/messaging';
import { NAME_INTERRUPTIONS } from './interruptions/names';
import { REGION_INTERRUPTIONS } from './interruptions/regions';
import { SERVING_INTERRUPTIONS } from './interruptions/serving';

/** What is known of interruptions; what is not listed has none. */
export const INTERRUPTIONS: readonly InterruptionRow[] = [
  ...DATABASE_INTERRUPTIONS,
  ...SERVING_INTERRUPTIONS,
  ...NAME_INTERRUPTIONS,
  ...CDN_INTERRUPTIONS,
  ...CACHE_INTERRUPTIONS,
  ...MESSAGING_INTERRUPTIONS,
  ...REGION_INTERRUPTIONS,
];

/**
 * What users notice of some changes deployed together, or might think they do: each once, the worst first.
 *
 * @param changes in the order of deployment
 * @param to what stands afterwards
 */
export function interruptionsOf(changes: readonly ResourceChange[], to: Templates): Interruption[] {
  // Of one change the worst alone is true.
  const rows = changes.flatMap((change) =>
    byWeight(INTERRUPTIONS.filter((row) => matches(row, change, changes, to))).slice(0, 1),
  );
  return byWeight(rows);
}

function matches(
  { type, actions, properties, when }: InterruptionRow,
  change: ResourceChange,
  all: readonly ResourceChange[],
  to: Templates,
) {
  return (
    change.type === type &&
    actions.includes(change.action) &&
    (!properties || properties.some((property) => change.properties.includes(property))) &&
    (!when || when(change, all, to))
  );
}
