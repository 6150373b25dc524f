import { parameterGroupName, subnetGroupName } from '../../lib/blueprint/names';
import { shardTopology } from '../../lib/topology/contract';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { assemblyFrom, synth } from '../support/synth';
import { onlyResource, type Resource, resourcesIn } from '../support/templates';

const OWNER = { app: 'shop', environment: 'test' };
const made = (shards: string[], more: object = {}, change: object = {}) =>
  synth(blueprintOf(exampleConfig({ stage: 3, domain: DOMAIN, database: { shards, ...more }, ...change })));
const templates = made(['main', 'orders2', 'orders3'], { replicas: 1, access: 'per-service' });
const stack = (shard: string, from = templates) => {
  const name = `shop-test-us-east-1-Data-${shard}`;
  return { [name]: from[name]! };
};
const instanceIn = (some: typeof templates): Resource =>
  resourcesIn(some, 'AWS::RDS::DBInstance').find(({ Properties }) => !Properties.SourceDBInstanceIdentifier)!;

describe('an added shard', () => {
  it('is a stack of its own with a database by the rules of the first, its secret, replicas and alarms', () => {
    const [first, added] = [instanceIn({ Data: templates['shop-test-us-east-1-Data']! }), instanceIn(stack('orders2'))];
    const { DBInstanceIdentifier, KmsKeyId, DBSubnetGroupName, DBParameterGroupName, MasterUserPassword, ...rest } =
      added.Properties;
    expect(first.Properties).toMatchObject(rest);
    expect([DBInstanceIdentifier, DBSubnetGroupName, DBParameterGroupName]).toEqual([
      'shop-test-orders2',
      subnetGroupName(OWNER),
      parameterGroupName(OWNER, 'postgres17'),
    ]);
    expect(JSON.stringify(KmsKeyId)).toContain('alias/shop-test');
    expect(JSON.stringify(MasterUserPassword)).toContain('resolve:secretsmanager');
    expect(added).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    expect(onlyResource(stack('orders2'), 'AWS::SecretsManager::Secret').Properties.Name).toBe(
      'shop/test/database/orders2',
    );
    expect(resourcesIn(stack('orders2'), 'AWS::RDS::DBInstance')).toHaveLength(2);
    expect(resourcesIn(stack('orders2'), 'AWS::CloudWatch::Alarm')).toHaveLength(5);
  });

  it('changes nothing in the other stacks with data', () => {
    const [fewer, more] = [made(['main', 'a']), made(['main', 'b', 'a'])];
    for (const name of ['shop-test-us-east-1-Data', 'shop-test-us-east-1-Data-a', 'shop-test-us-east-1-Network'])
      expect(more[name]).toEqual(fewer[name]);
  });

  it('tells of itself in a parameter of its own, as the contract says', () => {
    const { Name, Value } = onlyResource(stack('orders2'), 'AWS::SSM::Parameter').Properties;
    expect(Name).toBe('/shop/test/topology/shard-orders2');
    const text = Value['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'host')).join('');
    expect(shardTopology.parse(JSON.parse(text))).toMatchObject({
      name: 'orders2',
      readers: [{ weight: 1 }],
      secret: 'shop/test/database/orders2/{service}',
    });
  });

  it('waits for Data, on whose key and subnets it stands, and servers wait for it', () => {
    const blueprint = blueprintOf(exampleConfig({ stage: 3, domain: DOMAIN, database: { shards: ['main', 'a'] } }));
    const waits = (name: string) =>
      assemblyFrom(blueprint)
        .getStackByName(name)
        .dependencies.map(({ id }) => id)
        .filter((id) => !id.endsWith('.assets'));
    expect(waits('shop-test-us-east-1-Data-a')).toContain('shop-test-us-east-1-Data');
    expect(waits('shop-test-us-east-1-Service')).toContain('shop-test-us-east-1-Data-a');
  });

  it('is used only by those who say so', () => {
    const services = [
      { name: 'web', image: 'web', port: 80, path: '/*', uses: { shards: ['main'] } },
      { name: 'orders', image: 'orders', port: 80, path: '/orders/*', uses: { shards: ['orders2'] } },
    ];
    const some = made(['main', 'orders2'], {}, { services });
    const rights = (service: string) =>
      JSON.stringify(
        resourcesIn(some, 'AWS::IAM::ManagedPolicy').filter(({ Metadata }) =>
          Metadata?.['aws:cdk:path']?.includes(`/LoadBalanced/${service}/`),
        ),
      );
    expect(rights('web')).not.toContain('orders2');
    expect(rights('orders')).toContain('database/orders2-??????');
    expect(rights('orders')).toContain('topology/shard-orders2');
    expect(rights('orders')).toContain('table/shop-test-shard-map');
  });

  it('stays, with its map, when the environment goes back to one server', () => {
    const back = made(['main', 'orders2'], {}, { stage: 1, reached: 3 });
    expect(instanceIn(stack('orders2', back)).Properties.MultiAZ).toBe(false);
    const tables = resourcesIn(back, 'AWS::DynamoDB::GlobalTable').map(({ Properties }) => Properties.TableName);
    expect(tables).toEqual(['shop-test-shard-map']);
  });
});

describe('64 shards', () => {
  const shards = ['main', ...Array.from({ length: 63 }, (_, i) => `shard${i + 1}`)];
  const all = made(shards, { access: 'per-service', replicas: 2, instance: 'db.m7g.4xlarge' });

  // Source: AWS CloudFormation User Guide, "Understand CloudFormation quotas".
  it('fit into what CloudFormation takes: 500 resources and 1 MB a template', () => {
    expect(Object.keys(all)).toHaveLength(4 + 63);
    for (const { Resources } of Object.values(all)) expect(Object.keys(Resources).length).toBeLessThan(500);
    for (const template of Object.values(all)) expect(JSON.stringify(template).length).toBeLessThan(1_000_000);
  });

  it('fit into a dashboard: 500 widgets, 100 alarms in a list', () => {
    const body = onlyResource(all, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody;
    const { widgets } = JSON.parse(
      body['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'x')).join(''),
    );
    expect(widgets.length).toBeLessThan(500);
    const lists = widgets.filter(({ type }: { type: string }) => type === 'alarm');
    expect(lists.length).toBeGreaterThan(1);
    for (const { properties } of lists) expect(properties.alarms.length).toBeLessThanOrEqual(100);
  });

  it('fit into the policies of a role: at most 10', () => {
    const policies = resourcesIn(all, 'AWS::IAM::ManagedPolicy');
    expect(policies.length).toBeGreaterThan(1);
    expect(policies.length).toBeLessThanOrEqual(10);
  });
});
