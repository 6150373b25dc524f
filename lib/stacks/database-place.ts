import { type Blueprint, homeOf, type RegionBlueprint } from '../blueprint/blueprint';
import type { DatabasesProps } from '../constructs/databases';

/** What the databases of a region are told of where they are. */
export function databasePlace(
  blueprint: Blueprint,
  { name, role, running, data, network }: RegionBlueprint,
): Omit<DatabasesProps, 'databases' | 'vpc' | 'securityGroup' | 'keyArn'> {
  // Left out of the template, a database would be orphaned: no blueprint may ask for that in silence.
  if (role === 'home' && !running && data.databases.length > 0)
    throw new Error(`${name} has databases and runs nothing`);
  return {
    owner: blueprint,
    home: homeOf(blueprint),
    region: name,
    regions: blueprint.regions.map((region) => region.name),
    zones: network.zones,
    protection: blueprint.protection,
    ...(running ? { running: running.databases } : {}),
  };
}
