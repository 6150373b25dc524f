import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elasticache from 'aws-cdk-lib/aws-elasticache';
import { Construct } from 'constructs';
import type { CacheSpec } from '../blueprint/cache';
import { CACHE_PORT } from '../blueprint/ports';
import { acknowledge } from './acknowledge';
import { CacheUsers } from './cache-users';

/** Not an hour in which databases are maintained too. UTC. */
const MAINTENANCE_WINDOW = 'sun:06:00-sun:07:00';

const ENGINE_VERSION = '8.0';

/** Family of parameter groups of that version. It can't change in place, so it is part of the group's path. */
const FAMILY = 'valkey8';

export interface CacheProps extends CacheSpec {
  /** Fixed name: a replacement would find it taken and fail, instead of putting an empty cache in its place. */
  readonly cacheName: string;
  readonly secretName: string;
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
}

/**
 * A Valkey cache in cluster mode, also with one shard: clients speak the protocol of a cluster from the first day, and more
 * shards are only a number. It has a replica from the start, without which neither failover nor an update would work. Nothing
 * keeps it when it leaves its template.
 */
export class Cache extends Construct {
  /** DNS name of the endpoint that tells clients where the shards are. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: CacheProps) {
    super(scope, id);
    const { cacheName, secretName, vpc, securityGroup, eviction } = props;

    const subnetGroup = new elasticache.CfnSubnetGroup(this, 'SubnetGroup', {
      cacheSubnetGroupName: cacheName,
      description: 'Data subnets',
      subnetIds: vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }).subnetIds,
    });
    const parameters = new elasticache.CfnParameterGroup(this, `Parameters-${FAMILY}`, {
      cacheParameterGroupFamily: FAMILY,
      description: `Settings of the cache ${cacheName}`,
      properties: { 'cluster-enabled': 'yes', 'maxmemory-policy': eviction },
    });
    const users = new CacheUsers(this, 'Users', { cacheName, secretName });

    const group = new elasticache.CfnReplicationGroup(this, 'ReplicationGroup', {
      replicationGroupId: cacheName,
      replicationGroupDescription: 'What can be had again, near at hand',
      engine: 'valkey',
      engineVersion: ENGINE_VERSION,
      cacheNodeType: props.node,
      clusterMode: 'enabled',
      numNodeGroups: props.shards,
      replicasPerNodeGroup: props.replicas,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      port: CACHE_PORT,
      networkType: 'ipv4',
      ipDiscovery: 'ipv4',
      cacheSubnetGroupName: subnetGroup.ref,
      cacheParameterGroupName: parameters.ref,
      securityGroupIds: [securityGroup.securityGroupId],
      transitEncryptionEnabled: true,
      transitEncryptionMode: 'required',
      atRestEncryptionEnabled: true,
      userGroupIds: [users.group.ref],
      autoMinorVersionUpgrade: true,
      preferredMaintenanceWindow: MAINTENANCE_WINDOW,
      // Restored from a snapshot, a cache would answer with what was true yesterday.
      snapshotRetentionLimit: 0,
    });
    // Without this, another number of shards would replace the cache.
    group.cfnOptions.updatePolicy = { useOnlineResharding: true };
    acknowledge(group, ...FINDINGS);
    this.host = group.attrConfigurationEndPointAddress;
  }
}

const FINDINGS = [
  {
    control: 'AwsSolutions-AEC6',
    because: 'A token shared by all can only be given up by replacing the cache.',
    instead: 'users with passwords, and none without one.',
  },
  {
    control: 'NIST.800.53.R5-ElastiCacheRedisClusterAutomaticBackup',
    because: 'What is only in the cache may be lost at any time.',
    instead: 'a replica of each shard in another zone takes over.',
  },
];
