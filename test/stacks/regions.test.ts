import { regionsOf, stacksOf } from '../../lib/blueprint/stacks';
import { buildTopology } from '../../lib/topology/build';
import { longestAddresses } from '../../lib/topology/size';
import { REGIONS, threeRegions } from '../support/regions';
import { synth } from '../support/synth';
import { type Resource, resourcesIn } from '../support/templates';

const blueprint = threeRegions();
const templates = synth(blueprint);
const inRegion = (region: string, type?: string) =>
  resourcesIn(templates, type).filter(({ stack }) => stack.startsWith(`shop-test-${region}-`));
const [HOME, ...OTHERS] = REGIONS;

/** A string with the pseudo parameters of CloudFormation by their names. */
const plain = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : (value as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]
        .map((part) => (typeof part === 'string' ? part : `<${(part as { Ref: string }).Ref.replace('AWS::', '')}>`))
        .join('');

describe('several regions', () => {
  it('have the same stacks, and one above them', () => {
    const kinds = ['Data', 'Data-orders', 'Network', 'Service'];
    const regional = REGIONS.flatMap((region) => kinds.map((kind) => `shop-test-${region}-${kind}`));
    expect(Object.keys(templates).sort()).toEqual([...regional, 'shop-test-Edge'].sort());
    expect(stacksOf(blueprint)).toHaveLength(13);
  });

  it('know each other by name only: no template refers to what another region has', () => {
    const references = Object.entries(templates).flatMap(([stack, template]) =>
      [...JSON.stringify(template).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => ({ stack, name })),
    );
    expect(references.length).toBeGreaterThan(50);
    for (const { stack, name } of references) {
      const region = REGIONS.find((each) => stack.startsWith(`shop-test-${each}-`));
      expect(name).toMatch(new RegExp(`^shop-test-${region}-Network:`));
    }
    // Nothing that would carry a value over at deploy time either.
    const text = JSON.stringify(templates);
    expect(
      ['Fn::GetStackOutput', 'Custom::', 'ExportWriter', 'ExportReader'].filter((way) => text.includes(way)),
    ).toEqual([]);
    expect(JSON.stringify(templates['shop-test-Edge']).includes('Fn::ImportValue')).toBe(false);
  });

  it('share no address with each other', () => {
    const blocks = resourcesIn(templates, 'AWS::EC2::VPC').map(({ Properties }) => Properties.CidrBlock);
    expect(new Set(blocks).size).toBe(REGIONS.length);
  });
});

describe('the databases of several regions', () => {
  const databasesIn = (region: string) => inRegion(region, 'AWS::RDS::DBInstance');

  it('accept writes in the home region', () => {
    const writers = databasesIn(HOME).filter(({ Properties }) => Properties.SourceDBInstanceIdentifier === undefined);
    expect(writers.map(({ Properties }) => Properties.DBInstanceIdentifier)).toEqual([
      'shop-test-main',
      'shop-test-orders',
    ]);
  });

  it.each(OTHERS)('are copies in %s: of every shard, by ARN, with the key and the subnets of that region', (region) => {
    const copies = databasesIn(region);
    expect(copies.map(({ Properties }) => Properties.DBInstanceIdentifier)).toEqual([
      'shop-test-main-r1-g1',
      'shop-test-main-r2-g1',
      'shop-test-orders-r1-g1',
      'shop-test-orders-r2-g1',
    ]);
    for (const { Properties } of copies) {
      const shard = Properties.DBInstanceIdentifier.split('-')[2];
      expect(plain(Properties.SourceDBInstanceIdentifier)).toBe(
        `arn:<Partition>:rds:us-east-1:<AccountId>:db:shop-test-${shard}`,
      );
      expect(Properties.SourceRegion).toBe('us-east-1');
      expect(Properties.VPCSecurityGroups).toHaveLength(1);
      // What RDS refuses on a copy.
      for (const name of [
        'Engine',
        'EngineVersion',
        'MasterUsername',
        'MasterUserPassword',
        'DBName',
        'AllocatedStorage',
      ])
        expect(Properties).not.toHaveProperty(name);
    }
    const keys = copies.map(({ stack, Properties: { KmsKeyId } }) => [stack.split('-Data')[1], keyOf(KmsKeyId)]);
    expect(keys).toEqual([
      ['', 'GetAtt'],
      ['', 'GetAtt'],
      ['-orders', `arn:<Partition>:kms:${region}:<AccountId>:alias/shop-test`],
      ['-orders', `arn:<Partition>:kms:${region}:<AccountId>:alias/shop-test`],
    ]);
  });

  it('are known with the same secrets everywhere', () => {
    const secrets = inRegion(HOME, 'AWS::SecretsManager::Secret').filter(({ Properties }) => Properties.ReplicaRegions);
    expect(secrets.map(({ Properties: { Name, ReplicaRegions } }) => [Name, ReplicaRegions.map(regionIn)])).toEqual([
      ['shop/test/database/main', OTHERS],
      ['shop/test/origin/v1', OTHERS],
      ['shop/test/database/orders', OTHERS],
    ]);
    for (const region of OTHERS)
      expect(
        inRegion(region, 'AWS::SecretsManager::Secret')
          .map(({ Properties }) => Properties.Name)
          .sort(),
      ).toEqual(['shop/test/cache', 'shop/test/certificates']);
  });

  it('page whoever is on duty when a copy elsewhere falls behind: what it lacks is lost with home', () => {
    const lags = resourcesIn(templates, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties.MetricName === 'ReplicaLag',
    );
    const told = lags.map(({ stack, Properties: { Threshold, AlarmActions } }) => [
      stack.split('-Data')[0],
      Threshold,
      plain(AlarmActions[0]).split('-').at(-1),
    ]);
    expect(new Set(told.map((each) => each.join(' ')))).toEqual(
      new Set(['shop-test-us-east-1 10 notice', 'shop-test-eu-west-1 60 page', 'shop-test-ap-south-1 60 page']),
    );
  });
});

describe('a secondary region', () => {
  const region = blueprint.regions[1]!;
  const topology = buildTopology(blueprint, region, longestAddresses(blueprint, region));

  it('tells its application where writes go, whom to read from and how old that may be', () => {
    expect(topology.region).toMatchObject({
      role: 'secondary',
      home: HOME,
      writes: 'https://write.shop.example.com',
      services: { header: 'X-Origin-Secret', secret: 'shop/test/origin/v1' },
    });
    expect(topology.database.shards.main).not.toHaveProperty('writer');
    expect(topology.database.shards.main?.readers).toHaveLength(2);
    expect(topology.database.reads).toEqual({ from: 'read-your-writes', stickySeconds: 60, lagSeconds: 60 });
  });

  it('has one copy to read from where home has none, and reads from it', () => {
    const lean = threeRegions({ database: {} }).regions.map(({ running }) => running?.databases);
    expect(lean.map((databases) => [databases?.replicas, databases?.reads.from])).toEqual([
      [0, 'primary'],
      [1, 'replica'],
      [1, 'replica'],
    ]);
  });

  it('makes no table: home does, for all regions', () => {
    const tables = resourcesIn(templates, 'AWS::DynamoDB::GlobalTable');
    expect(tables.map(({ stack, Properties }) => [stack, Properties.TableName])).toEqual([
      ['shop-test-us-east-1-Data', 'shop-test-carts'],
      ['shop-test-us-east-1-Data', 'shop-test-shard-map'],
    ]);
    for (const { Properties } of tables) expect(Properties.Replicas.map(regionIn)).toEqual(REGIONS);
  });

  it('lets its servers use the tables, the queues and the bus of their own region', () => {
    const policies = JSON.stringify(inRegion('eu-west-1', 'AWS::IAM::ManagedPolicy'));
    expect(policies).toContain(':dynamodb:eu-west-1:');
    expect(policies).toContain(':events:eu-west-1:');
    expect(policies).not.toContain('us-east-1');
  });
});

describe('an event', () => {
  const rules = resourcesIn(templates, 'AWS::Events::Rule');
  const pattern = ({ Properties }: Resource) => Properties.EventPattern;
  const target = ({ Properties }: Resource) => plain(Properties.Targets[0].Arn).split(':').slice(2).join(':');
  const passing = rules.filter((rule) => pattern(rule).region);

  it('is passed on by the region in which it was announced, and by no other, so it arrives once', () => {
    for (const rule of passing) {
      const own = rule.stack.replace(/^shop-test-(.+)-Data$/, '$1');
      expect(pattern(rule)).toEqual({
        'detail-type': ['catalog.changed', 'price.changed'],
        region: [own],
        'replay-name': [{ exists: false }],
      });
      expect(target(rule)).not.toContain(`:${own}:`);
    }
    const hops = passing.map((rule) => `${pattern(rule).region} -> ${target(rule).split(':')[1]}`);
    expect(hops.sort()).toEqual(
      REGIONS.flatMap((from) => REGIONS.filter((to) => to !== from).map((to) => `${from} -> ${to}`)).sort(),
    );
  });

  it('reaches the queue of every region, and what can not be delivered is kept', () => {
    const local = rules.filter((rule) => !pattern(rule).region);
    expect(local.map((rule) => [pattern(rule)['detail-type'][0], target(rule)]).sort()).toEqual(
      REGIONS.map((region) => ['catalog.changed', `sqs:${region}:<AccountId>:shop-test-refresh`]).sort(),
    );
    for (const { Properties } of rules) expect(Properties.Targets[0].DeadLetterConfig.Arn).toBeDefined();
    for (const region of REGIONS) {
      const policies = inRegion(region, 'AWS::SQS::QueuePolicy').map(({ Properties }) => JSON.stringify(Properties));
      const open = policies.filter((policy) => policy.includes('events.amazonaws.com'));
      expect(open).toHaveLength(3);
      for (const policy of open) expect(policy).toContain(':rule/shop-test/*');
    }
  });

  it('is kept for 14 days in every region', () => {
    const archives = resourcesIn(templates, 'AWS::Events::Archive').map(({ Properties }) => Properties.RetentionDays);
    expect(archives).toEqual([14, 14, 14]);
  });

  it('is passed on to nobody where nothing runs', () => {
    const back = resourcesIn(synth(threeRegions({ stage: 3, reached: 4 })), 'AWS::Events::Rule');
    const heard = back.filter((rule) => pattern(rule).region).map((rule) => target(rule).split(':')[1]);
    expect(new Set(heard)).toEqual(new Set(['us-east-1']));
    expect(back.map(({ stack }) => stack)).toContain('shop-test-us-east-1-Data');
  });
});

it('names every region that an environment has stacks in, and the one above them', () => {
  expect(regionsOf(threeRegions({ regions: [{ name: 'eu-west-1' }, { name: 'ap-south-1' }] }))).toEqual([
    'eu-west-1',
    'ap-south-1',
    'us-east-1',
  ]);
});

const regionIn = ({ Region }: { Region: string }) => Region;

const keyOf = (value: object) => ('Fn::GetAtt' in value ? 'GetAtt' : plain(value));
