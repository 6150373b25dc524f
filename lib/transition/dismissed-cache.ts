import { cacheName, cacheSecretName, stackName } from '../blueprint/names';
import type { Side } from './side';

export interface Named {
  readonly stack: string;
  readonly name?: string;
}

/**
 * Tells the cache and its secret in regions where the right side's blueprint has no cache: they leave because that is what
 * its stage means. One that leaves although the blueprint has it, or that is replaced or renamed, is not among them.
 */
export function dismissedCache({ environment }: Side): (resource: Named) => boolean {
  if (!environment) return () => false;
  const { blueprint } = environment;
  const names = new Set([cacheName(blueprint), cacheSecretName(blueprint)]);
  const without = blueprint.regions.filter(({ running }) => !running?.cache);
  const stacks = new Set(without.map(({ name }) => stackName(blueprint, name, 'Data')));
  return ({ stack, name }) => stacks.has(stack) && name !== undefined && names.has(name);
}
