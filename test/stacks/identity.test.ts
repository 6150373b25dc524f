import { environments } from '../../lib/config/load';
import { STATEFUL_TYPES } from '../../lib/transition/stateful-types';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { expectGolden } from '../support/golden';
import { synth } from '../support/synth';
import { type Resource, resourcesIn, templatesOf } from '../support/templates';

/** Types in the list whose loss costs no data: they carry no deletion policy. */
const NETWORK_IDS = ['AWS::EC2::VPC', 'AWS::EC2::Subnet'];

describe.each(environments())('%s', (environment) => {
  const all = resourcesIn(templatesOf(environment));
  const stateful = all.filter(({ Type }) => STATEFUL_TYPES.has(Type));

  it('has exactly the stateful resources of the golden list, under the same stack and logical id', () => {
    const lines = stateful.map(({ stack, logicalId, Type }) => `${stack} ${logicalId} ${Type}`).sort();
    expectGolden(`${environment}.stateful.txt`, `${lines.join('\n')}\n`);
  });

  it('is made of the types of the golden list and of no other', () => {
    const types = [...new Set(all.map(({ Type }) => Type))].sort();
    expectGolden(`${environment}.types.txt`, `${types.join('\n')}\n`);
  });

  it('gives every stateful resource a fixed physical name, where AWS lets one be chosen', () => {
    const named = stateful.filter(({ Type }) => NAME_PROPERTY[Type] !== undefined);
    expect(named.length).toBeGreaterThan(0);
    for (const { logicalId, Type, Properties } of named) {
      const name = Properties[NAME_PROPERTY[Type] ?? ''];
      // The account's id makes a bucket ours; it is known when it is deployed, and never changes.
      const fixed = JSON.stringify(name)?.replace('{"Ref":"AWS::AccountId"}', '');
      expect([logicalId, fixed]).toEqual([logicalId, expect.any(String)]);
      expect([logicalId, fixed]).toEqual([logicalId, expect.not.stringMatching(/"Ref"|"Fn::GetAtt"/)]);
    }
  });

  it('names neither stage, environment, region nor kit in a construct path below the stack', () => {
    // Edge lists the regions, and a bus those it passes on to: there a region is the item's own name.
    const regional = all.filter(({ stack }) => !stack.endsWith('-Edge'));
    const paths = pathsOf(regional).filter((path) => !path.startsWith('Events/To-'));
    for (const path of paths)
      expect(path).not.toMatch(new RegExp(`stage\\d|us-east-1|\\b${environment}\\b|stagecoach`, 'i'));
  });

  it('exports a fixed set of ids from Network, and imports nothing else', () => {
    const templates = templatesOf(environment);
    const network = Object.entries(templates).filter(([name]) => name.endsWith('-Network'));
    const exported = network.flatMap(([, { Outputs = {} }]) =>
      Object.values(Outputs).map((output) => output.Export?.Name),
    );
    expectGolden(`${environment}.exports.txt`, `${exported.sort().join('\n')}\n`);
    const imported = [...JSON.stringify(templates).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name);
    expect(imported.length).toBeGreaterThan(0);
    for (const name of imported) expect(exported).toContain(name);
  });

  it('is plain CloudFormation: no custom resources, no transforms, no reference to another region', () => {
    const text = JSON.stringify(templatesOf(environment));
    for (const word of [
      'Custom::',
      'AWS::CloudFormation::CustomResource',
      '"Transform"',
      'Fn::GetStackOutput',
      'AWS::Lambda',
    ]) {
      expect(text).not.toContain(word);
    }
  });
});

describe('a protected environment', () => {
  const blueprint = blueprintOf(exampleConfig({ domain: DOMAIN, tables: [{ name: 'carts', key: 'id' }] }));
  const stateful = resourcesIn(synth(blueprint)).filter(
    ({ Type }) => STATEFUL_TYPES.has(Type) && !NETWORK_IDS.includes(Type),
  );

  it('keeps whatever holds data on delete and on replace', () => {
    expect(stateful.map(policies)).toEqual(
      stateful.map(({ logicalId }) => [logicalId, 'RetainExceptOnCreate', 'Retain']),
    );
    expect(stateful.length).toBeGreaterThanOrEqual(6);
  });

  it('keeps what a kept database stands on, or the deletion of its stack would fail on it', () => {
    const settings = resourcesIn(synth(blueprint)).filter(({ Type }) => /DB(Subnet|Parameter)Group$/.test(Type));
    expect(settings.map(policies)).toEqual(
      settings.map(({ logicalId }) => [logicalId, 'RetainExceptOnCreate', 'Retain']),
    );
    expect(settings).toHaveLength(2);
  });

  it('refuses to delete database and tables', () => {
    const flags = stateful.flatMap(({ Properties }) => [
      ...(Properties.DeletionProtection === undefined ? [] : [Properties.DeletionProtection]),
      ...(Properties.Replicas ?? []).map(
        (replica: { DeletionProtectionEnabled: boolean }) => replica.DeletionProtectionEnabled,
      ),
    ]);
    expect(flags).toEqual([true, true]);
  });
});

describe('an unprotected environment', () => {
  it('can be deleted whole, so that it can be made again under the same names', () => {
    const blueprint = blueprintOf(exampleConfig({ unprotected: 'throw-away', tables: [{ name: 'carts', key: 'id' }] }));
    const stateful = resourcesIn(synth(blueprint)).filter(({ DeletionPolicy }) => DeletionPolicy !== undefined);
    expect(stateful.map(policies)).toEqual(stateful.map(({ logicalId }) => [logicalId, 'Delete', 'Delete']));
    expect(JSON.stringify(stateful)).not.toMatch(/"DeletionProtection(Enabled)?":true/);
  });
});

const NAME_PROPERTY: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SecretsManager::Secret': 'Name',
};

function pathsOf(resources: readonly Resource[]): string[] {
  return resources.map(({ Metadata }) => (Metadata?.['aws:cdk:path'] ?? '').split('/').slice(1).join('/'));
}

function policies({ logicalId, DeletionPolicy, UpdateReplacePolicy }: Resource) {
  return [logicalId, DeletionPolicy, UpdateReplacePolicy];
}
