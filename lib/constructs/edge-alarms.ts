import type { Alarm } from './alarms';

/** Share of answers that are errors of ours, in percent, from which on it is no longer one page. */
const MANY_ERRORS_PERCENT = 5;

/** What goes wrong between users and regions. */
export function cdnAlarms(distributionId: string): Alarm[] {
  return [
    {
      name: 'cdn-errors',
      urgency: 'page',
      description: `More than ${MANY_ERRORS_PERCENT} of 100 answers of the CDN say that nothing answers behind it. See the alarms of the regions; if none is on, see whether a region shows the secret that the CDN shows.`,
      namespace: 'AWS/CloudFront',
      metric: '5xxErrorRate',
      dimensions: { DistributionId: distributionId, Region: 'Global' },
      statistic: 'Average',
      when: 'above',
      threshold: MANY_ERRORS_PERCENT,
      minutes: 15,
      missing: 'notBreaching',
    },
  ];
}

/** Tells that no requests are led to a region, because it does not answer or because somebody drained it. */
export function regionAlarm(region: string, healthCheckId: string): Alarm {
  return {
    name: `region-${region}-away`,
    urgency: 'page',
    description: `No requests are led to ${region}: it does not answer, or it is drained. If nobody drained it, see its load balancer and the servers of the service that takes /*.`,
    namespace: 'AWS/Route53',
    metric: 'HealthCheckStatus',
    dimensions: { HealthCheckId: healthCheckId },
    statistic: 'Minimum',
    when: 'below',
    threshold: 1,
    minutes: 5,
    missing: 'breaching',
  };
}
