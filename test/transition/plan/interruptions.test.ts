import { INTERRUPTIONS } from '../../../lib/transition/plan/interruptions';
import type { Template } from '../../../lib/transition/template';
import { resource } from '../../support/fake-templates';
import { stepBetween } from '../../support/plans';

describe('the interruption of a step', () => {
  const database = (properties: Parameters<typeof resource>[1]) => ({
    Main: resource('AWS::RDS::DBInstance', properties),
  });
  const door = (...SecurityGroupIngress: string[]) => ({
    Door: resource('AWS::EC2::SecurityGroup', { SecurityGroupIngress }),
  });
  const rule = (...fields: string[]) => ({
    Rule: resource('AWS::ElasticLoadBalancingV2::ListenerRule', { Conditions: fields.map((Field) => ({ Field })) }),
  });
  const name = (target: number) => ({ Name: resource('AWS::Route53::RecordSet', { AliasTarget: target }) });
  const cdn = { Cdn: resource('AWS::CloudFront::Distribution') };
  const group = (properties: Parameters<typeof resource>[1]) =>
    resource('AWS::AutoScaling::AutoScalingGroup', properties, { UpdatePolicy: { AutoScalingRollingUpdate: {} } });
  const workers = (LaunchTemplate: string) => ({ Workers: group({ LaunchTemplate, MetricsCollection: [] }) });
  const server = (LaunchTemplate: string) => ({ Server: group({ LaunchTemplate }) });
  const cases: readonly [name: string, from: Template['Resources'], to: Template['Resources'], expected: string][] = [
    ['a class with one zone', database({ DBInstanceClass: 'a' }), database({ DBInstanceClass: 'b' }), 'minutes 600'],
    [
      'a class with two',
      database({ DBInstanceClass: 'a', MultiAZ: true }),
      database({ DBInstanceClass: 'b', MultiAZ: 'true' }),
      'seconds 120',
    ],
    [
      'a class and a second zone',
      database({ DBInstanceClass: 'a', MultiAZ: false }),
      database({ DBInstanceClass: 'b', MultiAZ: true }),
      'minutes 600',
    ],
    ['a second zone', database({ MultiAZ: false }), database({ MultiAZ: true }), 'none 0'],
    ['storage', database({ AllocatedStorage: '20' }), database({ AllocatedStorage: '50' }), 'none 0'],
    ['longer backups', database({ BackupRetentionPeriod: 7 }), database({ BackupRetentionPeriod: 9 }), 'none 0'],
    ['no backups', database({ BackupRetentionPeriod: 7 }), database({ BackupRetentionPeriod: 0 }), 'minutes 120'],
    [
      'a parameter group',
      database({ DBParameterGroupName: 'a' }),
      database({ DBParameterGroupName: 'b' }),
      'seconds 120',
    ],
    ['a property unheard of', database({ Unheard: 'a' }), database({ Unheard: 'b' }), 'seconds 120'],
    ['a replica that goes', database({ SourceDBInstanceIdentifier: 'a' }), {}, 'connections-drop 0'],
    ['an address given up', { Address: resource('AWS::EC2::EIP') }, {}, 'minutes 300'],
    ['an address that stays', { Address: resource('AWS::EC2::EIP', {}, { DeletionPolicy: 'Retain' }) }, {}, 'none 0'],
    [
      'other routes out',
      { Route: resource('AWS::EC2::Route', { NatGatewayId: 'a' }) },
      { Route: resource('AWS::EC2::Route', { NatGatewayId: 'b' }) },
      'connections-drop 0',
    ],
    [
      'servers that go when a name moves on',
      { Group: resource('AWS::AutoScaling::AutoScalingGroup'), Name: resource('AWS::Route53::RecordSet', { A: 1 }) },
      { Name: resource('AWS::Route53::RecordSet', { A: 2 }) },
      'seconds 60',
    ],
    ['servers that go later', { Group: resource('AWS::AutoScaling::AutoScalingGroup') }, {}, 'connections-drop 0'],
    [
      'a door that closes when a name moves on',
      { ...door('a', 'b'), Name: resource('AWS::Route53::RecordSet', { A: 1 }) },
      { ...door('b'), Name: resource('AWS::Route53::RecordSet', { A: 2 }) },
      'seconds 60',
    ],
    ['a door that closes later', door('a', 'b'), door('b'), 'none 0'],
    [
      'a door that opens when a name moves on',
      { ...door('a'), Name: resource('AWS::Route53::RecordSet', { A: 1 }) },
      { ...door('a', 'b'), Name: resource('AWS::Route53::RecordSet', { A: 2 }) },
      'none 0',
    ],
    [
      'a door that closes to all but the CDN before there is one',
      { ...rule('path-pattern'), ...name(1) },
      { ...rule('path-pattern', 'http-header'), ...name(2), ...cdn },
      'minutes 600',
    ],
    [
      'a door that comes closed before there is a CDN',
      name(1),
      { ...rule('path-pattern', 'http-header'), ...name(2), ...cdn },
      'minutes 600',
    ],
    [
      'a door that closes before the name leads to the CDN',
      { ...rule('path-pattern'), ...name(1), ...cdn },
      { ...rule('path-pattern', 'http-header'), ...name(2), ...cdn },
      'minutes 600',
    ],
    [
      'a door that closes when the name leads to the CDN',
      { ...rule('path-pattern'), ...name(1), ...cdn },
      { ...rule('path-pattern', 'http-header'), ...name(1), ...cdn },
      'none 0',
    ],
    [
      'a door that opens before the name leads past the CDN',
      { ...rule('path-pattern', 'http-header'), ...name(1), ...cdn },
      { ...rule('path-pattern'), ...name(2), ...cdn },
      'none 0',
    ],
    [
      'another service behind a closed door, with a name of its own',
      cdn,
      { ...cdn, ...rule('path-pattern', 'http-header'), ...name(1) },
      'none 0',
    ],
    ['a CDN that goes when a name moves on', { ...cdn, ...name(1) }, name(2), 'seconds 60'],
    ['a CDN that goes later', { ...cdn, ...name(1) }, name(1), 'connections-drop 0'],
    ['a server that is replaced', server('a'), server('b'), 'seconds 10'],
    ['workers that are replaced', workers('a'), workers('b'), 'none 0'],
    ['workers that go when a name moves on', { ...workers('a'), ...name(1) }, name(2), 'none 0'],
    ['servers that go when workers come', server('a'), workers('a'), 'connections-drop 0'],
    ['a queue that goes', { Queue: resource('AWS::SQS::Queue') }, {}, 'minutes 300'],
    ['a queue that stays', { Queue: resource('AWS::SQS::Queue', {}, { DeletionPolicy: 'Retain' }) }, {}, 'none 0'],
    ['a name that goes', { Name: resource('AWS::Route53::RecordSet') }, {}, 'minutes 300'],
    ['a listener that goes alone', { Listener: resource('AWS::ElasticLoadBalancingV2::Listener') }, {}, 'seconds 10'],
  ];

  it.each(cases)('of %s', (_, from, to, expected) => {
    const { kind, seconds } = stepBetween(from, to).interruption;
    expect(`${kind} ${seconds}`).toBe(expected);
  });

  it('says of workers what becomes of tasks', () => {
    const what = (...sides: Parameters<typeof stepBetween>) => stepBetween(...sides).interruption.what;
    expect(what(workers('a'), workers('b'))).toBe('tasks wait in their queues while workers are replaced');
    expect(what(workers('a'), {})).toBe('tasks wait in their queues, and nobody works on them');
  });

  it('of another CDN is that of its addresses', () => {
    const other = { Cdn: resource('AWS::CloudFront::Distribution', { Name: 'b' }) };
    const { kind, seconds } = stepBetween(cdn, other, { replaced: () => new Set(['Cdn']) }).interruption;
    expect([kind, seconds]).toEqual(['seconds', 60]);
  });

  it('is the worst of all', () => {
    const { interruption } = stepBetween(
      { ...database({ EngineVersion: '16' }), Route: resource('AWS::EC2::Route', { NatGatewayId: 'a' }) },
      { ...database({ EngineVersion: '17' }), Route: resource('AWS::EC2::Route', { NatGatewayId: 'b' }) },
    );
    expect(interruption.what).toBe('the database is down while it is upgraded');
  });

  it('has a source, whatever it is', () => {
    expect(INTERRUPTIONS.filter(({ source }) => !source.startsWith('https://'))).toEqual([]);
  });
});
