import { geoHost, nearHost, regionalOriginHost } from '../blueprint/names';
import type { Side } from './side';

/**
 * Tells which names are the kit's own steps on the way from the domain to a region, of those that the right side has no use for:
 * nobody else asks for them, so they may go once nothing leads there.
 */
export function innerNamesOf({ environment }: Side): (name: string) => boolean {
  if (!environment?.blueprint.domain) return () => false;
  const { domain, regions } = environment.blueprint;
  const geo = geoHost(domain.name);
  const idle = regions.filter(({ running }) => !running).map((region) => regionalOriginHost(domain.name, region.name));
  return (name) => name === geo || name.endsWith(`.${geo}`) || name === nearHost(domain.name) || idle.includes(name);
}
