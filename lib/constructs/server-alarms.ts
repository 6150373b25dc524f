import { METRICS_NAMESPACE } from '../server/metrics';
import type { Alarm } from './alarms';

/** What can go wrong with the one server of a group. */
export function serverAlarms(name: string, autoScalingGroup: string): Alarm[] {
  const common = { namespace: 'AWS/EC2', dimensions: { AutoScalingGroupName: autoScalingGroup } };
  return [
    {
      ...common,
      name: `${name}-down`,
      urgency: 'page',
      description:
        'No server is healthy, and none took its place for 15 minutes. See the activity of the Auto Scaling group.',
      metric: 'StatusCheckFailed',
      statistic: 'Minimum',
      when: 'above',
      threshold: 0,
      minutes: 15,
      missing: 'breaching',
    },
    ...loadAlarms(name, autoScalingGroup),
  ];
}

/** What wears the servers of a group out. */
export function loadAlarms(name: string, autoScalingGroup: string): Alarm[] {
  const common = { namespace: 'AWS/EC2', dimensions: { AutoScalingGroupName: autoScalingGroup } };
  return [
    {
      ...common,
      name: `${name}-cpu`,
      urgency: 'notice',
      description:
        'The processor is busy. Find the service that is, or take a larger instance, or go to the next stage.',
      metric: 'CPUUtilization',
      statistic: 'Average',
      when: 'above',
      threshold: 80,
      minutes: 30,
      missing: 'notBreaching',
    },
    {
      ...common,
      name: `${name}-credits`,
      urgency: 'notice',
      description:
        'The burstable instance works above its share, and each hour of that costs extra. A larger one may be cheaper.',
      metric: 'CPUSurplusCreditsCharged',
      statistic: 'Sum',
      when: 'above',
      threshold: 0,
      minutes: 60,
      missing: 'notBreaching',
    },
    ...full(name, autoScalingGroup),
  ];
}

/** What a server measures itself. */
function full(name: string, autoScalingGroup: string): Alarm[] {
  const common = {
    namespace: METRICS_NAMESPACE,
    dimensions: { AutoScalingGroupName: autoScalingGroup },
    urgency: 'notice',
    statistic: 'Maximum',
    when: 'above',
    minutes: 15,
    missing: 'notBreaching',
  } as const;
  return [
    {
      ...common,
      name: `${name}-memory`,
      description: 'Memory is nearly full; at the end of it the kernel kills a container. Take a larger instance.',
      metric: 'mem_used_percent',
      threshold: 90,
    },
    {
      ...common,
      name: `${name}-disk`,
      description: 'The disk is nearly full, mostly of old images. Remove them with docker system prune.',
      metric: 'disk_used_percent',
      threshold: 85,
    },
  ];
}
