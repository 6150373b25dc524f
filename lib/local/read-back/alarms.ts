import { CloudWatchClient, DescribeAlarmsCommand, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { ClientOptions } from '../../aws/client-options';
import type { Row } from './row';

/** Alarms whose names begin with `prefix`, and whom each tells. */
export async function readAlarms(prefix: string, options: ClientOptions): Promise<Row[]> {
  const command = new DescribeAlarmsCommand({ AlarmNamePrefix: `${prefix}-` });
  const { MetricAlarms = [] } = await new CloudWatchClient(options).send(command);
  return MetricAlarms.map(
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
      state: `${MetricName}, ${((Period ?? periodOf(Metrics)) * EvaluationPeriods) / 60} min, ${AlarmActions.map((arn) => arn.split(`:${prefix}-`).at(-1)).join(', ')}`,
    }),
  ).sort((a, b) => a.name.localeCompare(b.name));
}

/** Period of what an expression is made of, in seconds. */
function periodOf(metrics: readonly MetricDataQuery[]): number {
  return metrics.find(({ MetricStat }) => MetricStat)?.MetricStat?.Period ?? 0;
}
