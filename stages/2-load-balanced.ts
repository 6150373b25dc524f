import type { Blueprint, RegionBlueprint } from '../lib/blueprint/blueprint';
import type { LoadBalancedSpec, ServerGroupSpec } from '../lib/blueprint/compute';
import { REPLICA_LAG_SECONDS, type ReadsSpec } from '../lib/blueprint/data';
import { type Config, defaultCache, defaultServers, type ServiceConfig } from '../lib/config/config';
import { singleServer } from './1-single-server';
import { longestRouteFirst, machineOf, serviceSpec } from './services';

/** Stage 2: servers in three zones behind a load balancer, a cache, a database with copies. Carries about 100,000 users. */
export function loadBalanced(config: Config): Blueprint {
  const base = singleServer(config);
  return { ...base, regions: base.regions.map((region) => grown(region, config)) };
}

function grown(region: RegionBlueprint, config: Config): RegionBlueprint {
  const { network, database, dashboard = true } = config;
  const { running } = region;
  if (!running) throw new Error('stage 1 runs in every region');
  const nat = network.nat ?? 'one';
  return {
    ...region,
    network: { ...region.network, natAddresses: nat === 'one' ? 1 : 3 },
    data: { ...region.data, requestLogs: 'bucket' },
    running: {
      nat: { kind: nat },
      databases: {
        instance: database.instance,
        availability: 'multi-zone',
        replicas: database.replicas,
        reads: readsOf(config),
      },
      cache: config.cache ?? defaultCache(),
      compute: [servers(config, region.name)],
      workers: [],
      dashboard: dashboard ? 'cloudwatch' : 'none',
    },
  };
}

function servers(config: Config, region: string): LoadBalancedSpec {
  const { idleSeconds, accessLogs } = config.network.loadBalancer;
  return {
    kind: 'load-balanced',
    balancer: { idleSeconds, accessLogs: accessLogs ? 'bucket' : 'none', admits: { from: 'everyone' } },
    groups: config.services
      .map((service) => group(service, config, region))
      .sort((a, b) => longestRouteFirst(a.service, b.service)),
  };
}

function group(service: ServiceConfig, config: Config, region: string): ServerGroupSpec {
  const { servers = defaultServers(), traffic, drainSeconds } = service;
  return {
    service: serviceSpec(service, config),
    ...machineOf(service, region),
    servers,
    ...(traffic ? { requestsPerSecond: traffic.connectionsPerServer / (traffic.latencyMs / 1000) } : {}),
    drainSeconds,
  };
}

function readsOf({ database: { reads } }: Config): ReadsSpec {
  return reads === 'read-your-writes' ? { from: reads, stickySeconds: REPLICA_LAG_SECONDS } : { from: reads };
}
