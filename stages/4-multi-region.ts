import type { Blueprint, RegionBlueprint, RunningSpec } from '../lib/blueprint/blueprint';
import { REMOTE_LAG_SECONDS, type ReadsSpec } from '../lib/blueprint/data';
import type { RoutingPolicySpec, RoutingSpec } from '../lib/blueprint/routing';
import { type Config, defaultRouting, type RegionConfig } from '../lib/config/config';
import { distributed } from './3-distributed';

/** Stage 4: stage 3 in each of several regions, of which users get the nearest healthy one. Carries many millions of users. */
export function multiRegion(config: Config): Blueprint {
  const { network } = config;
  const inEach = { ...config, network: { ...network, nat: network.nat ?? ('per-zone' as const) } };
  const base = distributed(inEach);
  const [home, ...others] = config.regions.map((region, i) => regionOf(inEach, region, i === 0));
  if (!home) throw new Error('a checked configuration has a region');
  return { ...base, routing: routingOf(config), regions: [home, ...others] };
}

function regionOf(config: Config, region: RegionConfig, isHome: boolean): RegionBlueprint {
  const [alone] = distributed({ ...config, regions: [region] }).regions;
  if (!alone?.running) throw new Error('stage 3 runs in every region');
  return {
    ...alone,
    role: isHome ? 'home' : 'secondary',
    data: {
      ...alone.data,
      eventBus: 'archived',
      events: config.events.map(({ name, subscribers }) => ({ name, queues: subscribers.map(({ queue }) => queue) })),
      drainFlags: 'bucket',
    },
    running: isHome ? alone.running : readingCopies(alone.running),
  };
}

/** Without a database that accepts writes, a region needs a copy to read from, and reads from nothing else. */
function readingCopies({ databases, ...running }: RunningSpec): RunningSpec {
  const { reads } = databases;
  return {
    ...running,
    databases: {
      ...databases,
      availability: 'single-zone',
      replicas: Math.max(1, databases.replicas),
      reads: readsFromCopies(reads),
    },
  };
}

function readsFromCopies(reads: ReadsSpec): ReadsSpec {
  return reads.from === 'read-your-writes' ? { ...reads, stickySeconds: REMOTE_LAG_SECONDS } : { from: 'replica' };
}

function routingOf(config: Config): RoutingSpec {
  const { failoverSeconds } = config.routing ?? defaultRouting();
  const rest = config.services.find(({ path = '/*', host }) => path === '/*' && host === undefined);
  const { interval: intervalSeconds, threshold } = failoverSeconds;
  return {
    regions: config.regions.map(({ name }) => name),
    by: policyOf(config.routing ?? defaultRouting()),
    ...(config.regions.length > 1 && rest ? { health: { path: rest.healthPath, intervalSeconds, threshold } } : {}),
  };
}

function policyOf({ policy, places, bias }: ReturnType<typeof defaultRouting>): RoutingPolicySpec {
  switch (policy) {
    case 'latency':
      return { kind: policy };
    case 'geolocation':
      return { kind: policy, places: Object.entries(places).map(([place, regions]) => ({ place, regions })) };
    case 'geoproximity':
      return { kind: policy, bias };
  }
}
