/** Kinds of stacks in the order in which they are deployed. Before the kind stands a region, after `Data` a shard. */
const KINDS = [/-Network$/, /-Data$/, /-Data-[a-z0-9]+$/, /-Service$/];

/**
 * Names of stacks in the order of their deployment: each region's own before the next region's, home first; what stands above
 * the regions last. Stacks of other names keep the order of the alphabet, in front.
 *
 * @param regions home first; where only templates are known none, and the alphabet decides.
 */
export function deployOrder(stacks: readonly string[], regions: readonly string[]): string[] {
  const rank = (stack: string): readonly [region: number, kind: number] => {
    if (stack.endsWith('-Edge')) return [Number.POSITIVE_INFINITY, 0];
    const region = regions.findIndex((name) => stack.includes(`-${name}-`));
    return [region < 0 ? regions.length : region, KINDS.findIndex((kind) => kind.test(stack))];
  };
  const regionOf = (stack: string) => stack.replace(/-(Network|Data(-[a-z0-9]+)?|Service|Edge)$/, '');
  return [...stacks].sort((a, b) => {
    const [[regionA, kindA], [regionB, kindB]] = [rank(a), rank(b)];
    if (regionA !== regionB) return regionA < regionB ? -1 : 1;
    return compareText(regionOf(a), regionOf(b)) || kindA - kindB || compareText(a, b);
  });
}

/** By code point, not by anybody's language. */
const compareText = (a: string, b: string) => Number(a > b) - Number(a < b);
