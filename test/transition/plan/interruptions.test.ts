import { INTERRUPTIONS } from '../../../lib/transition/plan/interruptions';
import { planTransition } from '../../../lib/transition/plan/plan';
import type { Template, Templates, Value } from '../../../lib/transition/template';
import { resource, template } from '../../support/fake-templates';
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
  const check = (RequestInterval: number) => ({
    Check: resource('AWS::Route53::HealthCheck', { HealthCheckConfig: { RequestInterval } }),
  });
  const alias = (Name: string, DNSName: Value) =>
    resource('AWS::Route53::RecordSet', { Name, AliasTarget: { DNSName } });
  const member = (SetIdentifier: string) =>
    resource('AWS::Route53::RecordSet', { Name: 'origin', Region: SetIdentifier, SetIdentifier });
  const group53 = (Name: string) => resource('AWS::Route53::RecordSetGroup', { RecordSets: [{ Name }] });
  const balancer = resource('AWS::ElasticLoadBalancingV2::LoadBalancer');
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
    [
      'a copy of a database in another region',
      {},
      database({ SourceDBInstanceIdentifier: 'arn', SourceRegion: 'us-east-1' }),
      'none 0',
    ],
    ['a health check that begins anew', check(10), check(30), 'none 0'],
    [
      'a member of a set that goes while others are left',
      { One: member('one'), Two: member('two') },
      { One: member('one') },
      'none 0',
    ],
    ['a whole set that goes', { One: member('one'), Two: member('two') }, {}, 'minutes 300'],
    ['a group of records that goes', { Near: group53('near') }, {}, 'minutes 300'],
    [
      'a step on the way that goes when what led to it leads elsewhere',
      { Near: group53('near'), Cdn: resource('AWS::CloudFront::Distribution', { Origin: 'near' }) },
      { Cdn: resource('AWS::CloudFront::Distribution', { Origin: 'origin' }) },
      'none 0',
    ],
    [
      'a step on the way that goes while something still leads to it',
      { Near: group53('near'), Cdn: resource('AWS::CloudFront::Distribution', { Origin: 'near' }) },
      { Cdn: resource('AWS::CloudFront::Distribution', { Origin: 'near' }) },
      'minutes 300',
    ],
    [
      'a name that goes with what it led to',
      { Name: alias('origin', { 'Fn::GetAtt': ['Balancer', 'DNSName'] }), Balancer: balancer },
      {},
      'connections-drop 0',
    ],
    [
      'another health check of a name, while workers go',
      { ...workers('a'), Name: resource('AWS::Route53::RecordSet', { HealthCheckId: 'a' }) },
      { Name: resource('AWS::Route53::RecordSet', { HealthCheckId: 'b' }) },
      'none 0',
    ],
    [
      'a closed door of another region, while the name gets a health check',
      { ...cdn, Name: resource('AWS::Route53::RecordSet', { Name: 'origin' }) },
      {
        ...cdn,
        Name: resource('AWS::Route53::RecordSet', { Name: 'origin', HealthCheckId: 'a' }),
        ...rule('path-pattern', 'http-header'),
      },
      'none 0',
    ],
    ['one zone again', database({ MultiAZ: true }), database({ MultiAZ: false }), 'none 0'],
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

  it('of a region is that of its users, where its servers go before the names that lead there', () => {
    const name = alias('origin-eu', { 'Fn::GetAtt': ['Balancer', 'DNSName'] });
    const leader = alias('origin', 'origin-eu');
    const between = (from: Templates, to: Templates) =>
      planTransition({ shownAs: '', templates: from }, { shownAs: '', templates: to }).steps[0]!.interruption;
    const [full, empty] = [template({ Name: name, Balancer: balancer }), template({})];
    const early = between({ Service: full, Zone: template({ Leader: leader }) }, { Service: empty, Zone: empty });
    expect(early).toMatchObject({ kind: 'minutes', seconds: 600, what: expect.stringMatching(/^users of a region/) });
    // In the order of deployment the names come first.
    const late = between({ Names: template({ Leader: leader }), Service: full }, { Names: empty, Service: empty });
    expect(late.what).not.toMatch(/^users of a region/);
  });

  it('comes with what else happens, each once and the worst first', () => {
    const copy = (name: string) => ({
      [name]: resource('AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: 'arn', SourceRegion: 'us-east-1' }),
    });
    const { interruption, also } = stepBetween(
      { Route: resource('AWS::EC2::Route', { NatGatewayId: 'a' }) },
      { Route: resource('AWS::EC2::Route', { NatGatewayId: 'b' }), ...copy('A'), ...copy('B') },
    );
    expect(interruption.kind).toBe('connections-drop');
    expect(also).toEqual(['home serves on while its databases are copied to another region']);
    // Of a change that several rows know, the worst alone.
    const change = stepBetween(database({ DBInstanceClass: 'a' }), database({ DBInstanceClass: 'b', Unheard: 1 }));
    expect([change.interruption.seconds, change.also]).toEqual([600, []]);
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
