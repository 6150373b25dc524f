import { createOnlyPaths } from '../../../lib/transition/create-only';
import type { Side } from '../../../lib/transition/side';
import { isStateful } from '../../../lib/transition/stateful-types';
import type { Value } from '../../../lib/transition/template';
import { type DraftResource, type Drafts, type Edit, type Random, read, type Target, write } from './edit';
import { INDIRECTIONS } from './indirection';

/** Properties that the specification doubts, and RDS changes in place. Facts 1.2, written down a second time on purpose. */
const IN_PLACE = [
  'AWS::RDS::DBInstance MultiAZ',
  'AWS::RDS::DBInstance StorageType',
  'AWS::RDS::DBInstance BackupRetentionPeriod',
  'AWS::RDS::DBInstance DBParameterGroupName',
  'AWS::RDS::DBInstance AutoMinorVersionUpgrade',
  'AWS::RDS::DBInstance PreferredMaintenanceWindow',
];

/** Properties that make of a database a copy: it holds no data of its own then, on either side. */
const COPIES = ['DBClusterIdentifier', 'SourceDBClusterIdentifier', 'SourceDBInstanceIdentifier'];

/** Properties that may be set where they were not: it is another value that replaces. */
const MAY_COME = ['PerformanceInsightsKMSKeyId'];

export function targets({ templates }: Side): Target[] {
  return Object.entries(templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([logicalId, resource]) => ({ stack, logicalId, resource })),
  );
}

/** Every edit of these templates that must be blocked. */
export function harmfulEdits(side: Side): Edit[] {
  const all = targets(side).filter(({ resource }) => isStateful(resource.Type, resource.Properties ?? {}));
  return [...all.flatMap(createOnlyEdits), ...all.flatMap(catalogueEdits), ...stackEdits(side)];
}

function createOnlyEdits(target: Target): Edit[] {
  const { Type } = target.resource;
  return createOnlyPaths(Type)
    .filter(({ path }) => !IN_PLACE.includes(`${Type} ${path.join('.')}`))
    .flatMap(({ path }) => [
      ...(COPIES.includes(path.join('.')) ? [] : [differs(target, path)]),
      ...(path.includes('*') || MAY_COME.includes(path.join('.')) ? [] : [comesOrGoes(target, path)]),
    ]);
}

/** One value on the left and another on the right, both written in the same way. */
function differs(target: Target, path: readonly string[]): Edit {
  return edit(target, `${path.join('.')} differs`, (before, after, random, drafts) => {
    const way = INDIRECTIONS[Math.floor(random.number * INDIRECTIONS.length)];
    for (const [resource, draft, value] of [
      [before, drafts.before[target.stack], `${random.word}1`],
      [after, drafts.after[target.stack], `${random.word}2`],
    ] as const) {
      if (draft && way) write(resource.Properties, path, way.write(draft, value, `Way${random.word}`));
    }
  });
}

/** Only the right side is edited. */
function comesOrGoes(target: Target, path: readonly string[]): Edit {
  return edit(target, `${path.join('.')} comes, goes or changes`, (before, after, random) => {
    const goes = read(before.Properties, path) !== undefined && random.number > 0.7;
    write(after.Properties, path, goes ? { Ref: 'AWS::NoValue' } : random.word);
  });
}

function catalogueEdits(target: Target): Edit[] {
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
    ...(DeletionPolicy === undefined && UpdateReplacePolicy === undefined
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
    ...(resource.Type === 'AWS::DynamoDB::GlobalTable'
      ? [
          edit(target, 'loses the copy in a region', (before) => {
            (before.Properties.Replicas as Value[]).push({ Region: 'eu-west-1' });
          }),
        ]
      : []),
  ];
}

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

function stackEdits({ templates, stacks = {} }: Side): Edit[] {
  return Object.entries(templates).flatMap(([stack, { Resources, Outputs = {} }]) => {
    if (!Object.values(Resources).some(({ Type, Properties = {} }) => isStateful(Type, Properties))) return [];
    const used = Object.entries(Outputs).filter(
      ([, { Export }]) =>
        Export && JSON.stringify(templates).includes(`{"Fn::ImportValue":${JSON.stringify(Export.Name)}}`),
    );
    return [
      { name: `${stack} is made no longer`, apply: ({ after }) => void delete after[stack] },
      {
        name: `${stack} has another name`,
        apply: ({ after }, { word }) => {
          const draft = after[stack];
          delete after[stack];
          if (draft) after[`${stack}${word}`] = draft;
        },
      },
      ...(stacks[stack]?.terminationProtection
        ? [
            {
              name: `${stack} loses its termination protection`,
              apply: ({ unprotected }: Drafts) => void unprotected.push(stack),
            },
          ]
        : []),
      {
        name: `${stack} has a custom resource in other hands`,
        apply: ({ before, after }, { word }) => {
          for (const [side, end] of [
            [before, 1],
            [after, 2],
          ] as const) {
            const draft = side[stack];
            if (draft) draft.Resources[word] = { Type: 'Custom::Seed', Properties: { ServiceToken: `${word}${end}` } };
          }
        },
      },
      ...used.flatMap(([id, output]): Edit[] => [
        { name: `${stack} exports ${id} no longer`, apply: ({ after }) => void delete after[stack]?.Outputs[id] },
        {
          name: `${stack} exports another ${id}`,
          apply: ({ after }, { word }) => {
            if (after[stack])
              after[stack].Outputs[id] = { ...output, Value: word } as Drafts['after'][string]['Outputs'][string];
          },
        },
      ]),
    ] satisfies Edit[];
  });
}

function edit(
  { stack, logicalId }: Target,
  name: string,
  change: (before: DraftResource, after: DraftResource, random: Random, drafts: Drafts) => void,
): Edit {
  return {
    name: `${stack} ${logicalId}: ${name}`,
    apply(drafts, random) {
      const [before, after] = [drafts.before, drafts.after].map((side) => side[stack]?.Resources[logicalId]);
      if (before && after) change(before, after, random, drafts);
    },
  };
}
