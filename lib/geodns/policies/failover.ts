import { NOTHING, only, type Policy, routingOf } from '../policy';

/** The primary while it is healthy, and else the secondary; the primary again when both are not, as all count as healthy then. */
export const failover: Policy = ({ records, isHealthy }) => {
  const healthy = records.filter(isHealthy);
  const found = healthy.find((record) => routingOf(record, 'failover').role === 'primary') ?? healthy[0];
  return found ? only(found) : NOTHING;
};
