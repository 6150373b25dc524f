import type { RegionBlueprint } from '../blueprint/blueprint';
import { cacheName, cacheSecretName, type Owner, originSecretName, stackName } from '../blueprint/names';
import type { Side } from './side';

export interface Named {
  readonly stack: string;
  readonly name?: string;
}

/** `dismissed`: its stage has none. `superseded`: nobody shows or takes it any more, and it holds nothing else. */
export type Dismissal = 'dismissed' | 'superseded';

/**
 * Tells what may leave because the right side's blueprint means it: the cache and its secret in regions without a cache, and
 * secrets between CDN and origin that are older than those that are taken. What leaves although the blueprint has it, or is
 * replaced or renamed, is not among them.
 */
export function dismissedBy({ environment }: Side): (resource: Named) => Dismissal | undefined {
  if (!environment) return () => undefined;
  const { blueprint } = environment;
  const regions = new Map(blueprint.regions.map((region) => [stackName(blueprint, region.name, 'Data'), region]));
  const ofCache = [cacheName(blueprint), cacheSecretName(blueprint)];
  return ({ stack, name }) => {
    const region = regions.get(stack);
    if (!region || name === undefined) return undefined;
    if (!region.running?.cache && ofCache.includes(name)) return 'dismissed';
    return isSuperseded(name, blueprint, region) ? 'superseded' : undefined;
  };
}

/** Where no version is taken at all, none is newer than another. */
function isSuperseded(name: string, owner: Owner, { data: { originSecrets } }: RegionBlueprint): boolean {
  const version = Number(/\d+$/.exec(name)?.[0]);
  return name === originSecretName(owner, version) && originSecrets.length > 0 && version < Math.min(...originSecrets);
}
