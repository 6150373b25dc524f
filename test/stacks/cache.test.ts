import { serverPermissions } from '../../lib/constructs/server-permissions';
import { blueprintOf } from '../../stages';
import { exampleConfig } from '../support/config';
import { synth } from '../support/synth';
import { onlyResource, resourcesIn, type TemplateJson } from '../support/templates';

type Cache = NonNullable<Parameters<typeof exampleConfig>[0]>['cache'];

const withCache = (cache: Cache) => synth(blueprintOf(exampleConfig({ stage: 2, cache })));
const standard = synth(blueprintOf(exampleConfig({ stage: 2 })));

const alarmsOf = (templates: Record<string, TemplateJson>) =>
  resourcesIn(templates, 'AWS::CloudWatch::Alarm').filter(({ Properties }) => /-cache-/.test(Properties.AlarmName));

describe('the cache', () => {
  const group = onlyResource(standard, 'AWS::ElastiCache::ReplicationGroup');

  it('is not there at stage 1', () => {
    const types = resourcesIn(synth(blueprintOf(exampleConfig()))).map(({ Type }) => Type);
    expect(types.filter((type) => type.startsWith('AWS::ElastiCache::'))).toEqual([]);
  });

  it('is a Valkey cluster of one shard with a replica in another zone, under a fixed name, in Data', () => {
    expect(group.stack).toBe('shop-test-us-east-1-Data');
    expect(group.Properties).toMatchObject({
      ReplicationGroupId: 'shop-test-cache',
      Engine: 'valkey',
      ClusterMode: 'enabled',
      NumNodeGroups: 1,
      ReplicasPerNodeGroup: 1,
      MultiAZEnabled: true,
      AutomaticFailoverEnabled: true,
    });
  });

  it('speaks TLS only and is encrypted on disk', () => {
    expect(group.Properties).toMatchObject({
      TransitEncryptionEnabled: true,
      TransitEncryptionMode: 'required',
      AtRestEncryptionEnabled: true,
    });
  });

  it('takes more shards in place', () => {
    expect(group).toMatchObject({ UpdatePolicy: { UseOnlineResharding: true } });
    expect(group.Properties.NodeGroupConfiguration).toBeUndefined();
  });

  it('leaves nothing behind: no snapshots, and no last one', () => {
    expect(group.Properties.SnapshotRetentionLimit).toBe(0);
    expect([group.DeletionPolicy, group.UpdateReplacePolicy]).toEqual([undefined, undefined]);
  });

  it('stands in the data subnets behind its own security group', () => {
    expect(JSON.stringify(group.Properties.SecurityGroupIds)).toContain('SecurityGroupsCache');
    const { SubnetIds } = onlyResource(standard, 'AWS::ElastiCache::SubnetGroup').Properties;
    expect(SubnetIds).toHaveLength(3);
    expect(JSON.stringify(SubnetIds)).toContain('Data');
  });

  it('evicts what the configuration says, by a parameter group whose path has the family', () => {
    const templates = withCache({ eviction: 'volatile-ttl' });
    const { logicalId, Properties } = onlyResource(templates, 'AWS::ElastiCache::ParameterGroup');
    expect(logicalId).toMatch(/^CacheParametersvalkey8/);
    expect(Properties.CacheParameterGroupFamily).toBe('valkey8');
    expect(Properties.Properties).toEqual({ 'cluster-enabled': 'yes', 'maxmemory-policy': 'volatile-ttl' });
  });
});

describe('the users of the cache', () => {
  const users = resourcesIn(standard, 'AWS::ElastiCache::User');

  it('are one with a generated password, and the default one, which can do nothing', () => {
    expect(users.map(({ Properties }) => [Properties.UserName, Properties.AccessString])).toEqual([
      ['shop-test-cache-app', 'on ~* &* +@all -@dangerous +info'],
      ['default', 'off -@all'],
    ]);
    for (const { Properties } of users)
      expect(JSON.stringify(Properties.AuthenticationMode)).toContain('{{resolve:secretsmanager:');
    const { Properties } = onlyResource(standard, 'AWS::ElastiCache::UserGroup');
    expect(Properties.UserIds).toEqual(users.map(({ logicalId }) => ({ Ref: logicalId })));
  });

  it('have their secret under the name that the topology tells', () => {
    const secrets = resourcesIn(standard, 'AWS::SecretsManager::Secret').map(({ Properties }) => Properties.Name);
    expect(secrets).toContain('shop/test/cache');
  });
});

describe('a server', () => {
  const rightsTo = (...commonSecrets: string[]) => {
    const owner = { app: 'shop', environment: 'test' };
    const server = { owner, region: 'us-east-1', databaseAccess: 'owner' as const, containers: [], queues: [] };
    const permissions = serverPermissions({ ...server, commonSecrets });
    return permissions.flatMap(({ sid, resources }) => (sid === 'Secrets' ? resources : []));
  };

  it('may read the secret of the cache where there is one', () => {
    expect(rightsTo('shop/test/cache')).toEqual([expect.stringMatching(/:secret:shop\/test\/cache-\?{6}$/)]);
    expect(rightsTo()).toEqual([]);
  });
});

describe('every server beside a cache', () => {
  it.each([
    ['behind the load balancer', { stage: 2 }],
    ['that goes or comes in a cut-over', { stage: 1, reached: 2, overlap: [2] }],
  ] as const)('%s may read its secret', (_, change) => {
    const templates = synth(
      blueprintOf(exampleConfig({ ...change, overlap: [...('overlap' in change ? change.overlap : [])] })),
    );
    const policies = resourcesIn(templates, 'AWS::IAM::ManagedPolicy').map(({ Properties }) =>
      JSON.stringify(Properties),
    );
    const ofServers = policies.filter((policy) => policy.includes('secretsmanager:GetSecretValue'));
    expect(ofServers.length).toBeGreaterThan(0);
    for (const policy of ofServers) expect(policy).toContain(':secret:shop/test/cache-??????');
  });
});

describe('the alarms of the cache', () => {
  it('watch processor, memory and evictions, the worst node of the shard each', () => {
    const alarms = alarmsOf(standard);
    expect(alarms.map(({ Properties }) => Properties.AlarmName)).toEqual([
      'shop-test-cache-1-cpu',
      'shop-test-cache-1-memory',
      'shop-test-cache-1-evictions',
    ]);
    for (const { Properties } of alarms) {
      const [worst, ...nodes] = Properties.Metrics;
      expect(worst).toMatchObject({ Expression: 'MAX([m0, m1])', ReturnData: true });
      expect(nodes.map((node: Node) => node.MetricStat.Metric.Dimensions)).toEqual([
        [{ Name: 'CacheClusterId', Value: 'shop-test-cache-0001-001' }],
        [{ Name: 'CacheClusterId', Value: 'shop-test-cache-0001-002' }],
      ]);
    }
  });

  it('page for memory when a full cache refuses writes, and say nothing of evictions then', () => {
    const urgencies = alarmsOf(withCache({ eviction: 'noeviction' })).map(({ Properties }) => [
      Properties.AlarmName,
      /-(page|notice)"/.exec(JSON.stringify(Properties.AlarmActions))?.[1],
    ]);
    expect(urgencies).toEqual([
      ['shop-test-cache-1-cpu', 'notice'],
      ['shop-test-cache-1-memory', 'page'],
    ]);
  });
});

interface Node {
  readonly MetricStat: { readonly Metric: { readonly Dimensions: unknown } };
}
