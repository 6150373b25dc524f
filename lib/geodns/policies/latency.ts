import { nearest } from '../nearest';
import { type Policy, routingOf } from '../policy';

/** The Region with the lowest latency to the client, of those that are healthy. */
export const latency: Policy = ({ records, isHealthy, client }) =>
  nearest(records.filter(isHealthy), (record) => client.latencyTo(routingOf(record, 'latency').region), {
    unknown: 'latency-unknown',
    tie: 'latency-tie',
  });
