import type { Side } from '../../../lib/transition/side';
import type { Value } from '../../../lib/transition/template';
import type { Draft, DraftResource, Drafts, Edit, Random } from './edit';
import { targets } from './harmful';
import { INDIRECTIONS } from './indirection';

/** Properties that change in place, by type, with another value for each. */
const SIZES: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  'AWS::AutoScaling::AutoScalingGroup': { HealthCheckGracePeriod: 321 },
  'AWS::CloudWatch::Alarm': { Threshold: 7, AlarmDescription: 'other' },
  'AWS::DynamoDB::GlobalTable': { TimeToLiveSpecification: { AttributeName: 'other', Enabled: true } },
  'AWS::EC2::LaunchTemplate': { LaunchTemplateData: { InstanceType: 'm7g.large' } },
  'AWS::EC2::VPC': { EnableDnsSupport: true },
  'AWS::Events::Archive': { RetentionDays: 3653, Description: 'other' },
  'AWS::Events::EventBus': { Description: 'other' },
  'AWS::IAM::Role': { Description: 'other' },
  'AWS::KMS::Key': { Description: 'other', KeyPolicy: {}, PendingWindowInDays: 30 },
  'AWS::Logs::LogGroup': { RetentionInDays: 3653 },
  'AWS::RDS::DBInstance': {
    DBInstanceClass: 'db.m7g.large',
    AllocatedStorage: '900',
    MaxAllocatedStorage: 2000,
    MultiAZ: true,
    StorageType: 'io2',
    BackupRetentionPeriod: 35,
    DBParameterGroupName: 'other',
    PreferredMaintenanceWindow: 'mon:04:30-mon:05:30',
    AutoMinorVersionUpgrade: false,
    EngineVersion: '17.5',
  },
  'AWS::SNS::Topic': { DisplayName: 'other' },
  'AWS::SSM::Parameter': { Value: 'other' },
  'AWS::SecretsManager::Secret': { Description: 'other' },
};

/** Every edit of these templates that must pass in silence. */
export function harmlessEdits(side: Side): Edit[] {
  const names = Object.keys(side.templates);
  return [
    ...targets(side).flatMap(({ stack, logicalId, resource }) => {
      const edit = (name: string, change: (resource: DraftResource, random: Random, drafts: Drafts) => void): Edit => ({
        name: `${stack} ${logicalId}: ${name}`,
        apply(drafts, random) {
          const after = drafts.after[stack]?.Resources[logicalId];
          if (after) change(after, random, drafts);
        },
      });
      return [
        edit('tags', (after, { word }) => {
          const tags = Array.isArray(after.Properties.Tags) ? after.Properties.Tags : [];
          after.Properties.Tags = [{ Key: word, Value: word }, ...[...tags].reverse()];
        }),
        edit('metadata', (after, { word }) => {
          after.Metadata = { [word]: word };
        }),
        edit('keys in another order', (after) => {
          after.Properties = Object.fromEntries(Object.entries(after.Properties).reverse());
        }),
        edit('numbers and truth as text', (after) => {
          after.Properties = asText(after.Properties) as Record<string, Value>;
        }),
        edit('waits for another', (after, _, { after: all }) => {
          const other = Object.keys(all[stack]?.Resources ?? {}).find((id) => id !== logicalId);
          if (other) after.DependsOn = [other];
        }),
        edit('texts by another way to the same', (after, { word, number }, { after: all }) => {
          const draft = all[stack];
          const ways = INDIRECTIONS.filter(({ name }) => /default|mapping|condition|selected/.test(name));
          const way = ways[Math.floor(number * ways.length)];
          for (const [key, value] of Object.entries(after.Properties)) {
            if (draft && way?.takes(value) && typeof value === 'string')
              after.Properties[key] = way.write(draft, value, `${key}${word}`);
          }
        }),
        ...Object.entries(SIZES[resource.Type] ?? {}).map(([property, value]) =>
          edit(property, (after) => {
            after.Properties[property] = value;
          }),
        ),
        ...(resource.DeletionPolicy === 'RetainExceptOnCreate'
          ? [
              edit('Retain', (after) => {
                after.DeletionPolicy = 'Retain';
              }),
            ]
          : []),
      ];
    }),
    ...names.flatMap((stack) => {
      const edit = (name: string, change: (draft: Draft, random: Random) => void): Edit => ({
        name: `${stack}: ${name}`,
        apply({ after }, random) {
          const draft = after[stack];
          if (draft) change(draft, random);
        },
      });
      return [
        edit('description', (draft, { word }) => {
          draft.Description = word;
        }),
        edit('one more resource', ({ Resources }, { word }) => {
          Resources[word] = { Type: 'AWS::S3::Bucket', Properties: { BucketName: word } };
        }),
        edit('one more export', ({ Outputs }, { word }) => {
          Outputs[word] = { Value: word, Export: { Name: word } };
        }),
        edit('resources in another order', (draft) => {
          draft.Resources = Object.fromEntries(Object.entries(draft.Resources).reverse());
        }),
        edit('a condition that nobody uses', ({ Conditions }, { word }) => {
          Conditions[word] = { 'Fn::Equals': ['a', 'b'] };
        }),
      ];
    }),
    {
      name: 'one more stack',
      apply({ after }, { word }) {
        const Resources = { A: { Type: 'AWS::SNS::Topic', Properties: {} } };
        after[word] = { Resources, Parameters: {}, Mappings: {}, Conditions: {}, Outputs: {} };
      },
    },
  ];
}

function asText(value: Value): Value {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asText(each)]));
  if (typeof value === 'string') return /^\d{1,6}$/.test(value) ? Number(value) : value;
  return String(value);
}
