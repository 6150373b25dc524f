import { CORRECTIONS } from '../../lib/transition/corrections';
import { createOnlyPaths } from '../../lib/transition/create-only';
import type { Template, TemplateResource, Value } from '../../lib/transition/template';
import { findingsOf, type Resources, sideOf, stackOf } from '../support/sides';

type Properties = Readonly<Record<string, Value>>;

const one = (Type: string, Properties: Properties, more: Partial<TemplateResource> = {}): Resources => ({
  Thing: { Type, Properties, ...more },
});
const db = (properties: Properties) => one('AWS::RDS::DBInstance', properties);
const cache = (properties: Properties, UpdatePolicy?: Value) =>
  one('AWS::ElastiCache::ReplicationGroup', properties, UpdatePolicy === undefined ? {} : { UpdatePolicy });
const resharding = { UseOnlineResharding: true };
const table = (properties: Properties) => one('AWS::DynamoDB::GlobalTable', properties);
const index = (IndexName: string, AttributeName: string, ProjectionType = 'ALL') => ({
  IndexName,
  KeySchema: [{ AttributeName, KeyType: 'HASH' }],
  Projection: { ProjectionType },
});

describe('a property that is set at creation', () => {
  it.each<[name: string, before: Resources, after: Resources, property: string]>([
    ['a key', db({ KmsKeyId: 'a' }), db({ KmsKeyId: 'b' }), 'KmsKeyId'],
    ['one that is added', db({}), db({ StorageEncrypted: true }), 'StorageEncrypted'],
    ['one that is removed', db({ Port: 5432 }), db({}), 'Port'],
    ['a primary that becomes a replica', db({}), db({ SourceDBInstanceIdentifier: 'x' }), 'SourceDBInstanceIdentifier'],
    ['a zone', db({ AvailabilityZone: 'a' }), db({ AvailabilityZone: 'b', MultiAZ: true }), 'AvailabilityZone'],
    ['a name', one('AWS::S3::Bucket', { BucketName: 'a' }), one('AWS::S3::Bucket', { BucketName: 'b' }), 'BucketName'],
    [
      'shards without resharding in both',
      cache({ NumNodeGroups: 1 }),
      cache({ NumNodeGroups: 2 }, resharding),
      'NumNodeGroups',
    ],
    [
      'replicas of listed node groups',
      cache({ ReplicasPerNodeGroup: 1, NodeGroupConfiguration: [{ NodeGroupId: '1' }] }),
      cache({ ReplicasPerNodeGroup: 2, NodeGroupConfiguration: [{ NodeGroupId: '1' }] }),
      'ReplicasPerNodeGroup',
    ],
    ['another engine', cache({ Engine: 'valkey' }), cache({ Engine: 'redis' }), 'Engine'],
    [
      'a nested one in a list',
      table({ GlobalSecondaryIndexes: [index('a', 'x')] }),
      table({ GlobalSecondaryIndexes: [index('b', 'y'), index('a', 'z')] }),
      'GlobalSecondaryIndexes.a.KeySchema.0.AttributeName',
    ],
    [
      'a nested one below a named item',
      table({ GlobalSecondaryIndexes: [index('a', 'x')] }),
      table({ GlobalSecondaryIndexes: [index('a', 'x', 'KEYS_ONLY')] }),
      'GlobalSecondaryIndexes.a.Projection.ProjectionType',
    ],
    [
      'the type of a key attribute',
      table({ AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] }),
      table({ AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'N' }] }),
      'AttributeDefinitions.id.AttributeType',
    ],
    [
      'what the specification leaves out',
      one('AWS::KMS::Key', {}),
      one('AWS::KMS::Key', { MultiRegion: true }),
      'MultiRegion',
    ],
    ['consistency of a global table', table({}), table({ MultiRegionConsistency: 'STRONG' }), 'MultiRegionConsistency'],
  ])('blocks %s', (_, before, after, property) => {
    expect(findingsOf(stackOf(before), stackOf(after))).toEqual([`blocker create-only-changed Thing ${property}`]);
  });

  it('sees one below another: the type of a health check', () => {
    const check = (Type: string) => one('AWS::Route53::HealthCheck', { HealthCheckConfig: { Type } });
    expect(findingsOf(stackOf(check('HTTP')), stackOf(check('HTTPS')))).toEqual([
      'warning replaced-in-service Thing HealthCheckConfig.Type',
    ]);
  });

  it.each<[name: string, before: Resources, after: Resources]>([
    [
      'class, zones, storage and parameters of a database',
      db({ MultiAZ: false, DBInstanceClass: 'a', StorageType: 'gp2', DBParameterGroupName: 'a' }),
      db({ MultiAZ: true, DBInstanceClass: 'b', StorageType: 'gp3', DBParameterGroupName: 'b' }),
    ],
    ['a zone that leaves with two of them', db({ AvailabilityZone: 'a' }), db({ MultiAZ: true })],
    ['a snapshot that is forgotten', db({ DBSnapshotIdentifier: 'a' }), db({})],
    ['a first key for insights', db({}), db({ PerformanceInsightsKMSKeyId: 'a' })],
    [
      'shards with resharding in both',
      cache({ NumNodeGroups: 1 }, resharding),
      cache({ NumNodeGroups: 3 }, resharding),
    ],
    ['replicas of a cache', cache({ ReplicasPerNodeGroup: 1 }), cache({ ReplicasPerNodeGroup: 2 })],
    ['Redis to Valkey', cache({ Engine: 'redis' }), cache({ Engine: 'valkey' })],
    [
      'an index that comes, and one that goes',
      table({ GlobalSecondaryIndexes: [index('a', 'x'), index('b', 'y')] }),
      table({ GlobalSecondaryIndexes: [index('b', 'y'), index('c', 'z')] }),
    ],
    ['a default that is written out', one('AWS::KMS::Key', {}), one('AWS::KMS::Key', { KeySpec: 'SYMMETRIC_DEFAULT' })],
    [
      'a list whose order says nothing',
      one('AWS::RDS::DBCluster', { AvailabilityZones: ['a', 'b'] }),
      one('AWS::RDS::DBCluster', { AvailabilityZones: ['b', 'a'] }),
    ],
    ['a number as text', db({ Port: '5432', StorageEncrypted: 'true' }), db({ Port: 5432, StorageEncrypted: true })],
  ])('lets pass %s', (_, before, after) => {
    expect(findingsOf(stackOf(before), stackOf(after))).toEqual([]);
  });
});

describe('a value', () => {
  const parameters = (Default: string, Type = 'String') => ({ Parameters: { P: { Type, Default } } });
  const keyed = (KmsKeyId: Value, more: Partial<Template> = {}) => stackOf(db({ KmsKeyId }), more);
  const map = (b: string) => ({ Mappings: { M: { a: { b } } } });
  const when = (truth: string) => ({ Conditions: { C: { 'Fn::Equals': [truth, 'yes'] } } });

  it.each<[way: string, before: [Value, Partial<Template>?], after: [Value, Partial<Template>?]]>([
    ['the default of a parameter', [{ Ref: 'P' }, parameters('a')], [{ Ref: 'P' }, parameters('b')]],
    [
      'the default of a parameter, in text',
      [{ 'Fn::Sub': 'key/${P}' }, parameters('a')],
      [{ 'Fn::Sub': 'key/${P}' }, parameters('b')],
    ],
    [
      'a place in SSM',
      [{ Ref: 'P' }, parameters('/a', 'AWS::SSM::Parameter::Value<String>')],
      [{ Ref: 'P' }, parameters('/b', 'AWS::SSM::Parameter::Value<String>')],
    ],
    ['a mapping', [{ 'Fn::FindInMap': ['M', 'a', 'b'] }, map('1')], [{ 'Fn::FindInMap': ['M', 'a', 'b'] }, map('2')]],
    [
      'a mapping by what only the deploy knows',
      [{ 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'b'] }, map('1')],
      [{ 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'b'] }, map('2')],
    ],
    ['a condition', [{ 'Fn::If': ['C', 'a', 'b'] }, when('yes')], [{ 'Fn::If': ['C', 'a', 'b'] }, when('no')]],
    ['a joined text', [{ 'Fn::Join': ['/', ['a', 'b']] }], [{ 'Fn::Join': ['/', ['a', 'c']] }]],
    ['an item of a list', [{ 'Fn::Select': [0, ['a', 'b']] }], [{ 'Fn::Select': ['1', ['a', 'b']] }]],
    [
      'a part of a text',
      [{ 'Fn::Select': [0, { 'Fn::Split': [',', 'a,b'] }] }],
      [{ 'Fn::Select': [1, { 'Fn::Split': [',', 'a,b'] }] }],
    ],
    ['a dynamic reference', ['{{resolve:ssm:/key:1}}'], ['{{resolve:ssm:/key:2}}']],
    ['an import', [{ 'Fn::ImportValue': 'a' }], [{ 'Fn::ImportValue': 'b' }]],
    ['another resource', [{ 'Fn::GetAtt': ['A', 'Arn'] }], [{ 'Fn::GetAtt': ['B', 'Arn'] }]],
    ['no value', ['a'], [{ Ref: 'AWS::NoValue' }]],
  ])('blocks a change through %s', (_, before, after) => {
    expect(findingsOf(keyed(...before), keyed(...after))).toEqual(['blocker create-only-changed Thing KmsKeyId']);
  });

  it.each<[way: string, before: [Value, Partial<Template>?], after: [Value, Partial<Template>?]]>([
    ['a parameter with the same default', ['a'], [{ Ref: 'P' }, parameters('a')]],
    [
      'a parameter without one',
      [{ Ref: 'P' }, { Parameters: { P: { Type: 'String' } } }],
      [{ Ref: 'P' }, { Parameters: { P: { Type: 'String' } } }],
    ],
    ['text in place of an attribute', [{ 'Fn::GetAtt': ['Key', 'Arn'] }], [{ 'Fn::Sub': '${Key.Arn}' }]],
    [
      'joined in place of substituted text',
      [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':kms']] }],
      [{ 'Fn::Sub': 'arn:${AWS::Partition}:kms' }],
    ],
    ['the short form of an attribute', [{ 'Fn::GetAtt': ['Key', 'Arn'] }], [{ 'Fn::GetAtt': 'Key.Arn' }]],
    ['a mapping', ['1'], [{ 'Fn::FindInMap': ['M', 'a', 'b'] }, map('1')]],
    ['a condition of the same outcome', [{ 'Fn::If': ['C', 'a', 'b'] }, when('yes')], ['a']],
    ['a choice between the same', ['a'], [{ 'Fn::If': ['Unknown', 'a', 'a'] }]],
    ['escaped text', ['${a}'], [{ 'Fn::Sub': '${!a}' }]],
  ])('lets pass the same through %s', (_, before, after) => {
    expect(findingsOf(keyed(...before), keyed(...after))).toEqual([]);
  });

  it('knows the name that Ref gives, and the region and account of a stack', () => {
    const group = { Group: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { DBSubnetGroupName: 'shop' } } };
    const grouped = (DBSubnetGroupName: Value) => stackOf({ ...group, ...db({ DBSubnetGroupName }) });
    expect(findingsOf(grouped({ Ref: 'Group' }), grouped('shop'))).toEqual([]);

    const facts = { stacks: { Data: { region: 'us-east-1', account: '123456789012' } } };
    const arn = (KmsKeyId: Value) => sideOf({ Data: { Resources: db({ KmsKeyId }) } }, facts);
    const text = 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/${AWS::StackName}';
    expect(findingsOf(arn({ 'Fn::Sub': text }), arn('arn:aws:kms:us-east-1:123456789012:key/Data'))).toEqual([]);
  });

  it('takes the running value of a parameter that has no default', () => {
    const template = { Resources: db({ KmsKeyId: { Ref: 'P' } }), Parameters: { P: { Type: 'String' } } };
    const running = sideOf({ Data: template }, { stacks: { Data: { parameters: { P: 'a' } } } });
    expect(findingsOf(running, sideOf({ Data: template }))).toEqual([]);
    const withDefault = (Default: string) => ({ ...template, Parameters: { P: { Type: 'String', Default } } });
    const overridden = sideOf({ Data: withDefault('b') }, { stacks: { Data: { parameters: { P: 'a' } } } });
    expect(findingsOf(overridden, sideOf({ Data: withDefault('b') }))).toEqual([]);
    expect(findingsOf(overridden, sideOf({ Data: withDefault('c') }))).toEqual([
      'blocker create-only-changed Thing KmsKeyId',
    ]);
    const fixed = sideOf({ Data: { Resources: db({ KmsKeyId: 'b' }) } });
    expect(findingsOf(running, fixed)).toEqual(['blocker create-only-changed Thing KmsKeyId']);
  });

  it('blocks what is made with something that is replaced, however far away', () => {
    const stack = (Family: string) =>
      stackOf({
        Vpc: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: Family } },
        Group: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        ...db({ DBSubnetGroupName: { 'Fn::Sub': '${Group}-x' }, VPCSecurityGroups: [{ Ref: 'Vpc' }] }),
      });
    expect(findingsOf(stack('a'), stack('b'))).toEqual([
      'blocker create-only-changed Group VpcId',
      'blocker create-only-changed Thing DBSubnetGroupName',
      'warning replaced-in-service Vpc GroupDescription',
    ]);
  });

  it('blocks what is made with the answer of a custom resource that changes', () => {
    const stack = (Input: string) =>
      stackOf({
        Look: { Type: 'Custom::Look', Properties: { ServiceToken: 'a', Input } },
        ...db({ KmsKeyId: { 'Fn::GetAtt': ['Look', 'Key'] } }),
      });
    expect(findingsOf(stack('a'), stack('b'))).toEqual(['blocker create-only-changed Thing KmsKeyId']);
    expect(findingsOf(stack('a'), stack('a'))).toEqual([]);
  });

  it('survives names that every object has, circles and functions it does not know', () => {
    const odd = (KmsKeyId: Value) => keyed(KmsKeyId, { Conditions: { C: { Condition: 'C' } } });
    const values: readonly Value[] = [
      { Ref: 'constructor' },
      { 'Fn::FindInMap': ['__proto__', 'a', 'toString'] },
      { 'Fn::If': ['C', 'a', 'b'] },
      { 'Fn::Sub': ['${toString}', { valueOf: 'x' }] },
      { 'Fn::Unheard': [1] },
      { 'Fn::Select': [9, ['a']] },
      { 'Fn::Join': 'wrong' },
    ];
    for (const value of values) expect(findingsOf(odd(value), odd(value))).toEqual([]);
    const self: Resources = { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'A' } } } };
    expect(findingsOf(stackOf(self), stackOf(self))).toEqual([]);
  });
});

describe('the corrections', () => {
  it('each say where they were read, and correct a property that the specification has, or say that they add it', () => {
    for (const { type, path, added, source } of CORRECTIONS) {
      expect(source.length).toBeGreaterThan(20);
      const known = createOnlyPaths(type).filter((each) => each.path.join('.') === path);
      expect([type, path, known.length]).toEqual([type, path, 1]);
      if (added) expect(known[0]?.replaces).toBe('maybe');
    }
    const keys = CORRECTIONS.map(({ type, path }) => `${type} ${path}`);
    expect(keys).toEqual([...new Set(keys)]);
  });
});
