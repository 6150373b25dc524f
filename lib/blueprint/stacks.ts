import type { Blueprint } from './blueprint';
import { EDGE_REGION, edgeStackName, type RegionalStack, stackName } from './names';

/** A stack of an environment, by where it is and what it is for. */
export interface StackRef {
  readonly name: string;
  readonly region: string;
  readonly kind: RegionalStack | 'Edge';
}

/** The stacks of an environment in the order in which they are deployed. */
export function stacksOf(blueprint: Blueprint): StackRef[] {
  const regional = blueprint.regions.flatMap(({ name }) => regionalStacks(blueprint, name, DEPLOY_ORDER));
  return blueprint.domain ? [...regional, edgeStack(blueprint)] : regional;
}

/**
 * The stacks in the order in which they are destroyed: names first, then what answers, then data, then what both stand in.
 * Edge is among them without a domain too: one may have been there before.
 */
export function destroyOrder(blueprint: Blueprint): StackRef[] {
  const order = [...DEPLOY_ORDER].reverse();
  return [edgeStack(blueprint), ...blueprint.regions.flatMap(({ name }) => regionalStacks(blueprint, name, order))];
}

/** Every region an environment has stacks in; names above the regions live in one of their own. */
export function regionsOf(blueprint: Blueprint): string[] {
  return [...new Set(stacksOf(blueprint).map(({ region }) => region))];
}

const DEPLOY_ORDER: readonly RegionalStack[] = ['Network', 'Data', 'Service'];

function regionalStacks(blueprint: Blueprint, region: string, kinds: readonly RegionalStack[]): StackRef[] {
  return kinds.map((kind) => ({ name: stackName(blueprint, region, kind), region, kind }));
}

function edgeStack(blueprint: Blueprint): StackRef {
  return { name: edgeStackName(blueprint), region: EDGE_REGION, kind: 'Edge' };
}
