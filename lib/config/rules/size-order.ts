import type { ConfigPath } from '../path';
import type { ConfigRule } from '../rule';

/** RDS refuses a limit for growth that is less than this above the storage there is. Source: Amazon RDS User Guide, "Storage autoscaling". */
const GROWTH_MIN_PERCENT = 10;

/** The smaller of two numbers is the smaller. */
export const sizeOrder: ConfigRule = {
  id: 'size-order',
  check({ services, queues, database: { storageGb, maxStorageGb } }) {
    const needed = Math.ceil((storageGb * (100 + GROWTH_MIN_PERCENT)) / 100);
    return [
      ...services.flatMap(({ servers }, i) => (servers ? inOrder(servers, ['services', i, 'servers']) : [])),
      ...queues.flatMap(({ worker }, i) => inOrder(worker, ['queues', i, 'worker'])),
      ...(maxStorageGb >= needed
        ? []
        : [
            {
              path: ['database', 'maxStorageGb'],
              problem: 'leaves no room to grow',
              limit: `at least ${GROWTH_MIN_PERCENT} % above storageGb = ${needed}`,
              found: maxStorageGb,
              remedy: `use ${needed} or more`,
            },
          ]),
    ];
  },
};

function inOrder({ min, max }: { min: number; max: number }, path: ConfigPath) {
  return min <= max
    ? []
    : [
        {
          path: [...path, 'min'],
          problem: `is above max`,
          limit: `at most ${max}`,
          found: min,
          remedy: 'swap them, or raise max',
        },
      ];
}
