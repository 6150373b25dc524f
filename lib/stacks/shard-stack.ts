import { type App, Stack } from 'aws-cdk-lib';
import type { DatabaseSpec } from '../blueprint/data';
import { keyAlias, shardStackName, shardSubject, topologyPath } from '../blueprint/names';
import { Alarms } from '../constructs/alarms';
import { arnOf } from '../constructs/arn';
import { type DatabasesProps, makeDatabase } from '../constructs/databases';
import { TopologyParameters } from '../constructs/topology-parameters';
import { buildShardTopology, type DatabaseAddresses } from '../topology/build';
import { longestAddresses, oversized } from '../topology/size';
import { alarmsOfDatabase } from './data-alarms';
import { databasePlace } from './database-place';
import type { NetworkStack } from './network-stack';
import { commonStackProps, type RegionalStackProps } from './stack-props';

export interface ShardStackProps extends RegionalStackProps {
  readonly network: NetworkStack;
  readonly shard: DatabaseSpec;
}

/** The database of an added shard, by the rules of the first one. It stands on what Data has made, which it knows by name. */
export class ShardStack extends Stack {
  constructor(app: App, { blueprint, region, network, shard }: ShardStackProps) {
    const { protection } = blueprint;
    super(app, shardStackName(blueprint, region.name, shard.shard), {
      ...commonStackProps(blueprint, region.name),
      description: `Shard ${shard.shard} of ${blueprint.app}`,
      terminationProtection: protection.kind === 'protected',
    });
    const database = makeShard(this, shard, {
      ...databasePlace(blueprint, region),
      securityGroup: network.securityGroups.database,
      keyArn: arnOf('kms', region.name, keyAlias(blueprint)),
    });
    const alarms = alarmsOfDatabase(blueprint, region, shard);
    const alarm = new Alarms(this, 'Alarm', { owner: blueprint, region: region.name, alarms });
    // Silence is an alarm: it must not begin before the database does.
    if (database) alarm.node.addDependency(database);

    const topologyWith = (addresses: DatabaseAddresses) => ({
      [shardSubject(shard.shard)]: buildShardTopology(blueprint, region, shard, addresses),
    });
    new TopologyParameters(this, 'Topology', {
      path: topologyPath(blueprint),
      topology: topologyWith({
        databaseHost: () => database?.host ?? '',
        replicaHost: (_, number) => database?.replicaHosts[number - 1] ?? '',
      }),
      problems: oversized(topologyWith(longestAddresses(blueprint, region))),
    });
  }
}

/** Nothing stands for the shard where nothing runs. */
function makeShard(
  stack: Stack,
  shard: DatabaseSpec,
  { running, ...place }: Omit<DatabasesProps, 'databases' | 'vpc'>,
) {
  return running && makeDatabase(stack, { ...place, running }, shard, { id: 'Database' });
}
