import type { Blueprint } from '../blueprint/blueprint';
import type { CacheSpec } from '../blueprint/cache';
import type { CachedPathSpec, StaticPathSpec } from '../blueprint/cdn';
import { type ServiceSpec, servicesOf } from '../blueprint/compute';
import type { ReadsSpec } from '../blueprint/data';
import type { Config } from '../config/config';

/** A spec with the place in the configuration that it comes from, e.g. `edge.cache[0]`. */
export type Placed<T> = T & { readonly where: string };

/** `bypassed`: it stands, and the domain leads to the servers, before a cut-over or after one. */
export type CdnUse = 'used' | 'bypassed' | 'none';

/** Everything that keeps answers between users and the database of the home region, and what the database gives. */
export interface Caches {
  readonly cdn: CdnUse;
  /** Paths the CDN answers from the bucket; none unless it is used. */
  readonly static: readonly Placed<StaticPathSpec>[];
  /** Paths whose answers the CDN keeps; none unless it is used. */
  readonly cached: readonly Placed<CachedPathSpec>[];
  /** The cache that the servers share; absent before there is one. */
  readonly redis?: CacheSpec;
  readonly reads: ReadsSpec;
  /** Age at which an event that takes an entry away raises an alarm, in seconds; 0 without events. */
  readonly eventDelaySeconds: number;
  /** Longest life in the application's own memory, in seconds, of which only its authors know; 0 counts it as nothing. */
  readonly applicationTtlSeconds: number;
  /** In the order in which their routes are tried. */
  readonly services: readonly ServiceLoad[];
}

/** A service with the load that the configuration expects. */
export interface ServiceLoad extends Pick<ServiceSpec, 'name' | 'route'> {
  readonly peakRequestsPerSecond?: number;
}

export function cachesOf(blueprint: Blueprint, config: Config, applicationTtlSeconds = 0): Caches {
  const running = blueprint.regions[0]?.running;
  const used = blueprint.entry.kind === 'cdn' ? blueprint.cdn : undefined;
  return {
    cdn: used ? 'used' : blueprint.cdn ? 'bypassed' : 'none',
    static: placed(used?.static ?? [], config.edge?.static ?? [], 'edge.static'),
    cached: placed(used?.cached ?? [], config.edge?.cache ?? [], 'edge.cache'),
    ...(running?.cache ? { redis: running.cache } : {}),
    reads: running?.databases.reads ?? { from: 'primary' },
    eventDelaySeconds: eventDelaySeconds(config),
    applicationTtlSeconds,
    services: running ? servicesOf(running.compute[0]).map((service) => withLoad(service, config)) : [],
  };
}

/** The CDN may have them in another order than the configuration. */
function placed<T extends { readonly path: string }>(
  specs: readonly T[],
  configured: readonly { readonly path: string }[],
  key: string,
): Placed<T>[] {
  return specs.map((spec) => ({ ...spec, where: `${key}[${configured.findIndex(({ path }) => path === spec.path)}]` }));
}

/** Which queue takes entries away nobody says: the slowest of those that events go to. */
function eventDelaySeconds({ events, queues }: Config): number {
  const subscribed = new Set(events.flatMap(({ subscribers }) => subscribers.map(({ queue }) => queue)));
  const delays = queues.filter(({ name }) => subscribed.has(name)).map((queue) => queue.oldestMessageSeconds);
  return Math.max(0, ...delays);
}

function withLoad({ name, route }: ServiceSpec, { services }: Config): ServiceLoad {
  const peak = services.find((service) => service.name === name)?.traffic?.peakRps;
  return { name, route, ...(peak === undefined ? {} : { peakRequestsPerSecond: peak }) };
}
