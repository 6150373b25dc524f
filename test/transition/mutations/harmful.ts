import { createOnlyPaths } from '../../../lib/transition/create-only';
import type { Side } from '../../../lib/transition/side';
import { isStateful } from '../../../lib/transition/stateful-types';
import { catalogueEdits } from './catalogue';
import { type Edit, edit, read, type Target, write } from './edit';
import { INDIRECTIONS } from './indirection';
import { stackEdits } from './stack-edits';

/** Properties that the specification doubts, and AWS changes in place, written down a second time on purpose. */
const IN_PLACE = [
  'AWS::RDS::DBInstance MultiAZ',
  'AWS::RDS::DBInstance StorageType',
  'AWS::RDS::DBInstance BackupRetentionPeriod',
  'AWS::RDS::DBInstance DBParameterGroupName',
  'AWS::RDS::DBInstance AutoMinorVersionUpgrade',
  'AWS::RDS::DBInstance PreferredMaintenanceWindow',
  'AWS::ElastiCache::ReplicationGroup ReplicasPerNodeGroup',
  // With online resharding, which ours has.
  'AWS::ElastiCache::ReplicationGroup NumNodeGroups',
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
  // Nine subnets have the same properties: one of each type stands for the others.
  const firsts = [...new Map(all.map((target) => [target.resource.Type, target])).values()];
  return [...firsts.flatMap(createOnlyEdits), ...all.flatMap(catalogueEdits), ...stackEdits(side)];
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
