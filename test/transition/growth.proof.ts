import fc from 'fast-check';
import { checkTransition } from '../../lib/transition/check';
import { createOnlyPaths } from '../../lib/transition/create-only';
import type { Template, TemplateResource } from '../../lib/transition/template';
import { exampleConfig } from '../support/config';
import { environmentSideOf } from '../support/sides';

const DATA = 'shop-test-us-east-1-Data';

const sideOf = (size: { replicas: number; shards: number }) =>
  environmentSideOf(exampleConfig({ stage: 2, database: { replicas: size.replicas }, cache: { shards: size.shards } }));

const resourcesOf = ({ templates }: ReturnType<typeof sideOf>) => (templates[DATA] as Template).Resources;

describe('growth within stage 2', () => {
  const anySize = fc.record({ replicas: fc.nat(15), shards: fc.integer({ min: 1, max: 6 }) });

  it('from any number of replicas and shards to any other only adds and takes away replicas, and changes a number', () => {
    fc.assert(
      fc.property(anySize, anySize, (from, to) => {
        const [before, after] = [sideOf(from), sideOf(to)];
        expect(checkTransition(before, after).findings.filter(({ severity }) => severity === 'blocker')).toEqual([]);
        const [old, next] = [resourcesOf(before), resourcesOf(after)];
        // Alarms wait for every database there is: the order of a deploy is no change of a resource.
        const shown = ({ DependsOn: _, ...resource }: TemplateResource) => JSON.stringify(resource);
        const changed = Object.keys(old).filter((id) => {
          const [a, b] = [old[id], next[id]];
          return a && b && shown(a) !== shown(b);
        });
        // The topology tells of what comes and goes.
        const told = changed.filter((id) => old[id]?.Type !== 'AWS::SSM::Parameter');
        expect(told.map((id) => old[id]?.Type)).toEqual(
          from.shards === to.shards ? [] : ['AWS::ElastiCache::ReplicationGroup'],
        );
        for (const id of told)
          expect({ ...next[id]?.Properties, NumNodeGroups: from.shards }).toEqual(old[id]?.Properties);
        const comeOrGone = [...Object.keys(old), ...Object.keys(next)].filter((id) => !(id in old && id in next));
        for (const id of comeOrGone)
          expect((old[id] ?? next[id])?.Type).toMatch(/^AWS::(RDS::DBInstance|CloudWatch::Alarm)$/);
      }),
      { numRuns: 8 },
    );
  });

  it('leaves every replica of a smaller number where it stands', () => {
    const [three, five] = [
      resourcesOf(sideOf({ replicas: 3, shards: 1 })),
      resourcesOf(sideOf({ replicas: 5, shards: 1 })),
    ];
    const replicas = Object.entries(three).filter(([, { Properties }]) => Properties?.SourceDBInstanceIdentifier);
    expect(replicas).toHaveLength(3);
    for (const [id, replica] of replicas) expect(five[id]).toEqual(replica);
  });
});

describe('the cache', () => {
  it('has every property that can never change set from the start, or never at all', () => {
    const group = Object.values(resourcesOf(sideOf({ replicas: 0, shards: 1 }))).find(
      ({ Type }) => Type === 'AWS::ElastiCache::ReplicationGroup',
    );
    const fixed = createOnlyPaths('AWS::ElastiCache::ReplicationGroup').filter(({ path }) => path.length === 1);
    const unset = fixed.map(({ path }) => path[0] ?? '').filter((name) => !(name in (group?.Properties ?? {})));
    expect(unset.sort()).toEqual([
      // A token instead of users, and data that comes from elsewhere.
      'AuthToken',
      // Only on large nodes.
      'DataTieringEnabled',
      'GlobalReplicationGroupId',
      // The service's own key.
      'KmsKeyId',
      // Would list every shard by hand, and replace the cache with another number.
      'NodeGroupConfiguration',
      'PreferredCacheClusterAZs',
      'SnapshotArns',
      'SnapshotName',
    ]);
  });
});
