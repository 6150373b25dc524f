import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import type { ClientOptions } from '../../aws/client-options';
import type { Row } from './row';

/** Alarms whose names begin with `prefix`, and whom each tells. */
export async function readAlarms(prefix: string, options: ClientOptions): Promise<Row[]> {
  const command = new DescribeAlarmsCommand({ AlarmNamePrefix: `${prefix}-` });
  const { MetricAlarms = [] } = await new CloudWatchClient(options).send(command);
  return MetricAlarms.map(
    ({ AlarmName: name = '', AlarmActions = [], MetricName, Period = 0, EvaluationPeriods = 0 }) => ({
      what: 'alarm',
      name,
      state: `${MetricName}, ${(Period * EvaluationPeriods) / 60} min, ${AlarmActions.map((arn) => arn.split(`:${prefix}-`).at(-1)).join(', ')}`,
    }),
  ).sort((a, b) => a.name.localeCompare(b.name));
}
