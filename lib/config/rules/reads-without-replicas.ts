import type { ConfigRule } from '../rule';

/** Who reads from replicas has some. */
export const readsWithoutReplicas: ConfigRule = {
  id: 'reads-without-replicas',
  check: ({ database: { reads, replicas } }) =>
    reads === 'primary' || replicas > 0
      ? []
      : [
          {
            path: ['database', 'reads'],
            problem: 'sends queries to replicas, and there are none',
            limit: 'database.replicas is 0',
            found: reads,
            remedy: 'set database.replicas to 1 or more, or use primary',
          },
        ],
};
