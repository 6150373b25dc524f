import type { StandingStack } from '../aws/stack';
import type { Blueprint } from '../blueprint/blueprint';
import { destroyOrder } from '../blueprint/stacks';
import { type GuardedAccount, guardAccount } from './account';
import type { Clients } from './clients';
import { type Contents, contentsOf, type Held } from './contents';
import { type Leftover, secretsOutsideStacks } from './leftovers';
import { standing } from './stacks';
import { standingDatabases } from './standing-databases';

/** What becomes of a stack. */
export interface DoomedStack extends StandingStack {
  readonly fate: 'delete' | 'keep' | 'absent';
  /** Why it is kept. */
  readonly why?: string;
}

/** Everything that a destroy would do, and what it would leave. */
export interface DestroyPlan {
  readonly account: GuardedAccount;
  /** Somebody must type the name of the environment. */
  readonly protected: boolean;
  /** In the order in which they go. */
  readonly stacks: readonly DoomedStack[];
  readonly retained: readonly Held[];
  readonly lost: readonly Held[];
  readonly left: readonly Leftover[];
}

/** Reads what a destroy would do. Changes nothing. */
export async function planDestroy(blueprint: Blueprint, clients: Clients): Promise<DestroyPlan> {
  const account = await guardAccount(blueprint, clients);
  const stacks = await standing(destroyOrder(blueprint), clients);
  const contents = new Map<string, Contents>();
  for (const stack of stacks) contents.set(stack.name, await contentsOf(stack, clients));

  const staying = new Map<string, string[]>();
  for (const region of blueprint.regions)
    staying.set(
      region.name,
      stayingDatabases(region.name, await standingDatabases(blueprint, region, clients), contents),
    );
  const doomed = stacks.map((stack) => fateOf(stack, staying.get(stack.region) ?? []));
  const going = doomed.filter(({ fate }) => fate === 'delete').flatMap(({ name }) => contents.get(name) ?? []);
  const owned = new Set([...contents.values()].flatMap((each) => each.owned));
  return {
    account,
    protected: isProtected(blueprint, stacks),
    stacks: doomed,
    retained: going.flatMap(({ retained }) => retained),
    lost: going.flatMap(({ lost }) => lost),
    left: await secretsOutsideStacks(blueprint, clients, owned),
  };
}

/** By the configuration, or by what is deployed: a line taken out of a file does not unprotect what stands. */
export function isProtected({ protection }: Blueprint, stacks: readonly StandingStack[]): boolean {
  return protection.kind === 'protected' || stacks.some(({ stack }) => stack?.terminationProtection);
}

/** A network can't go while a database stands in its subnets. */
export function fateOf(stack: StandingStack, databases: readonly string[]): DoomedStack {
  if (!stack.stack) return { ...stack, fate: 'absent' };
  if (stack.kind !== 'Network' || databases.length === 0) return { ...stack, fate: 'delete' };
  return { ...stack, fate: 'keep', why: `${databases.join(', ')} stays in its subnets` };
}

/** Of the databases that stand, those that are not deleted with a stack. */
function stayingDatabases(region: string, names: readonly string[], contents: ReadonlyMap<string, Contents>): string[] {
  const lost = [...contents.values()].flatMap((each) => each.lost).filter((held) => held.region === region);
  return names.filter((name) => !lost.some(({ physicalId }) => physicalId === name));
}
