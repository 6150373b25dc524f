import type { Alarm } from './alarms';

/** Requests in five minutes below which a share of errors says nothing. */
const REQUESTS_MIN = 100;

/** What users notice of the servers behind a load balancer. */
export function balancerAlarms(balancer: string): Alarm[] {
  const common = {
    namespace: 'AWS/ApplicationELB',
    dimensions: { LoadBalancer: balancer },
    when: 'above',
    missing: 'notBreaching',
  } as const;
  return [
    {
      ...common,
      name: 'balancer-errors',
      urgency: 'page',
      description:
        'More than 5 of 100 requests fail. See the logs of the services; if a release just went out, take it back.',
      metric: {
        expression: `IF(requests > ${REQUESTS_MIN}, 100 * (FILL(servers, 0) + FILL(balancer, 0)) / requests, 0)`,
        of: {
          requests: 'RequestCount',
          servers: 'HTTPCode_Target_5XX_Count',
          balancer: 'HTTPCode_ELB_5XX_Count',
        },
      },
      statistic: 'Sum',
      threshold: 5,
      minutes: 15,
    },
    {
      ...common,
      name: 'balancer-latency',
      urgency: 'notice',
      description:
        'One of 100 requests takes longer than 2 seconds. Look at the database first, then at the processors of the servers.',
      metric: 'TargetResponseTime',
      statistic: 'p99',
      threshold: 2,
      minutes: 30,
    },
  ];
}

/** Whether the servers of a service answer on its health path. */
export function targetAlarms(service: string, balancer: string, targetGroup: string): Alarm[] {
  const common = {
    namespace: 'AWS/ApplicationELB',
    dimensions: { LoadBalancer: balancer, TargetGroup: targetGroup },
  };
  return [
    {
      ...common,
      name: `service-${service}-down`,
      urgency: 'page',
      description: `No server of ${service} is healthy. See the logs of its container, then the activity of its Auto Scaling group.`,
      metric: 'HealthyHostCount',
      statistic: 'Maximum',
      when: 'below',
      threshold: 1,
      minutes: 15,
      missing: 'breaching',
    },
    {
      ...common,
      name: `service-${service}-unhealthy`,
      urgency: 'notice',
      description: `A server of ${service} does not become healthy, and none takes its place. See the logs of its container.`,
      metric: 'UnHealthyHostCount',
      statistic: 'Minimum',
      when: 'above',
      threshold: 0,
      minutes: 30,
      missing: 'notBreaching',
    },
  ];
}
