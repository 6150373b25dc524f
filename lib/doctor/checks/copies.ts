import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { type DBInstance, DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { readStack } from '../../aws/stack';
import { stackCondition } from '../../aws/stack-condition';
import { unlessMissing } from '../../aws/unless-missing';
import { type Blueprint, homeOf, type RegionBlueprint } from '../../blueprint/blueprint';
import { REMOTE_LAG_SECONDS } from '../../blueprint/data';
import { databasesOf } from '../../blueprint/databases';
import { databaseName, stackName } from '../../blueprint/names';
import { askEach } from '../ask';
import type { Answer, Check, DoctorContext } from '../check';

/** A copy of a database of home as it was found. */
export interface FoundCopy {
  readonly identifier: string;
  /** Name of what it shall follow. */
  readonly source: string;
  /** Absent where there is no such database. */
  readonly found?: Pick<DBInstance, 'DBInstanceStatus' | 'ReadReplicaSourceDBInstanceIdentifier'>;
  /** How far it is behind, in seconds, where that is known. */
  readonly lagSeconds?: number;
}

/** Whether every other region has the copies that it reads from, and from which it would go on without home. */
export const copies: Check = {
  id: 'copies',
  asks: 'aws',
  run: ({ blueprint, options }) => {
    const regions = blueprint.regions.filter(({ role, running }) => role === 'secondary' && running);
    return askEach(
      'copies of databases',
      regions.map(({ name }) => name),
      async (name) => {
        const region = regions.find((each) => each.name === name)!;
        const stack = await readStack(stackName(blueprint, name, 'Data'), new CloudFormationClient(options(name)));
        if (stackCondition(stack?.status) !== 'stands')
          return [{ state: 'ok', what: 'no copies yet; ask again after the deploy' }];
        return judge(await copiesIn(region, blueprint, options), homeOf(blueprint), blueprint.environment);
      },
    );
  },
};

function copiesIn(region: RegionBlueprint, blueprint: Blueprint, options: DoctorContext['options']) {
  const databases = new RDSClient(options(region.name));
  const wanted = region.data.databases.flatMap(({ shard }) =>
    databasesOf(blueprint, region, shard).map((identifier) => ({ identifier, source: databaseName(blueprint, shard) })),
  );
  return Promise.all(
    wanted.map(async ({ identifier, source }): Promise<FoundCopy> => {
      const call = databases.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier }));
      const found = (await unlessMissing(call))?.DBInstances?.[0];
      if (!found) return { identifier, source };
      const lagSeconds = await lagOf(identifier, new CloudWatchClient(options(region.name)));
      return { identifier, source, found, ...(lagSeconds === undefined ? {} : { lagSeconds }) };
    }),
  );
}

/** The latest figure of the last ten minutes. */
async function lagOf(identifier: string, client: CloudWatchClient): Promise<number | undefined> {
  const now = Date.now();
  const { Datapoints = [] } = await client.send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/RDS',
      MetricName: 'ReplicaLag',
      Dimensions: [{ Name: 'DBInstanceIdentifier', Value: identifier }],
      Statistics: ['Average'],
      Period: 60,
      StartTime: new Date(now - 600_000),
      EndTime: new Date(now),
    }),
  );
  return Datapoints.sort((a, b) => Number(a.Timestamp) - Number(b.Timestamp)).at(-1)?.Average;
}

/** What is wrong with copies, a line each; what is not, in one line. */
export function judge(found: readonly FoundCopy[], home: string, environment: string): Answer[] {
  const wrong = found.flatMap((copy) => wrongWith(copy, home, environment) ?? []);
  return wrong.length > 0 ? wrong : [{ state: 'ok', what: `${found.length} copies follow ${home}` }];
}

function wrongWith(copy: FoundCopy, home: string, environment: string): Answer | undefined {
  const { identifier, source, found, lagSeconds = 0 } = copy;
  if (!found)
    return {
      state: 'warning',
      what: `${identifier} does not exist: without ${home} its data would be lost`,
      remedy: `npx stagecoach deploy ${environment} --yes; if it was deleted by hand, raise REPLICA_GENERATION before`,
    };
  const { DBInstanceStatus: status, ReadReplicaSourceDBInstanceIdentifier: followed } = found;
  if (!followed?.endsWith(`:db:${source}`) || followed.split(':')[3] !== home)
    return {
      state: 'problem',
      what: `${identifier} follows ${followed ?? 'nothing'}, not ${source} in ${home}: it gets no writes any more`,
      remedy: 'unless it was promoted to take over from home, raise REPLICA_GENERATION and deploy: new copies are made',
    };
  if (status !== 'available')
    return { state: 'warning', what: `${identifier} is ${status}`, remedy: 'see its events in RDS' };
  if (lagSeconds > REMOTE_LAG_SECONDS)
    return {
      state: 'warning',
      what: `${identifier} is ${Math.round(lagSeconds)} s behind (at most ${REMOTE_LAG_SECONDS}): without ${home} that would be lost`,
      remedy: 'look for long queries on it, then for writes that outrun its class',
    };
  return undefined;
}
