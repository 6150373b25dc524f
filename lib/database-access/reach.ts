import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { clientOptions } from '../aws/client-options';
import { OperationError } from '../aws/operation-error';
import { claimPort } from '../aws/port';
import { unlessMissing } from '../aws/unless-missing';
import type { Blueprint } from '../blueprint/blueprint';
import type { ContainerSpec } from '../blueprint/compute';
import { containersOf } from '../blueprint/containers';
import { databaseName, ownerSecretName, stackName } from '../blueprint/names';
import { LoginSecrets } from './login-secrets';
import type { ShardAccess } from './shard-access';
import { Tunnel } from './tunnel';

export interface ReachProps {
  readonly blueprint: Blueprint;
  /** Emulator. @default - AWS */
  readonly endpoint?: string;
  /** Near end of a tunnel that stands already; for one shard. @default - one is opened through a server */
  readonly through?: { readonly host: string; readonly port: number };
  /** @default - every shard */
  readonly shard?: string;
  /** @default - every service */
  readonly service?: string;
  /** Certificates to trust, as PEM. @default - the database's certificate is not checked */
  readonly trusted?: string;
}

/**
 * Does `work` with each shard's database, as its owner.
 *
 * @throws OperationError when one can't be reached.
 */
export async function withShards<T>(props: ReachProps, work: (access: ShardAccess) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  const { through, shard: only } = props;
  const home = props.blueprint.regions[0];
  const databases = (home?.data.databases ?? []).filter(({ shard }) => only === undefined || shard === only);
  if (databases.length === 0) throw new OperationError(`there is no shard ${only}`, 'see database.shards');
  if (through && databases.length > 1)
    throw new OperationError('--through leads to one database', 'name its shard: --shard main');
  const names = homeServices(props.blueprint).map(({ name }) => name);
  if (props.service !== undefined && !names.includes(props.service))
    throw new OperationError(`there is no service ${props.service}`, `use one of: ${names.join(', ')}`);
  for (const { shard, sqlName } of databases) done.push(await withShard(props, shard, sqlName, work));
  return done;
}

/** Near ends of tunnels that stand already, by shard. */
export type Ways = Readonly<Record<string, { readonly host: string; readonly port: number }>>;

/**
 * Does `work` once, with the databases of all shards at the same time, each as its owner.
 *
 * @param ways @default - a tunnel is opened through a server, for each shard that is not listed
 * @throws OperationError when one can't be reached, or a way leads to no shard.
 */
export async function withAllShards<T>(
  props: Omit<ReachProps, 'through' | 'shard'>,
  ways: Ways,
  work: (accesses: readonly ShardAccess[]) => Promise<T>,
): Promise<T> {
  const databases = props.blueprint.regions[0]?.data.databases ?? [];
  const names = databases.map(({ shard }) => shard);
  const unknown = Object.keys(ways).find((shard) => !names.includes(shard));
  if (unknown !== undefined) throw new OperationError(`there is no shard ${unknown}`, `use: ${names.join(', ')}`);
  const reach = async (accesses: readonly ShardAccess[]): Promise<T> => {
    const next = databases[accesses.length];
    if (!next) return work(accesses);
    const through = ways[next.shard];
    const one = { ...props, ...(through ? { through } : {}) };
    return withShard(one, next.shard, next.sqlName, (access) => reach([...accesses, access]));
  };
  return reach([]);
}

async function withShard<T>(
  props: ReachProps,
  shard: string,
  database: string,
  work: (access: ShardAccess) => Promise<T>,
): Promise<T> {
  const { blueprint, endpoint, through, trusted } = props;
  const [region = '', ...others] = blueprint.regions.map(({ name }) => name);
  const options = clientOptions(region, endpoint);
  const secrets = new LoginSecrets(blueprint, options, others);
  const ownerLogin = await secrets.read(ownerSecretName(blueprint, shard));
  const { host, port } = await addressOf(databaseName(blueprint, shard), options);
  if (!ownerLogin) throw new OperationError(`secret ${ownerSecretName(blueprint, shard)} does not exist`, DEPLOY);

  const localPort = through ? 0 : await claimPort();
  const serviceStack = stackName(blueprint, region, 'Service');
  const tunnel = through ? undefined : await Tunnel.open({ serviceStack, host, port, localPort, options });
  try {
    const near = through ?? { host: '127.0.0.1', port: localPort };
    const reached = { ...near, database, certificateHost: host, ...(trusted ? { trusted } : {}) };
    return await work({
      owner: blueprint,
      shard,
      services: servicesOn(props, shard),
      secrets,
      endpoint: reached,
      ownerLogin,
    });
  } finally {
    tunnel?.close();
  }
}

const DEPLOY = 'deploy the environment first';

async function addressOf(identifier: string, options: ReturnType<typeof clientOptions>) {
  const call = new RDSClient(options).send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier }));
  const { Address, Port } = (await unlessMissing(call))?.DBInstances?.[0]?.Endpoint ?? {};
  if (!Address || !Port) throw new OperationError(`database ${identifier} has no address yet`, DEPLOY);
  return { host: Address, port: Port };
}

/** The services that use a shard, and that are asked for. */
function servicesOn({ blueprint, service: only }: ReachProps, shard: string): string[] {
  const using = homeServices(blueprint).filter(({ uses }) => uses.shards.includes(shard));
  return using.map(({ name }) => name).filter((name) => only === undefined || name === only);
}

/** Services and workers: whoever logs in. */
function homeServices({ regions: [home] }: Blueprint): ContainerSpec[] {
  return containersOf(home?.running);
}
