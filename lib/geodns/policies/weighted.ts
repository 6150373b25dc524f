import { anyOf, type Policy, routingOf } from '../policy';

/**
 * Each has a chance in proportion to its weight. Weights of 0 come only when every other record is unhealthy, and then each
 * with the same chance.
 */
export const weighted: Policy = ({ records, isHealthy }) => {
  const healthy = records.filter(isHealthy);
  const weight = (record: (typeof records)[number]) => routingOf(record, 'weighted').weight;
  const sum = healthy.reduce((total, record) => total + weight(record), 0);
  if (sum === 0) return anyOf(healthy);
  return {
    chosen: healthy
      .filter((record) => weight(record) > 0)
      .map((record) => ({ record, probability: weight(record) / sum })),
  };
};
