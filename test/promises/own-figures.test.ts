import { CDN_CONNECTS, FIGURES } from '../../lib/promises/figures';
import { OWN } from '../../lib/promises/own-figures';
import { UNITS } from '../../lib/server/units';
import { onlyResource, type Resource, resourcesIn, templatesOf } from '../support/templates';

const templates = templatesOf('global');
const ofType = (type: string) => resourcesIn(templates, type);
const properties = (type: string) => ofType(type).map(({ Properties }) => Properties);

/** Length of what an alarm waits for, in minutes, of every alarm whose name ends so. */
function minutesOf(ending: RegExp): number[] {
  const alarms = [...ofType('AWS::CloudWatch::Alarm'), ...resourcesIn(templatesOf('dev'), 'AWS::CloudWatch::Alarm')];
  const named = alarms.filter(({ Properties }) => ending.test(Properties.AlarmName ?? ''));
  const period = ({ Properties }: Resource) => Properties.Period ?? Properties.Metrics.at(-1).MetricStat.Period;
  expect(named.length).toBeGreaterThan(0);
  for (const alarm of named) expect(period(alarm)).toBe(60 * OWN.alarmPeriodMinutes);
  return [...new Set(named.map((alarm) => (alarm.Properties.EvaluationPeriods * period(alarm)) / 60))];
}

describe('what promises say of the templates', () => {
  it('is how a load balancer asks its servers', () => {
    const { intervalSeconds, failures } = OWN.targetCheck;
    for (const group of properties('AWS::ElasticLoadBalancingV2::TargetGroup')) {
      expect([group.HealthCheckIntervalSeconds, group.UnhealthyThresholdCount]).toEqual([intervalSeconds, failures]);
      // What AWS takes when nobody says: the figure is documented for that.
      expect(group.HealthCheckTimeoutSeconds).toBeUndefined();
    }
  });

  it('is for how long the CDN keeps an error, waits for an answer and tries to connect', () => {
    const { DistributionConfig: cdn } = onlyResource(templates, 'AWS::CloudFront::Distribution').Properties;
    const errors = cdn.CustomErrorResponses.filter(({ ErrorCode }: { ErrorCode: number }) => ErrorCode > 501);
    expect(errors.map(({ ErrorCachingMinTTL }: { ErrorCachingMinTTL: number }) => ErrorCachingMinTTL)).toEqual(
      Array(3).fill(OWN.cdnErrorSeconds),
    );
    for (const { CustomOriginConfig, ConnectionAttempts, ConnectionTimeout } of cdn.Origins) {
      if (CustomOriginConfig) expect(CustomOriginConfig.OriginReadTimeout).toBe(OWN.cdnAnswerSeconds);
      // CloudFront's defaults, which CDN_CONNECTS has.
      expect([ConnectionAttempts, ConnectionTimeout]).toEqual([undefined, undefined]);
    }
    expect(CDN_CONNECTS).toEqual({ attempts: 3, seconds: 10 });
  });

  it('is that one sight of a flag drains a region, and that routing.failoverSeconds is how a region is asked', () => {
    const checks = properties('AWS::Route53::HealthCheck').map(({ HealthCheckConfig }) => HealthCheckConfig);
    const flags = checks.filter(({ Inverted }) => Inverted);
    expect(new Set(flags.map(({ FailureThreshold }) => FailureThreshold))).toEqual(new Set([OWN.drainThreshold]));
    const answers = checks.filter(({ Type, Inverted }) => Type === 'HTTPS' && !Inverted);
    expect(answers.map(({ RequestInterval, FailureThreshold }) => [RequestInterval, FailureThreshold])).toEqual(
      Array(3).fill([10, 3]),
    );
  });

  it.each([
    [/-balancer-errors$/, OWN.alarmMinutes.balancerErrors],
    [/-cdn-errors$/, OWN.alarmMinutes.cdnErrors],
    [/-database-.+-down$/, OWN.alarmMinutes.databaseDown],
    [/-replica-\d+-lag$/, OWN.alarmMinutes.replicaLag],
    [/-region-.+-away$/, OWN.alarmMinutes.regionAway],
  ])('is for how long %s waits', (ending, minutes) => {
    expect(minutesOf(ending)).toEqual([minutes]);
  });

  it('is for how long files, events and tables can be had again', () => {
    const rules = properties('AWS::S3::Bucket')
      .filter(({ BucketName }) => JSON.stringify(BucketName).includes('-static-'))
      .flatMap(({ LifecycleConfiguration }) => LifecycleConfiguration.Rules);
    const days = rules.map(({ NoncurrentVersionExpiration }) => NoncurrentVersionExpiration.NoncurrentDays);
    expect(days).toEqual(Array(3).fill(OWN.oldFilesDays));
    const archives = properties('AWS::Events::Archive').map(({ RetentionDays }) => RetentionDays);
    expect(archives).toEqual(Array(3).fill(OWN.eventDays));
    const undelivered = properties('AWS::SQS::Queue').filter(({ QueueName }) => /undelivered$/.test(QueueName));
    expect(undelivered.map((queue) => queue.MessageRetentionPeriod)).toEqual(Array(3).fill(OWN.eventDays * 86_400));
    const copies = properties('AWS::DynamoDB::GlobalTable').flatMap(({ Replicas }) => Replicas);
    const recovery = copies.map((copy) => copy.PointInTimeRecoverySpecification);
    expect(recovery).toEqual(recovery.map(() => ({ PointInTimeRecoveryEnabled: true })));
  });

  it('is how servers start and start again, and how many at a time', () => {
    expect(UNITS['app@.service']).toContain(`RestartSec=${OWN.restartSeconds}\n`);
    expect(JSON.stringify(templatesOf('dev'))).toContain(`HEALTHY_WITHIN=${FIGURES.serverStart.seconds[1]}\\n`);
    const groups = ofType('AWS::AutoScaling::AutoScalingGroup') as (Resource & {
      UpdatePolicy: { AutoScalingRollingUpdate: { MaxBatchSize: number } };
    })[];
    for (const { Properties, UpdatePolicy } of groups)
      expect(UpdatePolicy.AutoScalingRollingUpdate.MaxBatchSize).toBe(Math.ceil(Number(Properties.MinSize) / 2));
  });

  it('is what fails over by itself', () => {
    for (const group of properties('AWS::ElastiCache::ReplicationGroup'))
      expect([group.AutomaticFailoverEnabled, group.MultiAZEnabled, group.ReplicasPerNodeGroup > 0]).toEqual([
        true,
        true,
        true,
      ]);
    const writers = properties('AWS::RDS::DBInstance').filter((each) => each.SourceDBInstanceIdentifier === undefined);
    expect(writers.map(({ MultiAZ }) => MultiAZ)).toEqual([true, true]);
  });
});
