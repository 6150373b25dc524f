import type { Blueprint } from '../blueprint/blueprint';
import { EDGE_REGION } from '../blueprint/names';
import { stacksOf } from '../blueprint/stacks';

/** Stacks that are deployed together, before those of the next wave. */
export interface Wave {
  /** The region, or `Edge` for what stands above all of them. */
  readonly name: string;
  /** Where its stacks are. */
  readonly region: string;
  /** In the order in which they are deployed. */
  readonly stacks: readonly string[];
}

/** Name of the wave of what stands above the regions. */
const EDGE = 'Edge';

/** Whether an environment is deployed region by region: it is, where more than one serves. */
export function goesInWaves({ regions }: Blueprint): boolean {
  return regions.filter(({ running }) => running).length > 1;
}

/**
 * The waves of an environment: home, of whose data the others have copies; then those, as they are listed; then the names that
 * lead to all of them.
 *
 * @param chosen regions that are deployed to
 */
export function wavesOf(blueprint: Blueprint, chosen: readonly string[]): Wave[] {
  const stacks = stacksOf(blueprint);
  const regional = blueprint.regions.map(({ name }) => ({
    name,
    region: name,
    stacks: stacks.filter(({ region, kind }) => region === name && kind !== 'Edge').map((stack) => stack.name),
  }));
  const edge = stacks.filter(({ kind }) => kind === 'Edge').map(({ name }) => name);
  const above = edge.length > 0 ? [{ name: EDGE, region: EDGE_REGION, stacks: edge }] : [];
  return [...regional, ...above].filter(({ region }) => chosen.includes(region));
}
