import type { ResourceChange } from './change';
import { type Interruption, type InterruptionRow, worst } from './interruption';
import { CACHE_INTERRUPTIONS } from './interruptions/cache';
import { CDN_INTERRUPTIONS } from './interruptions/cdn';
import { DATABASE_INTERRUPTIONS } from './interruptions/database';
import { MESSAGING_INTERRUPTIONS } from './interruptions/messaging';
import { SERVING_INTERRUPTIONS } from './interruptions/serving';

/** What is known of interruptions; what is not listed has none. */
export const INTERRUPTIONS: readonly InterruptionRow[] = [
  ...DATABASE_INTERRUPTIONS,
  ...SERVING_INTERRUPTIONS,
  ...CDN_INTERRUPTIONS,
  ...CACHE_INTERRUPTIONS,
  ...MESSAGING_INTERRUPTIONS,
];

/** The worst that users notice of some changes deployed together. */
export function interruptionOf(changes: readonly ResourceChange[]): Interruption {
  const { kind, seconds, what, source } = worst(
    changes.flatMap((change) => INTERRUPTIONS.filter((row) => matches(row, change, changes))),
  );
  return { kind, seconds, what, source };
}

function matches(
  { type, actions, properties, when }: InterruptionRow,
  change: ResourceChange,
  all: readonly ResourceChange[],
) {
  return (
    change.type === type &&
    actions.includes(change.action) &&
    (!properties || properties.some((property) => change.properties.includes(property))) &&
    (!when || when(change, all))
  );
}
