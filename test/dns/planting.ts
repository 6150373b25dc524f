/** Everything that is random in a run, from one seed. */
import fc from 'fast-check';
import type { Client, Conditions } from '../../lib/geodns/model';
import { SHAPES, type Tree, treeOf } from './trees';
import { ADDRESSES, clientAt, REGIONS } from './world';

export type Asker = Client & { readonly address: string };

/** @param perShape trees of each shape */
export function plantAll(seed: number, perShape: number, zone: string): Tree[] {
  let last = 0;
  // Below 127.200, where the kit's own begin.
  const address = () => {
    last += 1;
    return `127.${1 + Math.floor(last / 65_025)}.${Math.floor(last / 255) % 255}.${1 + (last % 255)}`;
  };
  return Object.keys(SHAPES).flatMap((shape, s) =>
    Array.from({ length: perShape }, (_, i) => {
      const arbitrary = treeOf(shape, `t${s}x${i}`, zone, address);
      return fc.sample(arbitrary, { numRuns: 1, seed: seed + s * 1_000 + i })[0] as Tree;
    }),
  );
}

/** Clients everywhere, for whom no two Regions are equally far. */
export function askers(seed: number): Asker[] {
  const orders = fc.shuffledSubarray([...REGIONS], { minLength: REGIONS.length });
  return fc.sample(orders, { numRuns: ADDRESSES.length, seed }).map((order, i) => {
    const address = ADDRESSES[i] as string;
    const latencies = Object.fromEntries(order.map((region, rank) => [region, 10 + 20 * rank]));
    return { ...clientAt(address, latencies), address };
  });
}

/** Which endpoints answer in a round: of most trees most, of some few, of some none. */
export function conditionsOf(trees: readonly Tree[], seed: number): Conditions {
  const answering = new Map<string, boolean>();
  const chances = fc.sample(fc.constantFrom(100, 90, 75, 75, 50, 0), { numRuns: trees.length, seed });
  for (const [i, { checks }] of trees.entries()) {
    const percents = fc.integer({ min: 1, max: 100 });
    const rolls = fc.sample(percents, { numRuns: checks.length + 1, seed: seed + i + 1 });
    // Being well means not to answer for what says the opposite.
    for (const [j, { id, inverted }] of checks.entries())
      answering.set(id, (rolls[j] ?? 0) <= (chances[i] ?? 0) !== inverted);
  }
  return { answering, deadResources: new Set() };
}
