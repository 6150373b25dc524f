import { DescribeReplicationGroupsCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache';
import type { ClientOptions } from '../../aws/client-options';
import { unlessMissing } from '../../aws/unless-missing';
import { absent, type Row } from './row';

/** A cache by its name. */
export async function readCache(name: string, options: ClientOptions): Promise<Row[]> {
  const command = new DescribeReplicationGroupsCommand({ ReplicationGroupId: name });
  const cache = (await unlessMissing(new ElastiCacheClient(options).send(command)))?.ReplicationGroups?.[0];
  if (!cache) return [absent('cache', name)];
  const { NodeGroups = [], MemberClusters = [], MultiAZ, TransitEncryptionEnabled, CacheNodeType, Status } = cache;
  const shards = NodeGroups.length === 1 ? 'one shard' : `${NodeGroups.length} shards`;
  const size = `${shards}, ${MemberClusters.length} nodes`;
  const zones = MultiAZ === 'enabled' ? ', two zones' : '';
  const tls = TransitEncryptionEnabled ? ', TLS' : '';
  return [{ what: 'cache', name, state: `${CacheNodeType}, ${size}${zones}${tls}, ${Status}` }];
}
