import type { App, Stack } from 'aws-cdk-lib';
import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { addedShards } from '../blueprint/data';
import { DataStack } from './data-stack';
import { EdgeStack } from './edge-stack';
import { NetworkStack } from './network-stack';
import { ServiceStack } from './service-stack';
import { ShardStack } from './shard-stack';

/**
 * Makes the stacks of any blueprint. They are cut by lifetime, and nothing ever moves from one to another. The order is the
 * order of deployment; dependencies are the direct ones only, because CDK's cost of a dense graph is exponential.
 */
export function assemble(app: App, blueprint: Blueprint): void {
  const regions = blueprint.regions.map((region) => assembleRegion(app, blueprint, region));
  const [home, ...others] = regions;
  // A copy is of a database that stands. Its stack waits for that one only: CDK follows the rest.
  for (const other of others) for (const [i, stack] of other.data.entries()) stack.addStackDependency(home!.data[i]!);

  if (blueprint.domain) {
    const edge = new EdgeStack(app, { blueprint, domain: blueprint.domain });
    for (const { service } of regions) edge.addStackDependency(service);
  }
}

interface RegionStacks {
  /** Those with data, in the order of the shards. */
  readonly data: readonly Stack[];
  readonly service: Stack;
}

function assembleRegion(app: App, blueprint: Blueprint, region: RegionBlueprint): RegionStacks {
  const network = new NetworkStack(app, { blueprint, region });
  const data = new DataStack(app, { blueprint, region, network });
  const service = new ServiceStack(app, { blueprint, region, network });
  const shards = addedShards(region.data).map((shard) => new ShardStack(app, { blueprint, region, network, shard }));
  // Coupled by name, which CDK can't see: a database stands on the key and the subnet group of Data, and servers read secrets
  // and topology when they start.
  for (const shard of shards) shard.addStackDependency(data);
  for (const stack of [data, ...shards]) service.addStackDependency(stack);
  return { data: [data, ...shards], service };
}
