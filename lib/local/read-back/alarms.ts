import {
  CloudWatchClient,
  type MetricAlarm,
  type MetricDataQuery,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import type { ClientOptions } from '../../aws/client-options';
import type { Row } from './row';

/** Alarms whose names begin with `prefix` and that tell one of `topics`, and which of them each tells. */
export async function readAlarms(prefix: string, topics: readonly string[], options: ClientOptions): Promise<Row[]> {
  if (topics.length === 0) return [];
  const client = new CloudWatchClient(options);
  const alarms: MetricAlarm[] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, { AlarmNamePrefix: `${prefix}-` }))
    alarms.push(...MetricAlarms);
  const nameOf = (topic: string) => topic.split(':').at(-1) ?? '';
  return alarms
    .filter(({ AlarmActions = [] }) => AlarmActions.some((topic) => topics.includes(nameOf(topic))))
    .map(
      ({
        AlarmName: name = '',
        AlarmActions = [],
        MetricName = 'several metrics',
        Period,
        Metrics = [],
        EvaluationPeriods = 0,
      }) => ({
        what: 'alarm',
        name,
        state: `${MetricName}, ${((Period ?? periodOf(Metrics)) * EvaluationPeriods) / 60} min, ${AlarmActions.map((topic) => nameOf(topic).slice(prefix.length + 1)).join(', ')}`,
      }),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Period of what an expression is made of, in seconds. */
function periodOf(metrics: readonly MetricDataQuery[]): number {
  return metrics.find(({ MetricStat }) => MetricStat)?.MetricStat?.Period ?? 0;
}
