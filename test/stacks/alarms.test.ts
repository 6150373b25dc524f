import { maxConnections } from '../../lib/catalog/database-limits';
import { classNames, databaseClass } from '../../lib/catalog/instance-classes';
import { blueprintOf } from '../../stages';
import { exampleConfig } from '../support/config';
import { synth } from '../support/synth';
import { onlyResource, resourcesIn } from '../support/templates';

const quiet = synth(blueprintOf(exampleConfig()));
const told = synth(blueprintOf(exampleConfig({ alarms: { email: 'ops@example.com', monthlyBudgetUsd: 50 } })));

describe('the alarms of stage 1', () => {
  const alarms = resourcesIn(quiet, 'AWS::CloudWatch::Alarm');

  it('are at most ten, because each costs and each is read', () => {
    expect(alarms.length).toBeGreaterThan(4);
    expect(alarms.length).toBeLessThanOrEqual(10);
  });

  it('are about nothing that passes within a quarter of an hour', () => {
    for (const { Properties } of alarms) {
      expect([Properties.AlarmName, Properties.Period * Properties.DatapointsToAlarm]).toEqual([
        Properties.AlarmName,
        expect.any(Number),
      ]);
      expect(Properties.Period * Properties.DatapointsToAlarm).toBeGreaterThanOrEqual(15 * 60);
    }
  });

  it('tell the topic of their urgency by name, when they begin and when they end', () => {
    for (const { Properties } of alarms) {
      expect(JSON.stringify(Properties.AlarmActions)).toMatch(/:shop-test-(page|notice)"/);
      expect(Properties.OKActions).toEqual(Properties.AlarmActions);
    }
  });

  it('page for what stops the application: silence of server or database, and a full disk', () => {
    const pages = alarms.filter(({ Properties }) => JSON.stringify(Properties.AlarmActions).includes('-page"'));
    expect(pages.map(({ Properties }) => Properties.AlarmName).sort()).toEqual([
      'shop-test-database-main-down',
      'shop-test-database-main-storage',
      'shop-test-server-down',
    ]);
  });

  it('say what to do', () => {
    for (const { Properties } of alarms) expect(Properties.AlarmDescription).toMatch(/\. .*\.$/s);
  });

  it('watch the one server group and the one database by name', () => {
    const dimensions = new Set(alarms.map(({ Properties }) => Properties.Dimensions[0].Name));
    expect(dimensions).toEqual(new Set(['DBInstanceIdentifier', 'AutoScalingGroupName']));
  });
});

describe('the topics', () => {
  it('are two, encrypted with the key of the region, and take alarms of this account over TLS only', () => {
    const topics = resourcesIn(quiet, 'AWS::SNS::Topic').map(({ Properties }) => Properties);
    expect(topics.map(({ TopicName }) => TopicName)).toEqual(['shop-test-page', 'shop-test-notice']);
    for (const { KmsMasterKeyId } of topics) expect(KmsMasterKeyId['Fn::GetAtt'][1]).toBe('Arn');
    for (const { Properties } of resourcesIn(quiet, 'AWS::SNS::TopicPolicy')) {
      expect(JSON.stringify(Properties)).toContain('"aws:SecureTransport":"false"');
      expect(JSON.stringify(Properties)).toContain('"aws:SourceAccount"');
    }
  });

  it('may be written by CloudWatch and Budgets, for which the key has to let them', () => {
    const { Properties } = onlyResource(quiet, 'AWS::KMS::Key');
    for (const service of ['cloudwatch', 'budgets'])
      expect(JSON.stringify(Properties.KeyPolicy)).toContain(`${service}.amazonaws.com`);
  });

  it('have listeners only where the configuration names one', () => {
    expect(resourcesIn(quiet, 'AWS::SNS::Subscription')).toEqual([]);
    const endpoints = resourcesIn(told, 'AWS::SNS::Subscription').map(({ Properties }) => Properties.Endpoint);
    expect(endpoints).toEqual(['ops@example.com', 'ops@example.com']);
  });
});

describe('the budget', () => {
  it('is there only where the configuration names one, and warns before the month has cost it', () => {
    expect(resourcesIn(quiet, 'AWS::Budgets::Budget')).toEqual([]);
    const { Budget, NotificationsWithSubscribers } = onlyResource(told, 'AWS::Budgets::Budget').Properties;
    expect(Budget.BudgetLimit).toEqual({ Amount: 50, Unit: 'USD' });
    const types = NotificationsWithSubscribers.map(
      ({ Notification }: { Notification: { NotificationType: string } }) => Notification.NotificationType,
    );
    expect(types).toEqual(['FORECASTED', 'ACTUAL']);
  });
});

describe('the connections of every database class we know', () => {
  /** LEAST({DBInstanceClassMemory/9531392},5000), worked out by hand for every memory that a class has. */
  const BY_GIB = new Map([
    [1, 112],
    [2, 225],
    [4, 450],
    [8, 901],
    [16, 1802],
    [32, 3604],
  ]);

  it.each(classNames.database())('%s follow from its memory', (name) => {
    const memoryGib = databaseClass(name)?.memoryGib ?? 0;
    expect(memoryGib).toBeGreaterThan(0);
    expect(maxConnections(memoryGib)).toBe(memoryGib > 32 ? 5000 : BY_GIB.get(memoryGib));
  });

  it.each([
    [1, 112],
    [2, 225],
    [4, 450],
    [16, 1802],
    [512, 5000],
  ])('with %i GiB are at most %i', (memoryGib, connections) => {
    expect(maxConnections(memoryGib)).toBe(connections);
  });
});
