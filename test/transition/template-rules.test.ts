import { checkTransition } from '../../lib/transition/check';
import type { Side, StackFacts } from '../../lib/transition/side';
import type { Template, TemplateResource, Value } from '../../lib/transition/template';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { findingsOf, type Resources, sideOf, stackOf } from '../support/sides';

const resource = (
  Type: string,
  Properties: Readonly<Record<string, Value>> = {},
  more: Partial<TemplateResource> = {},
) => ({
  Type,
  Properties,
  ...more,
});

const KEPT = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

const database = (properties: Readonly<Record<string, Value>> = {}, more: Partial<TemplateResource> = KEPT) =>
  resource(
    'AWS::RDS::DBInstance',
    { DBInstanceIdentifier: 'shop-prod-main', Engine: 'postgres', DeletionProtection: true, ...properties },
    more,
  );

const table = (properties: Readonly<Record<string, Value>> = {}, more: Partial<TemplateResource> = KEPT) =>
  resource(
    'AWS::DynamoDB::GlobalTable',
    {
      TableName: 'shop-prod-carts',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      Replicas: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }],
      ...properties,
    },
    more,
  );

const copies = (...regions: string[]) => table({ Replicas: regions.map((Region) => ({ Region })) });

const secret = (...regions: string[]) =>
  resource(
    'AWS::SecretsManager::Secret',
    { Name: 'owner', ReplicaRegions: regions.map((Region) => ({ Region })) },
    KEPT,
  );

function environmentOf(change: Parameters<typeof exampleConfig>[0]) {
  const config = exampleConfig(change);
  return { config, blueprint: blueprintOf(config) };
}

interface Case {
  readonly name: string;
  readonly before: Resources;
  readonly after: Resources;
  readonly found: readonly string[];
}

const bucket = (properties = {}) => resource('AWS::S3::Bucket', properties, KEPT);
const other = { Topic: resource('AWS::SNS::Topic', {}) };

describe('what leaves its template', () => {
  it.each<Case>([
    {
      name: 'blocks a database that would be deleted',
      before: { ...other, Main: database({}, { DeletionPolicy: 'Snapshot' }) },
      after: other,
      found: ['blocker removed Main'],
    },
    {
      name: 'blocks a database that would be orphaned',
      before: { ...other, Main: database() },
      after: other,
      found: ['blocker orphaned Main'],
    },
    {
      name: 'blocks a rename that keeps the physical name',
      before: { Main: database() },
      after: { Primary: database({ MultiAZ: true }) },
      found: ['blocker renamed Main'],
    },
    {
      name: 'blocks a rename of what has no name, and is otherwise the same',
      before: { Address: resource('AWS::EC2::EIP', { Domain: 'vpc' }, KEPT) },
      after: { Ip: resource('AWS::EC2::EIP', { Domain: 'vpc', Tags: [{ Key: 'a', Value: 'b' }] }, KEPT) },
      found: ['blocker renamed Address'],
    },
    {
      name: 'lets a read replica go, and what holds no data',
      before: {
        Main: database(),
        Reader: database({ DBInstanceIdentifier: 'r1', SourceDBInstanceIdentifier: 'shop-prod-main' }, {}),
        Role: resource('AWS::IAM::Role'),
      },
      after: { Main: database() },
      found: [],
    },
    {
      name: 'blocks another type under the same logical id',
      before: { Table: resource('AWS::DynamoDB::Table', { TableName: 'carts' }, KEPT) },
      after: { Table: table({ TableName: 'carts' }) },
      found: ['blocker type-changed Table'],
    },
  ])('$name', ({ before, after, found }) => {
    expect(findingsOf(stackOf(before), stackOf(after))).toEqual(found);
  });

  it('blocks a database that moves to another stack', () => {
    const from = sideOf({ Data: { Resources: { Main: database() } }, Other: { Resources: other } });
    const to = sideOf({ Data: { Resources: other }, Other: { Resources: { ...other, Main: database() } } });
    expect(findingsOf(from, to)).toEqual(['blocker moved Main']);
  });

  const environment = (retired: string[], stage: 1 | 2 = 1): Partial<Side> => {
    const config = { ...exampleConfig({ stage, retired }), environment: 'prod' };
    return { environment: { config, blueprint: blueprintOf(config) } };
  };

  const cache = (name: string) => resource('AWS::ElastiCache::ReplicationGroup', { ReplicationGroupId: name });
  const secret = (name: string) => resource('AWS::SecretsManager::Secret', { Name: name, GenerateSecretString: {} });
  const DATA = 'shop-prod-us-east-1-Data';
  const cached = { ...other, Cache: cache('shop-prod-cache'), CacheSecret: secret('shop/prod/cache') };

  it('warns of a cache and its secret that leave because the stage has none, and lets them go', () => {
    const to = sideOf({ [DATA]: { Resources: other } }, environment([]));
    expect(findingsOf(sideOf({ [DATA]: { Resources: cached } }), to)).toEqual([
      'warning cache-dismissed Cache',
      'warning cache-dismissed CacheSecret',
    ]);
  });

  it.each<[string, Resources, Resources, Side, string[]]>([
    ['leaves although the stage has one', cached, other, sideOf({}, environment([], 2)), ['removed', 'removed']],
    ['leaves and nobody knows the stage', cached, other, sideOf({}), ['removed', 'removed']],
    ['is not ours', { ...other, Cache: cache('sessions') }, other, sideOf({}, environment([])), ['removed']],
    [
      'is renamed',
      { Cache: cache('shop-prod-cache') },
      { Other: cache('shop-prod-cache') },
      sideOf({}, environment([], 2)),
      ['renamed'],
    ],
    [
      'is kept, and would be orphaned',
      { ...other, Cache: { ...cache('shop-prod-cache'), ...KEPT } },
      other,
      sideOf({}, environment([])),
      ['orphaned'],
    ],
  ])('blocks a cache that %s', (_, before, after, side, rules) => {
    const to = { ...side, templates: { [DATA]: { Resources: after } } };
    const blocked = findingsOf(sideOf({ [DATA]: { Resources: before } }), to);
    expect(blocked.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(rules.map((id) => `blocker ${id}`));
  });

  const secretOf = (version: number) => secret(`shop/prod/origin/v${version}`);
  const cdn = (originSecretVersion: number): Partial<Side> => {
    const change = { stage: 3, domain: DOMAIN, edge: { originSecretVersion } } as const;
    const config = { ...exampleConfig(change), environment: 'prod' };
    return { environment: { config, blueprint: blueprintOf(config) } };
  };

  it('says nothing of a secret of the origin that is older than those that are taken', () => {
    const from = sideOf({ [DATA]: { Resources: { One: secretOf(1), Two: secretOf(2) } } });
    const to = sideOf({ [DATA]: { Resources: { Two: secretOf(2), Three: secretOf(3) } } }, cdn(3));
    expect(findingsOf(from, to)).toEqual([]);
  });

  it.each<[string, Resources, string, Partial<Side>]>([
    ['is still taken', { Secret: secretOf(2) }, DATA, cdn(3)],
    ['is newer than all that are taken', { Secret: secretOf(4) }, DATA, cdn(3)],
    ['leaves where none is taken', { Secret: secretOf(1) }, DATA, environment([])],
    ['is not ours', { Secret: secret('store/prod/origin/v1') }, DATA, cdn(3)],
    ['stands elsewhere', { Secret: secretOf(1) }, 'shop-prod-us-east-1-Service', cdn(3)],
    ['only ends like one', { Secret: secret('shop/prod/v1') }, DATA, cdn(3)],
  ])('blocks a secret of the origin that %s', (_, secrets, stack, side) => {
    const from = sideOf({ [stack]: { Resources: { ...other, ...secrets } } });
    expect(findingsOf(from, sideOf({ [stack]: { Resources: other } }, side))).toEqual(['blocker removed Secret']);
  });

  it('lets go what is listed under retired, and only that', () => {
    const from = sideOf({ Data: { Resources: { ...other, Carts: table(), Main: database() } } });
    const to = sideOf({ Data: { Resources: other } }, environment(['table/carts']));
    expect(findingsOf(from, to)).toEqual(['blocker orphaned Main', 'note retired Carts']);
  });

  it('blocks what is listed under retired and would be deleted all the same', () => {
    const from = sideOf({ Data: { Resources: { ...other, Carts: table({}, {}) } } });
    const to = sideOf({ Data: { Resources: other } }, environment(['table/carts']));
    expect(findingsOf(from, to)).toEqual(['blocker removed Carts']);
  });

  it('blocks a stack with data that is no longer made, warns of one without, notes a retired one', () => {
    const stacks = (name: string, Resources: Resources) =>
      sideOf({ [name]: { Resources }, Rest: { Resources: other } });
    const to = sideOf({ Rest: { Resources: other } });
    expect(findingsOf(stacks('Data', { Main: database() }), to)).toEqual(['blocker stack-vanished stack']);
    expect(findingsOf(stacks('Service', { Role: resource('AWS::IAM::Role') }), to)).toEqual([
      'warning stack-vanished stack',
    ]);
    const retired = sideOf(to.templates, environment(['region/eu-west-1']));
    for (const [kind, resources] of [
      ['Data', { Main: database() }],
      ['Service', { Role: resource('AWS::IAM::Role') }],
    ] as const)
      expect(findingsOf(stacks(`shop-prod-eu-west-1-${kind}`, resources), retired)).toEqual([
        'note stack-vanished stack',
      ]);
  });

  it('blocks a stack of the same name in another region or account: it is another stack', () => {
    const side = (facts: StackFacts) =>
      sideOf({ Data: { Resources: { Main: database() } } }, { stacks: { Data: facts } });
    const home = { region: 'us-east-1', account: '123456789012' };
    for (const other of [{ region: 'eu-west-1' }, { ...home, account: '000000000000' }]) {
      expect(findingsOf(side(home), side(other))).toEqual(['blocker stack-vanished stack']);
    }
    expect(findingsOf(side(home), side({}))).toEqual([]);
  });

  it('says nothing of a first deploy, of added resources, and of the same on both sides', () => {
    const to = sideOf({ Data: { Resources: { Main: database(), Carts: table() } } });
    expect(findingsOf(sideOf({}), to)).toEqual([]);
    expect(findingsOf(stackOf({ Main: database() }), to)).toEqual([]);
    expect(findingsOf(to, to)).toEqual([]);
  });
});

describe('a condition', () => {
  const conditional = (Main: TemplateResource, Conditions: Template['Conditions'], more: Partial<Template> = {}) =>
    stackOf({ ...other, Main }, { Conditions: Conditions ?? {}, ...more });
  const onlyIf = { ...database(), Condition: 'Wanted' };
  const yes = { Wanted: { 'Fn::Equals': ['a', 'a'] } };
  const no = { Wanted: { 'Fn::Not': [{ 'Fn::Equals': ['a', 'a'] }] } };

  it('blocks one that turns false', () => {
    const found = ['blocker condition-changed Main Condition'];
    expect(findingsOf(conditional(onlyIf, yes), conditional(onlyIf, no))).toEqual(found);
    expect(findingsOf(stackOf({ ...other, Main: database() }), conditional(onlyIf, no))).toEqual(found);
  });

  it('blocks one that turns false through the default of a parameter', () => {
    const body = { Wanted: { 'Fn::Equals': [{ Ref: 'Size' }, 'big'] } };
    const withDefault = (Default: string) =>
      conditional(onlyIf, body, { Parameters: { Size: { Type: 'String', Default } } });
    expect(findingsOf(withDefault('big'), withDefault('small'))).toEqual(['blocker condition-changed Main Condition']);
  });

  it('blocks one that is new and depends on what only the deploy knows', () => {
    const open = { Wanted: { 'Fn::Equals': [{ Ref: 'Size' }, 'big'] } };
    const parameters = { Parameters: { Size: { Type: 'String' } } };
    expect(
      findingsOf(stackOf({ Main: database() }), stackOf({ Main: onlyIf }, { Conditions: open, ...parameters })),
    ).toEqual(['blocker condition-changed Main Condition']);
    const same = conditional(onlyIf, open, parameters);
    expect(findingsOf(same, same)).toEqual([]);
  });

  it('lets one go that was true', () => {
    expect(findingsOf(conditional(onlyIf, yes), stackOf({ ...other, Main: database() }))).toEqual([]);
  });
});

describe('protections', () => {
  it.each<Case>([
    {
      name: 'blocks a weaker deletion policy',
      before: { Main: database() },
      after: { Main: database({}, { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Retain' }) },
      found: ['blocker deletion-policy-lost Main DeletionPolicy'],
    },
    {
      name: 'blocks a snapshot on replacement that goes, where on deletion it would be taken anyway',
      before: { Main: database({}, { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' }) },
      after: { Main: database({}, {}) },
      found: ['blocker deletion-policy-lost Main UpdateReplacePolicy'],
    },
    {
      name: 'blocks a database without deletion protection',
      before: { Main: database() },
      after: { Main: database({ DeletionProtection: 'false' }) },
      found: ['blocker deletion-protection-lost Main DeletionProtection'],
    },
    {
      name: 'blocks a copy of a table without deletion protection',
      before: { Carts: table({ Replicas: [{ Region: 'us-east-1', DeletionProtectionEnabled: true }] }) },
      after: { Carts: table({ Replicas: [{ Region: 'us-east-1' }] }) },
      found: ['blocker deletion-protection-lost Carts Replicas.us-east-1.DeletionProtectionEnabled'],
    },
    {
      name: 'blocks a database without backups',
      before: { Main: database({ BackupRetentionPeriod: 7 }) },
      after: { Main: database({ BackupRetentionPeriod: 0 }) },
      found: ['blocker recovery-lost Main BackupRetentionPeriod'],
    },
    {
      name: 'blocks a bucket without versions and encryption',
      before: { Files: bucket({ VersioningConfiguration: { Status: 'Enabled' }, BucketEncryption: { a: 'b' } }) },
      after: { Files: bucket({ VersioningConfiguration: { Status: 'Suspended' } }) },
      found: [
        'blocker recovery-lost Files VersioningConfiguration.Status',
        'blocker encryption-lost Files BucketEncryption',
      ],
    },
    {
      name: 'warns of backups and logs that are kept for less time',
      before: { Main: database({ BackupRetentionPeriod: 7 }), Logs: resource('AWS::Logs::LogGroup') },
      after: {
        Main: database({ BackupRetentionPeriod: '3' }),
        Logs: resource('AWS::Logs::LogGroup', { RetentionInDays: 30 }),
      },
      found: [
        'warning retention-shortened Main BackupRetentionPeriod',
        'warning retention-shortened Logs RetentionInDays',
      ],
    },
    {
      name: 'blocks a table that loses the copy in a region',
      before: { Carts: table() },
      after: { Carts: table({ Replicas: [{ Region: 'us-east-1' }] }) },
      found: ['blocker replica-region-removed Carts Replicas'],
    },
    {
      name: 'blocks a secret that loses the copy in a region',
      before: { Owner: secret('us-west-2', 'eu-west-1') },
      after: { Owner: secret('eu-west-1') },
      found: ['blocker replica-region-removed Owner ReplicaRegions'],
    },
    {
      name: 'blocks two copies of a table that come at once, or one that comes and one that goes, and says which alone',
      before: { Carts: table(), Users: copies('us-east-1', 'eu-west-1') },
      after: {
        Carts: copies('us-east-1', 'eu-west-1', 'ap-south-1', 'us-west-2'),
        Users: copies('us-east-1', 'ap-south-1'),
      },
      found: [
        'blocker replica-region-removed Users Replicas',
        'blocker replicas-at-once Carts Replicas',
        'blocker replicas-at-once Users Replicas',
      ],
    },
    {
      name: 'says nothing of a new table with many copies, of one copy more, or of a secret with many more',
      before: { Carts: table(), Owner: secret() },
      after: {
        Carts: copies('us-east-1', 'eu-west-1', 'ap-south-1'),
        Users: resource('AWS::DynamoDB::GlobalTable', { Replicas: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }] }),
        Owner: secret('eu-west-1', 'ap-south-1'),
      },
      found: [],
    },
    {
      name: 'says nothing of a key of its own in place of the free encryption',
      before: { Queue: resource('AWS::SQS::Queue', { SqsManagedSseEnabled: true }) },
      after: { Queue: resource('AWS::SQS::Queue', { SqsManagedSseEnabled: false, KmsMasterKeyId: 'a' }) },
      found: [],
    },
    {
      name: 'says nothing of more protection',
      before: { Main: database({ BackupRetentionPeriod: 1, DeletionProtection: false }, {}), Carts: table() },
      after: {
        Main: database({ BackupRetentionPeriod: 30 }),
        Carts: table({ Replicas: [{ Region: 'eu-west-1' }, { Region: 'us-east-1' }, { Region: 'ap-south-1' }] }),
      },
      found: [],
    },
  ])('$name', ({ before, after, found }) => {
    expect(findingsOf(stackOf(before), stackOf(after))).toEqual(found);
  });

  it('says which copy of a table to change first', () => {
    const said = (before: TemplateResource, after: TemplateResource) =>
      checkTransition(stackOf({ Carts: before }), stackOf({ Carts: after })).findings.filter(
        ({ rule }) => rule === 'replicas-at-once',
      );
    expect(said(copies('us-east-1'), copies('us-east-1', 'eu-west-1', 'ap-south-1'))).toMatchObject([
      {
        problem:
          'gains eu-west-1, ap-south-1: one copy of AWS::DynamoDB::GlobalTable shop-prod-carts comes or goes in each update, and the deploy would fail',
        remedy: 'add eu-west-1 alone and deploy, and so on one after another',
      },
    ]);
    expect(said(copies('us-east-1', 'eu-west-1', 'ap-south-1'), copies('us-east-1'))).toMatchObject([
      { remedy: 'let eu-west-1 go alone and deploy, and so on one after another' },
    ]);
  });

  it('notes a copy that goes with a retired region, and warns of one that AWS would not delete', () => {
    const side = (replica: object) =>
      sideOf({ Data: { Resources: { Carts: table({ Replicas: [{ Region: 'us-east-1' }, replica as Value] }) } } });
    const home = { Data: { Resources: { Carts: copies('us-east-1') } } };
    const to = sideOf(home, { environment: environmentOf({ retired: ['region/eu-west-1'] }) });
    const said = (replica: object) => checkTransition(side(replica), to).findings;
    expect(said({ Region: 'eu-west-1' })).toMatchObject([{ severity: 'note', rule: 'replica-region-removed' }]);
    expect(said({ Region: 'eu-west-1', DeletionProtectionEnabled: true })).toMatchObject([
      { severity: 'warning', remedy: expect.stringContaining('--no-deletion-protection-enabled') },
    ]);
  });

  it('blocks a stack with data that loses termination protection, where both sides know of it', () => {
    const side = (terminationProtection?: boolean) =>
      sideOf(
        { Data: { Resources: { Main: database() } } },
        { stacks: { Data: terminationProtection === undefined ? {} : { terminationProtection } } },
      );
    expect(findingsOf(side(true), side(false))).toEqual(['blocker termination-protection-lost termination protection']);
    expect(findingsOf(side(true), side())).toEqual([]);
    expect(findingsOf(side(false), side(true))).toEqual([]);
  });
});

describe('what users notice', () => {
  it.each<Case>([
    {
      name: 'blocks a custom resource with another ServiceToken',
      before: { Seed: resource('Custom::Seed', { ServiceToken: 'arn:aws:lambda:us-east-1:123456789012:function:a' }) },
      after: { Seed: resource('Custom::Seed', { ServiceToken: 'arn:aws:lambda:us-east-1:123456789012:function:b' }) },
      found: ['blocker service-token Seed ServiceToken'],
    },
    {
      name: 'blocks a secret that would get another value',
      before: { Owner: resource('AWS::SecretsManager::Secret', { GenerateSecretString: { PasswordLength: 30 } }) },
      after: { Owner: resource('AWS::SecretsManager::Secret', { GenerateSecretString: { PasswordLength: 40 } }) },
      found: ['blocker secret-regenerated Owner GenerateSecretString'],
    },
    {
      name: 'warns of a second table with the name of one that stays',
      before: { Carts: table() },
      after: { Carts: table(), Copy: table() },
      found: ['warning name-collision Copy'],
    },
    {
      name: 'warns of a read replica that is promoted',
      before: { Reader: database({ SourceDBInstanceIdentifier: 'main' }, {}) },
      after: { Reader: database({}, {}) },
      found: ['warning promoted Reader SourceDBInstanceIdentifier'],
    },
    {
      name: 'warns of a load balancer that is replaced',
      before: { Alb: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal' }) },
      after: { Alb: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internet-facing' }) },
      found: ['warning replaced-in-service Alb Scheme'],
    },
    {
      name: 'warns of a named resource that is replaced under its name',
      before: { Role: resource('AWS::IAM::Role', { RoleName: 'server', Path: '/a/' }) },
      after: { Role: resource('AWS::IAM::Role', { RoleName: 'server', Path: '/b/' }) },
      found: ['warning name-collision Role Path'],
    },
    {
      name: 'warns of an alarm that takes its name to another logical id',
      before: { Full: resource('AWS::CloudWatch::Alarm', { AlarmName: 'disk' }) },
      after: { Disk: resource('AWS::CloudWatch::Alarm', { AlarmName: 'disk' }) },
      found: ['warning name-collision Disk'],
    },
    {
      name: 'warns of a nested stack that nobody looked into',
      before: { Nested: resource('AWS::CloudFormation::Stack', { TemplateURL: 'https://a' }) },
      after: { Nested: resource('AWS::CloudFormation::Stack', { TemplateURL: 'https://b' }) },
      found: ['warning out-of-sight Nested'],
    },
  ])('$name', ({ before, after, found }) => {
    expect(findingsOf(stackOf(before), stackOf(after))).toEqual(found);
  });

  it('warns of a transform, where something changes', () => {
    const side = (Description: string) => stackOf(other, { Transform: 'Macro', Description } as Partial<Template>);
    expect(findingsOf(side('a'), side('b'))).toEqual(['warning out-of-sight Transform']);
    expect(findingsOf(side('a'), side('a'))).toEqual([]);
    const included = (Name: string) =>
      stackOf({ ...other, ...{ A: resource('AWS::SNS::Topic', { Tags: { 'Fn::Transform': { Name } } }) } });
    expect(findingsOf(included('a'), included('b'))).toEqual(['warning out-of-sight Transform']);
  });
});

describe('exports', () => {
  const network = (Outputs: Template['Outputs'], resources: Resources = {}): Template => ({
    Resources: { Group: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'a' }), ...resources },
    Outputs: Outputs ?? {},
  });
  const groupId = { Group: { Value: { 'Fn::GetAtt': ['Group', 'GroupId'] }, Export: { Name: 'Group' } } };
  const user = {
    Resources: { Rule: resource('AWS::EC2::SecurityGroupIngress', { GroupId: { 'Fn::ImportValue': 'Group' } }) },
  };
  const nobody = { Resources: {} };

  it('blocks one that is removed or changed while a running stack imports it', () => {
    const from = sideOf({ Network: network(groupId), Service: user });
    const found = ['blocker export-changed export Group'];
    expect(findingsOf(from, sideOf({ Network: network({}), Service: nobody }))).toEqual(found);
    const changed = { Group: { Value: 'sg-1', Export: { Name: 'Group' } } };
    expect(findingsOf(from, sideOf({ Network: network(changed), Service: user }))).toEqual(found);
    expect(
      findingsOf(
        sideOf({ Network: network(groupId), Service: nobody }),
        sideOf({ Network: network({}), Service: nobody }),
      ),
    ).toEqual([]);
  });

  it('blocks one whose resource is replaced', () => {
    const other = { Group: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'b' }) };
    const to = sideOf({ Network: network(groupId, other), Service: user });
    expect(findingsOf(sideOf({ Network: network(groupId), Service: user }), to)).toContain(
      'blocker export-changed export Group',
    );
  });
});

describe('records', () => {
  const record = (properties: Readonly<Record<string, Value>>) =>
    resource('AWS::Route53::RecordSet', { HostedZoneId: 'Z1', Name: 'shop.example.com', Type: 'A', ...properties });

  const member = (Region: string) => record({ Region, SetIdentifier: Region });
  const place = (GeoLocation: Readonly<Record<string, string>>) =>
    record({ GeoLocation, SetIdentifier: Object.values(GeoLocation).join() });

  it.each<Case>([
    {
      name: 'blocks another routing policy of a name in use',
      before: { Origin: record({ TTL: 60 }) },
      after: { Origin: record({ TTL: 60, Region: 'us-east-1', SetIdentifier: 'us-east-1' }) },
      found: ['blocker record-set Origin', 'blocker record-set Origin'],
    },
    {
      name: 'blocks a latency record beside a simple one',
      before: { Origin: record({}) },
      after: { Origin: record({}), Second: record({ Region: 'eu-west-1', SetIdentifier: 'eu-west-1' }) },
      found: ['blocker record-set Second'],
    },
    {
      name: 'blocks another identity of a record in use',
      before: { Origin: record({ Weight: 1, SetIdentifier: 'a' }) },
      after: { Origin: record({ Weight: 1, SetIdentifier: 'b' }) },
      found: ['blocker record-set Origin'],
    },
    {
      name: 'warns of a record that goes',
      before: { ...other, Origin: record({}) },
      after: other,
      found: ['warning record-set Origin'],
    },
    {
      name: 'warns of the last address of a name that goes, and not of one beside another',
      before: {
        ...other,
        Six: record({ Type: 'AAAA' }),
        Four: record({}),
        Alone: record({ Name: 'a.example.com', Type: 'AAAA' }),
      },
      after: { ...other, Four: record({}) },
      found: ['warning record-set Alone'],
    },
    {
      name: 'warns of an address that goes while only the newer kind stays',
      before: { Six: record({ Type: 'AAAA' }), Four: record({}) },
      after: { Six: record({ Type: 'AAAA' }) },
      found: ['warning record-set Four'],
    },
    {
      name: 'says nothing of another target, or of one more in the set',
      before: { Origin: record({ Region: 'us-east-1', SetIdentifier: 'us-east-1', ResourceRecords: ['192.0.2.1'] }) },
      after: {
        Origin: record({ Region: 'us-east-1', SetIdentifier: 'us-east-1', AliasTarget: { DNSName: 'alb' } }),
        Second: record({ Region: 'eu-west-1', SetIdentifier: 'eu-west-1' }),
      },
      found: [],
    },
    {
      name: 'says nothing of a member of a set that goes while others are left',
      before: { Origin: member('us-east-1'), Second: member('eu-west-1') },
      after: { Origin: member('us-east-1') },
      found: [],
    },
    {
      name: 'warns of a whole set that goes',
      before: { ...other, Origin: member('us-east-1'), Second: member('eu-west-1') },
      after: other,
      found: ['warning record-set Origin', 'warning record-set Second'],
    },
    {
      name: 'warns of a place that goes while nobody answers for the rest of the world',
      before: { Europe: place({ ContinentCode: 'EU' }), Asia: place({ ContinentCode: 'AS' }) },
      after: { Europe: place({ ContinentCode: 'EU' }) },
      found: ['warning record-set Asia'],
    },
    {
      name: 'says nothing of a place that goes while somebody does',
      before: { World: place({ CountryCode: '*' }), Asia: place({ ContinentCode: 'AS' }) },
      after: { World: place({ CountryCode: '*' }) },
      found: [],
    },
  ])('$name', ({ before, after, found }) => {
    expect(findingsOf(stackOf(before), stackOf(after))).toEqual(found);
  });

  it('are silent of a step on the way to a region that nothing leads to any more, and only then', () => {
    const step = (name: string) =>
      record({ Name: `${name}.shop.example.com`, SetIdentifier: 'a', Failover: 'PRIMARY' });
    const steps = { Near: step('near'), Geo: step('eu-1.geo'), Idle: step('origin-eu-west-1'), Own: step('www') };
    const environment = environmentOf({
      stage: 3,
      reached: 4,
      regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }],
      domain: DOMAIN,
    });
    const to = (after: Resources) => sideOf({ Data: { Resources: after } }, { environment });
    expect(findingsOf(stackOf({ ...other, ...steps }), to(other))).toEqual(['warning record-set Own']);
    const leader = { Leader: record({ AliasTarget: { DNSName: 'origin-eu-west-1.shop.example.com' } }) };
    expect(findingsOf(stackOf({ ...leader, ...steps }), to(leader))).toEqual([
      'warning record-set Idle',
      'warning record-set Own',
    ]);
  });
});

describe('a finding', () => {
  it('says in whose words to put it right', () => {
    const stack = 'shop-prod-us-east-1-Data';
    const { findings } = checkTransition(
      sideOf({ [stack]: { Resources: { ...other, Carts: table({}, {}) } } }),
      sideOf({ [stack]: { Resources: other } }),
    );
    expect(findings).toEqual([
      {
        rule: 'removed',
        severity: 'blocker',
        stack,
        logicalId: 'Carts',
        type: 'AWS::DynamoDB::GlobalTable',
        where: 'Carts',
        problem: 'AWS::DynamoDB::GlobalTable shop-prod-carts leaves the template and would be deleted',
        remedy: 'keep carts under tables, or list table/carts under retired',
      },
    ]);
  });

  it.each([
    ['a table', 'AWS::DynamoDB::GlobalTable', { TableName: 'shop-prod-main' }, 'table/main'],
    ['a queue', 'AWS::SQS::Queue', { QueueName: 'shop-prod-email', RedrivePolicy: {} }, 'queue/email'],
    ['a FIFO queue', 'AWS::SQS::Queue', { QueueName: 'shop-prod-email.fifo', RedrivePolicy: {} }, 'queue/email'],
    ['dead letters', 'AWS::SQS::Queue', { QueueName: 'shop-prod-email-dead.fifo' }, 'queue/email'],
    ['a queue of a grim name', 'AWS::SQS::Queue', { QueueName: 'shop-prod-dead', RedrivePolicy: {} }, 'queue/dead'],
    ['a topic', 'AWS::SNS::Topic', { TopicName: 'shop-prod-paid' }, 'topic/paid'],
    ['the topic of alarms', 'AWS::SNS::Topic', { TopicName: 'shop-prod-page' }, undefined],
    ['the first shard', 'AWS::RDS::DBInstance', { DBInstanceIdentifier: 'shop-prod-main' }, undefined],
  ])('says what keeps %s', (_, type, properties, item) => {
    const stack = 'shop-prod-us-east-1-Data';
    const from = sideOf({ [stack]: { Resources: { Table: table(), Gone: resource(type, properties) } } });
    const { findings } = checkTransition(from, sideOf({ [stack]: { Resources: { Table: table() } } }));
    const remedy = item ? `or list ${item} under retired` : 'keep it in the template under its logical id';
    expect(findings).toMatchObject([{ rule: 'removed', remedy: expect.stringContaining(remedy) }]);
  });
});
