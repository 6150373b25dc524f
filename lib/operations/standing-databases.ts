import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { asked } from '../aws/failure';
import { unlessMissing } from '../aws/unless-missing';
import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { databaseName } from '../blueprint/names';
import type { Clients } from './clients';

/** Databases of a region that exist, in a stack or in none. */
export async function standingDatabases(
  blueprint: Blueprint,
  { name, data }: RegionBlueprint,
  clients: Clients,
): Promise<string[]> {
  const found = await Promise.all(
    data.databases.map(async ({ shard }) => {
      const identifier = databaseName(blueprint, shard);
      const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier });
      const call = unlessMissing(clients.databases(name).send(command));
      return (await asked(`looking for ${identifier}`, call))?.DBInstances?.length ? [identifier] : [];
    }),
  );
  return found.flat();
}
