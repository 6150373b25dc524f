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
    ['a name that goes', { Name: resource('AWS::Route53::RecordSet') }, {}, 'minutes 300'],
    ['a listener that goes alone', { Listener: resource('AWS::ElasticLoadBalancingV2::Listener') }, {}, 'seconds 10'],
  ];

  it.each(cases)('of %s', (_, from, to, expected) => {
    const { kind, seconds } = stepBetween(from, to).interruption;
    expect(`${kind} ${seconds}`).toBe(expected);
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
