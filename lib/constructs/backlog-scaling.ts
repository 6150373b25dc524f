import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

export interface BacklogProps {
  readonly queueName: string;
  /** Longest time that one message takes, in seconds. */
  readonly handlerSeconds: number;
  /** Age of the oldest message that the workers must keep, in seconds. */
  readonly oldestMessageSeconds: number;
  /** Whether there may be no worker at all while nothing is to do. */
  readonly fromZero: boolean;
}

/**
 * Keeps so many workers that none has more messages before it than it can work on in time, one after another. Source: Amazon
 * EC2 Auto Scaling User Guide, "Create a target tracking scaling policy using metric math".
 */
export function scaleOnBacklog(scope: Construct, group: autoscaling.AutoScalingGroup, props: BacklogProps): void {
  const { queueName, handlerSeconds, oldestMessageSeconds, fromZero } = props;
  const cfnGroup = group.node.defaultChild as autoscaling.CfnAutoScalingGroup;
  // Free; without it nobody knows how many workers there are.
  cfnGroup.metricsCollection = [{ granularity: '1Minute', metrics: ['GroupInServiceInstances'] }];

  const waiting = {
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensions: [{ name: 'QueueName', value: queueName }],
  };
  const workers = {
    namespace: 'AWS/AutoScaling',
    metricName: 'GroupInServiceInstances',
    dimensions: [{ name: 'AutoScalingGroupName', value: group.autoScalingGroupName }],
  };
  new autoscaling.CfnScalingPolicy(scope, 'Backlog', {
    autoScalingGroupName: group.autoScalingGroupName,
    policyType: 'TargetTrackingScaling',
    targetTrackingConfiguration: {
      customizedMetricSpecification: {
        metrics: [
          { id: 'waiting', metricStat: { metric: waiting, stat: 'Maximum' }, returnData: false },
          { id: 'workers', metricStat: { metric: workers, stat: 'Average' }, returnData: false },
          { id: 'backlog', expression: 'FILL(waiting, 0) / IF(workers > 0, workers, 1)', returnData: true },
        ],
      },
      targetValue: Math.max(1, Math.floor(oldestMessageSeconds / handlerSeconds)),
    },
  });
  if (fromZero) firstWorker(scope, group, waiting);
}

/** Of no workers there is no share to track: the first comes when anything waits. */
function firstWorker(
  scope: Construct,
  { autoScalingGroupName }: autoscaling.AutoScalingGroup,
  { namespace, metricName, dimensions }: cloudwatch.CfnAlarm.MetricProperty & { metricName: string; namespace: string },
): void {
  const policy = new autoscaling.CfnScalingPolicy(scope, 'FirstWorker', {
    autoScalingGroupName,
    policyType: 'StepScaling',
    adjustmentType: 'ExactCapacity',
    stepAdjustments: [{ metricIntervalLowerBound: 0, scalingAdjustment: 1 }],
  });
  new cloudwatch.CfnAlarm(scope, 'FirstWorkerWanted', {
    alarmDescription: 'Something waits and nobody works on it: starts the first worker. Nobody has to act on it.',
    comparisonOperator: 'GreaterThanThreshold',
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: 'notBreaching',
    alarmActions: [policy.ref],
    metrics: [
      { id: 'wanted', expression: 'IF(FILL(workers, 0) > 0, 0, waiting)', returnData: true },
      stat('waiting', { namespace, metricName, dimensions }, 'Maximum'),
      stat(
        'workers',
        {
          namespace: 'AWS/AutoScaling',
          metricName: 'GroupInServiceInstances',
          dimensions: [{ name: 'AutoScalingGroupName', value: autoScalingGroupName }],
        },
        'Average',
      ),
    ],
  });
}

function stat(id: string, metric: cloudwatch.CfnAlarm.MetricProperty, statistic: string) {
  return { id, metricStat: { metric, stat: statistic, period: 60 }, returnData: false };
}
