import type { Value } from '../../../lib/transition/template';
import { type DraftResource, type Drafts, type Edit, edit, type Random, type Target, write } from './edit';

/** The ways to lose a resource that are not a change of one property. */
export function catalogueEdits(target: Target): Edit[] {
  const { stack, logicalId, resource } = target;
  const { DeletionPolicy, UpdateReplacePolicy } = resource;
  const whole = (name: string, change: (drafts: Drafts, random: Random) => void): Edit => ({
    name: `${stack} ${logicalId}: ${name}`,
    apply: change,
  });
  const gone = ({ after }: Drafts) => {
    const draft = after[stack]?.Resources[logicalId];
    delete after[stack]?.Resources[logicalId];
    return draft as DraftResource;
  };
  const isKept = (policy: string | undefined) => /Retain|Snapshot/.test(policy ?? '');
  const keep = ({ before, after }: Drafts) => {
    for (const side of [before, after])
      Object.assign(side[stack]?.Resources[logicalId] ?? {}, {
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
  };
  return [
    whole('is removed', gone),
    whole('is removed, kept or not', (drafts) => {
      const before = drafts.before[stack]?.Resources[logicalId];
      if (before) before.DeletionPolicy = isKept(before.DeletionPolicy) ? 'Delete' : 'Retain';
      gone(drafts);
    }),
    whole('has another logical id', (drafts, { word }) => {
      const draft = gone(drafts);
      const home = drafts.after[stack];
      if (home) home.Resources[`${logicalId}${word}`] = draft;
    }),
    whole('moves to another stack', (drafts, { word }) => {
      const draft = gone(drafts);
      const [, other] = Object.entries(drafts.after).find(([name]) => name !== stack) ?? [];
      if (other) other.Resources[`${logicalId}${word}`] = draft;
    }),
    whole('moves to a new stack', (drafts, { word }) => {
      drafts.after[word] = {
        Resources: { [logicalId]: gone(drafts) },
        Parameters: {},
        Mappings: {},
        Conditions: {},
        Outputs: {},
      };
    }),
    edit(target, 'has another type', (_, after, { word }) => {
      after.Type = `AWS::S3::${word}`;
    }),
    edit(target, 'has a false condition', (_, after, { word }, { after: all }) => {
      after.Condition = word;
      if (all[stack]) all[stack].Conditions[word] = { 'Fn::Equals': ['a', 'b'] };
    }),
    edit(target, 'has a condition that a default turns', (before, after, { word }, drafts) => {
      for (const [draft, resource, Default] of [
        [drafts.before[stack], before, 'on'],
        [drafts.after[stack], after, 'off'],
      ] as const) {
        resource.Condition = word;
        if (!draft) continue;
        draft.Parameters[`P${word}`] = { Type: 'String', Default };
        draft.Conditions[word] = { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: `P${word}` }, 'off'] }] };
      }
    }),
    edit(target, 'has a new condition that only the deploy knows', (_, after, { word }, { after: all }) => {
      after.Condition = word;
      const draft = all[stack];
      if (!draft) return;
      draft.Parameters[`P${word}`] = { Type: 'String' };
      draft.Conditions[word] = { 'Fn::Equals': [{ Ref: `P${word}` }, 'on'] };
    }),
    whole('loses its deletion policy', (drafts, { number }) => {
      keep(drafts);
      const after = drafts.after[stack]?.Resources[logicalId];
      if (after && number < 0.5) delete after.DeletionPolicy;
      else if (after) after.DeletionPolicy = 'Delete';
      // RDS keeps a snapshot without a policy: that is less, too.
    }),
    whole('loses its update-replace policy', (drafts, { number }) => {
      keep(drafts);
      const after = drafts.after[stack]?.Resources[logicalId];
      if (after) after.UpdateReplacePolicy = number < 0.5 ? 'Delete' : 'Snapshot';
    }),
    // Without "Delete" nothing else happens.
    ...([DeletionPolicy, UpdateReplacePolicy].every((policy) => policy === undefined || policy === 'Delete')
      ? []
      : [
          edit(target, 'loses all policies', (_, after) => {
            delete after.DeletionPolicy;
            delete after.UpdateReplacePolicy;
          }),
        ]),
    ...(UNPROTECTED[resource.Type] ?? []).map(([path, good, bad]) =>
      edit(target, `${path} goes from ${good} to ${bad}`, (before, after) => {
        write(before.Properties, path.split('.'), good);
        write(after.Properties, path.split('.'), bad);
      }),
    ),
    ...(COPIED[resource.Type] ?? []).map((list) =>
      edit(target, 'loses the copy in a region', (before) => {
        const copies = before.Properties[list];
        before.Properties[list] = [...(Array.isArray(copies) ? copies : []), { Region: 'sa-east-1' }];
      }),
    ),
    ...(resource.Type === 'AWS::DynamoDB::GlobalTable'
      ? [
          edit(target, 'gets two copies at once', (_, after) => {
            const copies = Array.isArray(after.Properties.Replicas) ? after.Properties.Replicas : [];
            after.Properties.Replicas = [...copies, { Region: 'sa-east-1' }, { Region: 'us-west-1' }];
          }),
        ]
      : []),
  ];
}

/** Where a type lists the regions of its copies. */
const COPIED: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::GlobalTable': ['Replicas'],
  'AWS::SecretsManager::Secret': ['ReplicaRegions'],
};

/** What unprotects, by type: a property, its value and a worse one. */
const UNPROTECTED: Readonly<Record<string, readonly (readonly [path: string, good: Value, bad: Value])[]>> = {
  'AWS::RDS::DBInstance': [
    ['DeletionProtection', true, false],
    ['DeletionProtection', true, { Ref: 'AWS::NoValue' }],
    ['BackupRetentionPeriod', 7, 0],
    ['BackupRetentionPeriod', '7', '0'],
  ],
  'AWS::DynamoDB::GlobalTable': [
    ['Replicas.*.DeletionProtectionEnabled', true, false],
    ['Replicas.*.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', true, 'false'],
    ['SSESpecification.SSEEnabled', true, false],
  ],
  'AWS::S3::Bucket': [
    ['VersioningConfiguration.Status', 'Enabled', 'Suspended'],
    ['BucketEncryption', { a: 'b' }, { Ref: 'AWS::NoValue' }],
  ],
  'AWS::SNS::Topic': [['KmsMasterKeyId', 'a', { Ref: 'AWS::NoValue' }]],
  'AWS::SQS::Queue': [['SqsManagedSseEnabled', true, false]],
  'AWS::KMS::Key': [
    ['Enabled', true, false],
    ['EnableKeyRotation', true, false],
  ],
};
