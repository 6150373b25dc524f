import type { RegionBlueprint } from '../blueprint/blueprint';
import { eventBusName, type Owner, queueName, topicName } from '../blueprint/names';
import type { Addresses } from './build';

/** Largest value of a standard parameter, in bytes. Source: AWS Systems Manager User Guide, "Managing parameter tiers" (2026-11). */
export const PARAMETER_MAX_BYTES = 4096;

/** A database host as long as RDS makes them: identifier (63), account's part (12), Region (14) and the domain. */
const LONGEST_HOST = 'x'.repeat(63 + 1 + 12 + 1 + 14 + '.rds.amazonaws.com'.length);

/** A cache host as long as ElastiCache makes them: `clustercfg.`, name (40), account's part (6), Region (4) and the domain. */
const LONGEST_CACHE_HOST = 'x'.repeat('clustercfg.'.length + 40 + 1 + 6 + 1 + 4 + '.cache.amazonaws.com'.length);

/** An account's id, of which only the length is known. */
const ACCOUNT = 'x'.repeat(12);

/** Stands in for addresses that are known only after the deploy, when sizes are computed. */
export const longestAddresses = (owner: Owner, { name: region, data }: RegionBlueprint): Addresses => ({
  databaseHost: () => LONGEST_HOST,
  replicaHost: () => LONGEST_HOST,
  cacheHost: () => LONGEST_CACHE_HOST,
  queueUrl: (queue) => {
    const order = data.queues.find(({ name }) => name === queue)?.order ?? 'best-effort';
    return `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${queueName(owner, queue, order)}`;
  },
  topicArn: (topic) => `arn:aws:sns:${region}:${ACCOUNT}:${topicName(owner, topic)}`,
  busArn: () => `arn:aws:events:${region}:${ACCOUNT}:event-bus/${eventBusName(owner)}`,
});

/** Parameters whose value would not fit, each as a sentence. */
export function oversized(topology: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(topology).flatMap(([name, value]) => {
    const bytes = Buffer.byteLength(JSON.stringify(value));
    if (bytes <= PARAMETER_MAX_BYTES) return [];
    return [
      `topology/${name}: may reach ${bytes} bytes (at most ${PARAMETER_MAX_BYTES}); use fewer items, or shorter names`,
    ];
  });
}
