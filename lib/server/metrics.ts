/** Namespace of the metrics that a server measures itself. */
export const METRICS_NAMESPACE = 'CWAgent';

/**
 * Configuration of the CloudWatch agent: memory and disk of the server, which EC2 does not see from outside. Only the name of
 * the group is a dimension, so that a new server goes on where the last one ended; every other dimension would cost again.
 */
export const METRICS_CONFIG = JSON.stringify({
  agent: { metrics_collection_interval: 60, omit_hostname: true },
  metrics: {
    namespace: METRICS_NAMESPACE,
    append_dimensions: { AutoScalingGroupName: '${aws:AutoScalingGroupName}' },
    aggregation_dimensions: [['AutoScalingGroupName']],
    metrics_collected: {
      mem: { measurement: ['used_percent'] },
      disk: { measurement: ['used_percent'], resources: ['/'], drop_device: true },
    },
  },
});
