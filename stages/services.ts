import type { ServiceSpec, SingleServerSpec } from '../lib/blueprint/compute';
import { routeRank } from '../lib/blueprint/route-priority';
import { ec2Class } from '../lib/catalog/instance-classes';
import type { Config, ServiceConfig } from '../lib/config/config';

type MachineSpec = Pick<SingleServerSpec, 'instance' | 'architecture' | 'machineImage'>;

/** What a server of a service is: the class it asks for, with the image that fits. */
export function machineOf({ instance, ami }: ServiceConfig, region: string): MachineSpec {
  const id = ami[region];
  return {
    instance,
    architecture: ec2Class(instance)?.architecture ?? 'arm64',
    machineImage: id === undefined ? { kind: 'latest-at-launch' } : { kind: 'pinned', id },
  };
}

export function serviceSpec(service: ServiceConfig, { tables, database }: Config): ServiceSpec {
  const { name, image, command, port, path = '/*', host, healthPath, environment, secrets, uses } = service;
  return {
    name,
    image,
    command,
    port,
    route: { path, ...(host ? { host } : {}) },
    healthPath,
    environment,
    secrets,
    uses: { shards: uses?.shards ?? database.shards, tables: uses?.tables ?? tables.map((table) => table.name) },
  };
}

/** Host before no host, then the longer path, then the exact one: the more particular route is tried first. */
export function longestRouteFirst({ route: a }: ServiceSpec, b: ServiceSpec): number {
  return routeRank(b.route) - routeRank(a);
}
