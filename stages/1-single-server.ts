import type { Blueprint } from '../lib/blueprint/blueprint';
import type { SingleServerSpec } from '../lib/blueprint/compute';
import { ec2Class } from '../lib/catalog/instance-classes';
import type { Config, ServiceConfig } from '../lib/config/config';
import { databaseOf, hostsOf, longestRouteFirst, machineOf, serviceSpec } from './services';

/** Stage 1: one server with every service on it, and one database. Carries about 1,000 users. */
export function singleServer(config: Config): Blueprint {
  const { app, environment, account, domain, unprotected, tags, database } = config;
  const [home] = config.regions;
  if (!home) throw new Error('a checked configuration has a region');
  return {
    app,
    environment,
    ...(account ? { account } : {}),
    ...(domain ? { domain } : {}),
    hosts: hostsOf(config),
    protection: unprotected.trim() === '' ? { kind: 'protected' } : { kind: 'unprotected', reason: unprotected },
    databaseAccess: database.access,
    alarms: config.alarms,
    tags,
    routing: { regions: [home.name], by: { kind: 'latency' } },
    entry: { kind: 'origin' },
    regions: [
      {
        name: home.name,
        role: 'home',
        network: {
          cidr: home.cidr,
          zones: home.zones,
          natAddresses: 0,
          flowLogs: config.network.flowLogs ? 'cloudwatch' : 'none',
        },
        data: {
          databases: [databaseOf('main', config)],
          shardMap: 'none',
          requestLogs: 'none',
          staticFiles: 'none',
          queues: [],
          topics: [],
          originSecrets: [],
          eventBus: 'none',
          events: [],
          drainFlags: 'none',
          tables: config.tables.map(({ name, key, ttl }) => ({ name, key, ...(ttl ? { ttl } : {}) })),
        },
        running: {
          nat: { kind: 'none' },
          databases: {
            instance: database.instance,
            availability: 'single-zone',
            replicas: 0,
            reads: { from: 'primary' },
          },
          compute: [server(config, home.name)],
          workers: [],
          dashboard: config.dashboard ? 'cloudwatch' : 'none',
        },
      },
    ],
  };
}

/** All services share the server, so it is as large as the largest any of them asks for. */
function server(config: Config, region: string): SingleServerSpec {
  const [largest] = [...config.services].sort((a, b) => memoryGib(b) - memoryGib(a));
  if (!largest) throw new Error('a checked configuration has a service');
  return {
    kind: 'single-server',
    ...machineOf(largest, region),
    services: config.services.map((service) => serviceSpec(service, config)).sort(longestRouteFirst),
  };
}

function memoryGib({ instance }: ServiceConfig): number {
  return ec2Class(instance)?.memoryGib ?? 0;
}
