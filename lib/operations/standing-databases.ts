import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { asked } from '../aws/failure';
import { unlessMissing } from '../aws/unless-missing';
import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { databasesOf } from '../blueprint/databases';
import type { Clients } from './clients';

/** Databases of a region that exist, in a stack or in none: those that accept writes, and copies. */
export async function standingDatabases(
  blueprint: Blueprint,
  region: RegionBlueprint,
  clients: Clients,
): Promise<string[]> {
  const identifiers = region.data.databases.flatMap(({ shard }) => databasesOf(blueprint, region, shard));
  const found = await Promise.all(
    identifiers.map(async (identifier) => {
      const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier });
      const call = unlessMissing(clients.databases(region.name).send(command));
      return (await asked(`looking for ${identifier}`, call))?.DBInstances?.length ? [identifier] : [];
    }),
  );
  return found.flat();
}
