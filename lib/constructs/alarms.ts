import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Urgency } from '../blueprint/alarm';
import { alarmTopicName, type Owner, prefix } from '../blueprint/names';
import { arnOf } from './arn';

/** When somebody is told, and what of. */
export interface Alarm {
  /** Part of the alarm's name. */
  readonly name: string;
  readonly urgency: Urgency;
  /** What it means and what to do first. */
  readonly description: string;
  readonly namespace: string;
  readonly metric: string | MetricMath;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `p99`: what 99 of 100 stay under. */
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum' | 'p99';
  readonly when: 'above' | 'below';
  readonly threshold: number;
  /** For how long it must last, in minutes: a multiple of 5. No alarm is about a single event. */
  readonly minutes: number;
  /** What no data means. A server that is being replaced sends none. */
  readonly missing: 'breaching' | 'notBreaching';
}

/** A number that is made of several metrics of the same statistic. */
export interface MetricMath {
  readonly expression: string;
  /** Metrics by the names that the expression has for them; with dimensions of their own, or else those of the alarm. */
  readonly of: Readonly<Record<string, string | (Pick<Alarm, 'dimensions'> & { readonly metric: string })>>;
}

/** Length of a period of every alarm, in minutes. */
const PERIOD_MINUTES = 5;

export interface AlarmsProps {
  readonly owner: Owner;
  readonly region: string;
  /** Name of the topic of an urgency. @default - that of the region */
  readonly topicName?: (urgency: Urgency) => string;
  readonly alarms: readonly Alarm[];
}

/** Alarms that tell the topic of their urgency, when they begin and when they end. The topics are known by name. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { owner, region, alarms, ...props }: AlarmsProps) {
    super(scope, id);
    const { topicName = (urgency) => alarmTopicName(owner, urgency) } = props;
    for (const alarm of alarms) {
      const topic = arnOf('sns', region, topicName(alarm.urgency));
      const periods = alarm.minutes / PERIOD_MINUTES;
      new cloudwatch.CfnAlarm(this, alarm.name, {
        alarmName: `${prefix(owner)}-${alarm.name}`,
        alarmDescription: alarm.description,
        ...watched(alarm),
        comparisonOperator: alarm.when === 'above' ? 'GreaterThanThreshold' : 'LessThanThreshold',
        threshold: alarm.threshold,
        evaluationPeriods: periods,
        datapointsToAlarm: periods,
        treatMissingData: alarm.missing,
        alarmActions: [topic],
        okActions: [topic],
      });
    }
  }
}

/** What an alarm watches: one metric, or an expression of several. */
function watched({ namespace, metric, dimensions, statistic }: Alarm): Partial<cloudwatch.CfnAlarmProps> {
  const period = 60 * PERIOD_MINUTES;
  if (typeof metric === 'string') {
    const how = statistic === 'p99' ? { extendedStatistic: statistic } : { statistic };
    return { namespace, metricName: metric, dimensions: pairs(dimensions), ...how, period };
  }
  const inputs = Object.entries(metric.of).map(([id, input]) => {
    const one = typeof input === 'string' ? { metric: input, dimensions } : input;
    const of = { namespace, metricName: one.metric, dimensions: pairs(one.dimensions) };
    return { id, returnData: false, metricStat: { metric: of, stat: statistic, period } };
  });
  return { metrics: [{ id: 'result', expression: metric.expression, returnData: true }, ...inputs] };
}

function pairs(dimensions: Alarm['dimensions']) {
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}
