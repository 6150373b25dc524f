import { DURATIONS } from '../../../lib/transition/plan/durations';
import { planTransition } from '../../../lib/transition/plan/plan';
import type { Side } from '../../../lib/transition/side';
import { DOMAIN, exampleConfig } from '../../support/config';
import { fakeSide, resource, template } from '../../support/fake-templates';
import { stepBetween } from '../../support/plans';

describe('the changes of a step', () => {
  const group = (attributes: Parameters<typeof resource>[2] = { UpdatePolicy: { AutoScalingRollingUpdate: {} } }) =>
    resource(
      'AWS::AutoScaling::AutoScalingGroup',
      { LaunchTemplate: { LaunchTemplateId: { Ref: 'Server' } } },
      attributes,
    );
  const server = (InstanceType: string) => resource('AWS::EC2::LaunchTemplate', { InstanceType });
  const actions = (...sides: Parameters<typeof stepBetween>) =>
    stepBetween(...sides).changes.map(({ logicalId, action }) => `${action} ${logicalId}`);

  it('roll the servers of a group whose launch template changes, though the group itself looks the same', () => {
    expect(actions({ Server: server('a'), Group: group() }, { Server: server('b'), Group: group() })).toEqual([
      'update Server',
      'roll Group',
    ]);
  });

  it('leave the servers of a group without update policy as they are', () => {
    expect(actions({ Server: server('a'), Group: group({}) }, { Server: server('b'), Group: group({}) })).toEqual([
      'update Server',
    ]);
  });

  it('are none where only metadata differs', () => {
    const tagged = (Metadata: string) => resource('AWS::SQS::Queue', {}, { Metadata });
    expect(actions({ Queue: tagged('a') }, { Queue: tagged('b') })).toEqual([]);
  });

  it('are none where a resource only waits for others', () => {
    const waiting = (DependsOn: string) => resource('AWS::Route53::RecordSet', {}, { DependsOn });
    expect(actions({ Name: waiting('a') }, { Name: waiting('b') })).toEqual([]);
  });

  it('replace where a property can not change in place, or the type is another', () => {
    const [a, b] = [resource('AWS::SQS::Queue', { QueueName: 'a' }), resource('AWS::SQS::Queue', { QueueName: 'b' })];
    expect(actions({ Queue: a }, { Queue: b }, { replaced: () => new Set(['Queue']) })).toEqual(['replace Queue']);
    expect(actions({ Queue: a }, { Queue: resource('AWS::SNS::Topic') })).toEqual(['replace Queue']);
  });

  it('say what leaves a template and stays in AWS', () => {
    const kept = resource('AWS::SQS::Queue', {}, { DeletionPolicy: 'RetainExceptOnCreate' });
    const { changes, reversible, back } = stepBetween({ Kept: kept, Gone: resource('AWS::SQS::Queue') }, {});
    expect(changes.map(({ logicalId, retained }) => [logicalId, retained])).toEqual([
      ['Kept', true],
      ['Gone', false],
    ]);
    expect([reversible, back]).toEqual([false, 'none: Kept stays in AWS, and would have to be imported']);
  });

  it('come stack by stack in the order of deployment: home first, names above the regions last', () => {
    const names = [
      'Edge',
      'us-east-1-Service',
      'eu-west-1-Data',
      'us-east-1-Data-orders2',
      'us-east-1-Data',
      'us-east-1-Network',
    ];
    const stacks = Object.fromEntries(
      names.map((name) => [`shop-test-${name}`, template({ Any: resource('AWS::SQS::Queue') })]),
    );
    const regions = [{ name: 'us-east-1' }, { name: 'eu-west-1' }];
    const { environment } = fakeSide(exampleConfig({ stage: 4, domain: DOMAIN, regions }));
    const [from, to] = [{}, stacks].map((templates) => ({
      shownAs: '',
      templates,
      ...(environment ? { environment } : {}),
    }));
    expect(planTransition(from as Side, to as Side).steps[0]?.stacks).toEqual([
      'shop-test-us-east-1-Network',
      'shop-test-us-east-1-Data',
      'shop-test-us-east-1-Data-orders2',
      'shop-test-us-east-1-Service',
      'shop-test-eu-west-1-Data',
      'shop-test-Edge',
    ]);
  });

  it('leave out a stack that is no longer made, which no deploy touches', () => {
    const templates = { Old: template({ Queue: resource('AWS::SQS::Queue') }) };
    expect(planTransition({ shownAs: '', templates }, { shownAs: '', templates: {} }).steps[0]?.changes).toEqual([]);
  });
});

describe('the minutes of a step', () => {
  const name = (DependsOn?: string) => resource('AWS::Route53::RecordSet', {}, DependsOn ? { DependsOn } : {});

  it('are those of the longest chain that waits, not the sum', () => {
    const database = resource('AWS::RDS::DBInstance');
    // Half a minute for the stack, ten for the database, beside which the names need two.
    expect(stepBetween({}, { database, a: name(), b: name('a') }).minutes).toBe(11);
    expect(stepBetween({}, { database, a: name('database'), b: name('a') }).minutes).toBe(13);
  });

  it.each([
    ['Ref', { Ref: 'database' }],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['database', 'Endpoint.Address'] }],
    ['Fn::GetAtt in one word', { 'Fn::GetAtt': 'database.Endpoint.Address' }],
    ['Fn::Sub', { 'Fn::Sub': 'x${database.Endpoint.Address}${!other}' }],
    ['Fn::Sub with variables', { 'Fn::Sub': ['x${A}', { A: { Ref: 'database' } }] }],
    ['an unchanged resource between', { Ref: 'between' }],
  ])('follow %s', (_, value) => {
    const between = resource('AWS::SNS::Topic', { Name: { Ref: 'database' } });
    const group = resource('AWS::AutoScaling::AutoScalingGroup', { Any: value });
    const { minutes } = stepBetween({ between }, { between, database: resource('AWS::RDS::DBInstance'), group });
    expect(minutes).toBe(17);
  });

  it('count every server that is replaced', () => {
    const group = (InstanceType: string) => ({
      Server: resource('AWS::EC2::LaunchTemplate', { InstanceType }),
      Group: resource(
        'AWS::AutoScaling::AutoScalingGroup',
        { MinSize: '3', LaunchTemplate: { Ref: 'Server' } },
        { UpdatePolicy: { AutoScalingRollingUpdate: {} } },
      ),
    });
    expect(stepBetween(group('a'), group('b')).minutes).toBe(19);
  });

  it('add removals, which come last', () => {
    expect(stepBetween({ old: name() }, { database: resource('AWS::RDS::DBInstance') }).minutes).toBe(12);
  });

  it('end, even for a template that could not be deployed', () => {
    expect(stepBetween({}, { a: name('b'), b: name('a') }).minutes).toBe(3);
  });

  it('are assumptions, each in words', () => {
    expect(DURATIONS.filter(({ assumption }) => !/minute/.test(assumption))).toEqual([]);
  });
});
