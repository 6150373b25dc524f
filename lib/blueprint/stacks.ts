import type { Blueprint, RegionBlueprint } from './blueprint';
import { addedShards } from './data';
import { EDGE_REGION, edgeStackName, type RegionalStack, shardStackName, stackName } from './names';

/** A stack of an environment, by where it is and what it is for. */
export interface StackRef {
  readonly name: string;
  readonly region: string;
  readonly kind: RegionalStack | 'Shard' | 'Edge';
}

/** The stacks of an environment in the order in which they are deployed. */
export function stacksOf(blueprint: Blueprint): StackRef[] {
  const regional = blueprint.regions.flatMap((region) => regionalStacks(blueprint, region));
  return blueprint.domain ? [...regional, edgeStack(blueprint)] : regional;
}

/**
 * The stacks in the order in which they are destroyed: names first, then what answers, then data, then what both stand in; home
 * after the regions that have copies of what is there. Edge is among them without a domain too: one may have been there before.
 */
export function destroyOrder(blueprint: Blueprint): StackRef[] {
  const regional = [...blueprint.regions].reverse().flatMap((region) => regionalStacks(blueprint, region).reverse());
  return [edgeStack(blueprint), ...regional];
}

/** Every region an environment has stacks in; names above the regions live in one of their own. */
export function regionsOf(blueprint: Blueprint): string[] {
  return [...new Set(stacksOf(blueprint).map(({ region }) => region))];
}

function regionalStacks(blueprint: Blueprint, { name: region, data }: RegionBlueprint): StackRef[] {
  const one = (kind: RegionalStack) => ({ name: stackName(blueprint, region, kind), region, kind });
  const shards = addedShards(data).map(({ shard }) => {
    return { name: shardStackName(blueprint, region, shard), region, kind: 'Shard' as const };
  });
  return [one('Network'), one('Data'), ...shards, one('Service')];
}

function edgeStack(blueprint: Blueprint): StackRef {
  return { name: edgeStackName(blueprint), region: EDGE_REGION, kind: 'Edge' };
}
