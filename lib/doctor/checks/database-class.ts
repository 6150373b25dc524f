import { paginateDescribeOrderableDBInstanceOptions, RDSClient } from '@aws-sdk/client-rds';
import { askEach } from '../ask';
import type { Answer, Check, DoctorContext } from '../check';

/** A combination that RDS sells. */
export interface Orderable {
  /** e.g. `17.6`. */
  readonly version: string;
  readonly zones: readonly string[];
}

/** Whether RDS sells the databases' class for their version where they stand. */
export const databaseClass: Check = {
  id: 'database-class',
  asks: 'aws',
  run: (context) =>
    askEach(
      'RDS classes',
      context.blueprint.regions.map(({ name }) => name),
      async (name) => {
        const region = context.blueprint.regions.find((each) => each.name === name);
        const instance = region?.running?.databases.instance;
        if (!region || !instance || region.data.databases.length === 0) return [];
        const orderable = await orderableIn(name, instance, context);
        if (context.emulated && orderable.length === 0)
          return [{ state: 'unknown', what: 'the emulator does not know what RDS sells', remedy: 'ask AWS' }];
        const versions = [...new Set(region.data.databases.map(({ version }) => version))];
        return versions.map((version) => judge(instance, version, region.network.zones, orderable));
      },
    ),
};

/** What RDS sells of a class. Asked without the version, of which the API takes only the full one. */
async function orderableIn(region: string, instance: string, { options }: DoctorContext): Promise<Orderable[]> {
  const pages = paginateDescribeOrderableDBInstanceOptions(
    { client: new RDSClient(options(region)) },
    { Engine: 'postgres', DBInstanceClass: instance, Vpc: true },
  );
  const found: Orderable[] = [];
  for await (const { OrderableDBInstanceOptions = [] } of pages) {
    for (const { EngineVersion = '', AvailabilityZones = [] } of OrderableDBInstanceOptions)
      found.push({ version: EngineVersion, zones: AvailabilityZones.map(({ Name = '' }) => Name) });
  }
  return found;
}

/**
 * One zone is enough to stand in, a standby takes a second.
 *
 * @param version major version, e.g. `17`
 */
export function judge(
  instance: string,
  version: string,
  zones: readonly string[],
  orderable: readonly Orderable[],
): Answer {
  const fitting = orderable.filter((each) => each.version === version || each.version.startsWith(`${version}.`));
  const sold = zones.filter((zone) => fitting.some((each) => each.zones.includes(zone)));
  const what = `${instance} with PostgreSQL ${version}`;
  if (sold.length === zones.length) return { state: 'ok', what: `${what} in ${zones.join(', ')}` };
  const remedy = 'choose another database.instance';
  if (sold.length < 2)
    return { state: 'problem', what: `${what} is sold in ${sold.join(', ') || 'none of the zones'}`, remedy };
  return { state: 'warning', what: `${what} is sold in ${sold.join(', ')} only`, remedy };
}
