import type { ContainerSpec, MachineSpec, ServiceSpec } from '../lib/blueprint/compute';
import type { DatabaseSpec } from '../lib/blueprint/data';
import { routeRank } from '../lib/blueprint/route-priority';
import { ec2Class } from '../lib/catalog/instance-classes';
import type { Config, QueueConfig, ServiceConfig } from '../lib/config/config';

type ContainerConfig = ServiceConfig | (QueueConfig['worker'] & { readonly name: string });

/** What a server of a service is: the class it asks for, with the image that fits. */
export function machineOf({ instance, ami }: Pick<ContainerConfig, 'instance' | 'ami'>, region: string): MachineSpec {
  const id = ami[region];
  return {
    instance,
    architecture: ec2Class(instance)?.architecture ?? 'arm64',
    machineImage: id === undefined ? { kind: 'latest-at-launch' } : { kind: 'pinned', id },
  };
}

/** A container, which may use everything unless it is told what. */
export function containerSpec(container: ContainerConfig, config: Config): ContainerSpec {
  const { name, image, command, environment, secrets, uses } = container;
  const all = (items: readonly { readonly name: string }[]) => items.map((item) => item.name);
  return {
    name,
    image,
    command,
    environment,
    secrets,
    uses: {
      queues: uses?.queues ?? all(config.queues),
      topics: uses?.topics ?? all(config.topics),
      shards: uses?.shards ?? config.database.shards,
      tables: uses?.tables ?? all(config.tables),
    },
  };
}

export function serviceSpec(service: ServiceConfig, config: Config): ServiceSpec {
  const { port, path = '/*', host, healthPath } = service;
  return { ...containerSpec(service, config), port, route: { path, ...(host ? { host } : {}) }, healthPath };
}

/** A database, the same for every shard. */
export function databaseOf(shard: string, { database }: Config): DatabaseSpec {
  const { name: sqlName, version, storageGb, maxStorageGb, backupDays } = database;
  return { shard, sqlName, version, storageGb, maxStorageGb, backupDays };
}

/** Names below the domain that services answer to. Others are for their owners to lead here. */
export function hostsOf({ domain, services }: Config): string[] {
  const hosts = services.flatMap(({ host }) => host ?? []);
  return [...new Set(hosts)].filter((host) => domain !== undefined && host.endsWith(`.${domain.name}`));
}

/** Host before no host, then the longer path, then the exact one: the more particular route is tried first. */
export function longestRouteFirst({ route: a }: ServiceSpec, b: ServiceSpec): number {
  return routeRank(b.route) - routeRank(a);
}
