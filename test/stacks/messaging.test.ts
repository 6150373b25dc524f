import fc from 'fast-check';
import { policyParts } from '../../lib/constructs/policy-parts';
import type { Permission } from '../../lib/constructs/server-permissions';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { synth } from '../support/synth';
import { resourcesIn } from '../support/templates';

type Change = Parameters<typeof exampleConfig>[0];

const made = (change: Change) => synth(blueprintOf(exampleConfig({ stage: 3, domain: DOMAIN, ...change })));
const worker = { image: 'worker', min: 0, max: 5 };
const templates = made({
  queues: [
    { name: 'email', worker, visibilitySeconds: 180, handlerSeconds: 20, oldestMessageSeconds: 90, maxReceives: 4 },
    { name: 'ledger', worker: { image: 'ledger', min: 2 }, fifo: true },
  ],
  topics: [{ name: 'placed', subscribers: [{ queue: 'email', filter: { kind: ['paid'] } }] }],
  services: [
    { name: 'web', image: 'web', port: 80, path: '/*', uses: { queues: [], topics: [] } },
    { name: 'orders', image: 'orders', port: 80, path: '/orders/*', uses: { queues: ['ledger'], topics: ['placed'] } },
  ],
});
const ofType = (type: string, from = templates) => resourcesIn(from, type);
const queue = (name: string) => ofType('AWS::SQS::Queue').find(({ Properties }) => Properties.QueueName === name)!;
const policyStatements = (path: string) =>
  ofType('AWS::IAM::ManagedPolicy').find(({ Metadata }) => Metadata?.['aws:cdk:path']?.includes(path))?.Properties
    .PolicyDocument.Statement as { Sid: string; Action: unknown; Resource: unknown }[];

describe('a queue', () => {
  it('sets messages aside that nobody could work on, where they are kept for two weeks', () => {
    const { Properties } = queue('shop-test-email');
    expect(Properties).toMatchObject({
      VisibilityTimeout: 180,
      MessageRetentionPeriod: 4 * 86_400,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { maxReceiveCount: 4 },
    });
    const dead = queue('shop-test-email-dead');
    expect(Properties.RedrivePolicy.deadLetterTargetArn).toEqual({ 'Fn::GetAtt': [dead.logicalId, 'Arn'] });
    expect(dead.Properties.MessageRetentionPeriod).toBe(14 * 86_400);
    expect(JSON.stringify(dead.Properties.RedriveAllowPolicy)).toContain('shop-test-email"');
  });

  it('keeps the order where it shall, and its dead letters are of the same kind', () => {
    for (const name of ['shop-test-ledger.fifo', 'shop-test-ledger-dead.fifo'])
      expect(queue(name).Properties).toMatchObject({ FifoQueue: true, FifoThroughputLimit: 'perMessageGroupId' });
    expect(queue('shop-test-email').Properties.FifoQueue).toBeUndefined();
  });

  it('takes nothing but TLS, and of topics only from its own', () => {
    const policies = ofType('AWS::SQS::QueuePolicy');
    expect(policies).toHaveLength(4);
    for (const { Properties } of policies)
      expect(Properties.PolicyDocument.Statement.at(-1)).toMatchObject({ Sid: 'TlsOnly', Effect: 'Deny' });
    const ledger = policies.find(({ Metadata }) => Metadata?.['aws:cdk:path']?.endsWith('/ledger/QueuePolicy'));
    expect(ledger?.Properties.PolicyDocument.Statement).toHaveLength(1);
  });

  it('and its dead letters stay when they leave the template', () => {
    for (const { DeletionPolicy, UpdateReplacePolicy } of ofType('AWS::SQS::Queue'))
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain']);
  });

  it('has the same identity whatever other queues and topics there are', () => {
    const name = fc.stringMatching(/^[a-z]{1,4}(-(dead|policy|to|queue|[a-z]{1,3}))?$/);
    const idOf = (from: ReturnType<typeof made>) =>
      resourcesIn(from, 'AWS::SQS::Queue').find(({ Properties }) => Properties.QueueName === 'shop-test-mail')
        ?.logicalId;
    const alone = idOf(made({ queues: [{ name: 'mail', worker }] }));
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 4 }), fc.uniqueArray(name, { maxLength: 3 }), (others, topics) => {
        const names = others.filter((other) => other !== 'mail' && !other.endsWith('-dead'));
        const more = made({
          queues: [...names, 'mail'].map((each) => ({ name: each, worker })),
          topics: topics.map((each) => ({ name: each, subscribers: [{ queue: 'mail' }] })),
        });
        expect(idOf(more)).toBe(alone);
      }),
      { numRuns: 4 },
    );
  });
});

describe('the alarms of a queue', () => {
  const alarm = (name: string) =>
    ofType('AWS::CloudWatch::Alarm').find(({ Properties }) => Properties.AlarmName === `shop-test-queue-${name}`)
      ?.Properties;

  it('wait for longer than one message that is tried a second time', () => {
    expect([alarm('email-late').Threshold, alarm('email-late').EvaluationPeriods]).toEqual([90, 3]);
    const slow = made({ queues: [{ name: 'slow', worker, visibilitySeconds: 3600, handlerSeconds: 600 }] });
    const late = resourcesIn(slow, 'AWS::CloudWatch::Alarm').find(
      ({ Properties }) => Properties.AlarmName === 'shop-test-queue-slow-late',
    );
    expect(300 * late?.Properties.EvaluationPeriods).toBeGreaterThanOrEqual(2 * 3600);
  });

  it('tell of messages that nobody works on long before they are lost', () => {
    expect(alarm('email-forgotten')).toMatchObject({ Threshold: 2 * 86_400 });
  });

  it('tell of the first dead letter, and wake somebody for a hundred', () => {
    expect([alarm('email-dead').Threshold, alarm('email-dead-many').Threshold]).toEqual([0, 100]);
  });
});

describe('a topic', () => {
  it('delivers what passes the filter, as it was published, and sets aside what it can not deliver', () => {
    const [subscription] = ofType('AWS::SNS::Subscription').filter(({ Properties }) => Properties.Protocol === 'sqs');
    expect(subscription?.Properties).toMatchObject({
      FilterPolicy: { kind: ['paid'] },
      RawMessageDelivery: true,
    });
    expect(JSON.stringify(subscription?.Properties.RedrivePolicy)).toContain('shop-test-email-dead');
  });
});

describe('workers', () => {
  const ofWorker = (name: string, type: string) =>
    ofType(type).filter(({ Metadata }) => Metadata?.['aws:cdk:path']?.includes(`/Workers/${name}/`));

  it('grow with what waits for each of them: as much as one can do in the time a message may wait', () => {
    const [policy] = ofWorker('email', 'AWS::AutoScaling::ScalingPolicy').filter(
      ({ Properties }) => Properties.PolicyType === 'TargetTrackingScaling',
    );
    const { TargetValue, CustomizedMetricSpecification } = policy!.Properties.TargetTrackingConfiguration;
    expect(TargetValue).toBe(4);
    const metrics = CustomizedMetricSpecification.Metrics.map(
      ({ MetricStat }: { MetricStat?: { Metric: { MetricName: string } } }) => MetricStat?.Metric.MetricName,
    );
    expect(metrics).toEqual(['ApproximateNumberOfMessagesVisible', 'GroupInServiceInstances', undefined]);
  });

  it('of which there may be none get a first one when anything waits', () => {
    expect(ofWorker('email', 'AWS::AutoScaling::AutoScalingGroup')[0]?.Properties.MinSize).toBe('0');
    expect(ofWorker('email', 'AWS::CloudWatch::Alarm')).toHaveLength(1);
    expect(ofWorker('ledger', 'AWS::CloudWatch::Alarm')).toHaveLength(0);
  });

  it('finish their message before they go', () => {
    const [hook] = ofWorker('email', 'AWS::AutoScaling::LifecycleHook');
    expect(hook?.Properties).toMatchObject({
      LifecycleHookName: 'drain',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      HeartbeatTimeout: 140,
      DefaultResult: 'CONTINUE',
    });
  });

  it('receive from their own queue only', () => {
    const [work] = policyStatements('/Workers/email/').filter(({ Sid }) => Sid === 'WorkOnQueue');
    expect(JSON.stringify(work?.Resource)).toMatch(/:shop-test-email"/);
    expect(JSON.stringify(work?.Resource)).not.toContain('ledger');
  });
});

describe('a service', () => {
  it('may send and publish only where it says it does', () => {
    const sids = (path: string) => policyStatements(path).map(({ Sid }) => Sid);
    expect(sids('/LoadBalanced/web/')).not.toContain('SendToQueues');
    expect(sids('/LoadBalanced/web/')).not.toContain('PublishToTopics');
    const orders = policyStatements('/LoadBalanced/orders/');
    const send = orders.find(({ Sid }) => Sid === 'SendToQueues');
    expect(JSON.stringify(send)).toContain(':shop-test-ledger.fifo"');
    expect(JSON.stringify(send)).not.toContain('email');
    expect(JSON.stringify(send)).not.toContain('Receive');
    expect(JSON.stringify(orders.find(({ Sid }) => Sid === 'PublishToTopics'))).toContain(':shop-test-placed"');
  });

  it('may read the secret with which it calls others past the CDN', () => {
    const secrets = policyStatements('/LoadBalanced/web/').find(({ Sid }) => Sid === 'Secrets');
    expect(JSON.stringify(secrets)).toContain('shop/test/origin/v1-??????');
  });
});

describe('the permissions of a role', () => {
  const length = (part: readonly Permission[]) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: part.map(({ sid, actions, resources }) => ({ sid, Effect: 'Allow', actions, resources })),
    }).length;
  const permissions = fc.array(
    fc.record({
      sid: fc.stringMatching(/^[A-Z][a-z]{1,20}$/),
      actions: fc.array(fc.constantFrom('sqs:SendMessage', 'sns:Publish', 'dynamodb:GetItem'), { minLength: 1 }),
      resources: fc.array(fc.stringMatching(/^arn:[a-z]{1,130}$/), { minLength: 1, maxLength: 120 }),
    }),
    { minLength: 1, maxLength: 8 },
  );

  /** What no random list is likely to be: as much as a configuration can name. */
  const many = {
    sid: 'Many',
    actions: ['sns:Publish' as const],
    resources: Array.from({ length: 120 }, (_, i) => `arn:${'x'.repeat(120)}${i}`),
  };

  it('are parted so that IAM takes each policy, and none is lost', () => {
    fc.assert(
      fc.property(permissions, (all) => {
        const parts = policyParts(all);
        for (const part of parts) expect(length(part)).toBeLessThan(6144);
        const resources = (list: readonly Permission[]) => list.flatMap((each) => each.resources);
        expect(resources(parts.flat())).toEqual(resources(all));
      }),
      { examples: [[[many]]] },
    );
  });

  it('stay in one policy where they fit', () => {
    const one: Permission = { sid: 'A', actions: ['sns:Publish'], resources: ['arn:a', 'arn:b'] };
    expect(policyParts([one, { ...one, sid: 'B' }])).toEqual([[one, { ...one, sid: 'B' }]]);
  });
});

describe('after going back', () => {
  const back = synth(
    blueprintOf(exampleConfig({ stage: 2, reached: 3, domain: DOMAIN, queues: [{ name: 'email', worker }] })),
  );

  it('queues stay and workers are gone, and nobody is woken before messages are in danger', () => {
    expect(resourcesIn(back, 'AWS::SQS::Queue')).toHaveLength(2);
    const names = resourcesIn(back, 'AWS::AutoScaling::AutoScalingGroup').map(({ Metadata }) => Metadata);
    expect(JSON.stringify(names)).not.toContain('Workers');
    const alarms = resourcesIn(back, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties.AlarmName);
    expect(alarms).toContain('shop-test-queue-email-dead');
    expect(alarms).not.toContain('shop-test-queue-email-late');
    expect(alarms).toContain('shop-test-queue-email-forgotten');
  });

  it('workers stay beside it during the cut-over', () => {
    const beside = synth(
      blueprintOf(
        exampleConfig({ stage: 2, reached: 3, overlap: [3], domain: DOMAIN, queues: [{ name: 'email', worker }] }),
      ),
    );
    expect(resourcesIn(beside, 'AWS::AutoScaling::LifecycleHook')).toHaveLength(1);
  });
});
