import type { ConfigRule } from '../rule';
import { REPLICAS_MAX } from '../schema/database';

/** Every Region copies the same database, at least once: RDS counts all copies of a source. */
export const replicaCount: ConfigRule = {
  id: 'replica-count',
  check({ stage, regions, database: { replicas } }) {
    if (stage < 4) return [];
    const elsewhere = (regions.length - 1) * Math.max(1, replicas);
    const all = replicas + elsewhere;
    if (all <= REPLICAS_MAX) return [];
    return [
      {
        path: ['database', 'replicas'],
        problem: `makes ${all} copies of each database in ${regions.length} Regions`,
        limit: `at most ${REPLICAS_MAX}`,
        found: replicas,
        remedy: `use ${Math.max(0, Math.floor(REPLICAS_MAX / regions.length))}`,
      },
    ];
  },
};
