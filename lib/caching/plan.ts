import { cacheControl } from './cache-control';
import type { Caches, CdnUse, ServiceLoad } from './caches';
import type { Finding } from './finding';
import { findingsOf } from './findings';
import type { Layer } from './layer';
import { cachedLayers, passingLayers, staticLayers } from './layers';
import { type HitRates, type Load, loadOf } from './load';
import { covers, meet } from './path-pattern';
import { type Staleness, stalenessOf } from './staleness';

/** Paths that go through the same layers. */
export interface PathPlan {
  /** `other`: all that is neither cached nor static. */
  readonly kind: 'cached' | 'static' | 'other';
  /** `*` for all others. */
  readonly path: string;
  /** Place in the configuration, e.g. `edge.cache[0]`; absent for all others. */
  readonly where?: string;
  /** Services that answer what gets past the CDN. */
  readonly services: readonly string[];
  /** What these expect together; absent where one of them expects nothing, so that nothing is counted too low. */
  readonly peakRequestsPerSecond?: number;
  /** What the application sends with these answers. */
  readonly cacheControl?: string;
  /** In the order in which a request goes through them. */
  readonly layers: readonly (Layer & Load)[];
  readonly staleness: Staleness;
}

export interface CachePlan {
  readonly cdn: CdnUse;
  readonly redis: boolean;
  readonly hits: HitRates;
  readonly applicationTtlSeconds: number;
  readonly paths: readonly PathPlan[];
  readonly findings: readonly Finding[];
}

/** What every path goes through, what that leaves of the load and makes of the answers, and what does not fit together. */
export function cachePlan(caches: Caches, hits: HitRates): CachePlan {
  const { services } = caches;
  const paths = [
    ...caches.cached.map((spec) => {
      const answering = servicesFor(spec.path, services);
      return {
        ...pathPlan('cached', spec, cachedLayers(spec, caches), answering, hits),
        cacheControl: cacheControl(spec),
      };
    }),
    ...caches.static.map((spec) => pathPlan('static', spec, staticLayers(spec.ttlSeconds), [], hits)),
    pathPlan('other', { path: '*' }, passingLayers(caches), services, hits),
  ];
  const { cdn, redis, applicationTtlSeconds } = caches;
  return { cdn, redis: redis !== undefined, hits, applicationTtlSeconds, paths, findings: findingsOf(caches) };
}

function pathPlan(
  kind: PathPlan['kind'],
  { path, where }: { readonly path: string; readonly where?: string },
  layers: readonly Layer[],
  services: readonly ServiceLoad[],
  hits: HitRates,
): PathPlan {
  const peak = peakOf(services);
  const loads = loadOf(layers, hits, peak);
  return {
    kind,
    path,
    ...(where === undefined ? {} : { where }),
    services: services.map(({ name }) => name),
    ...(peak === undefined ? {} : { peakRequestsPerSecond: peak }),
    layers: layers.map((layer, i) => ({ ...layer, ...loads[i]! })),
    staleness: stalenessOf(layers),
  };
}

/** Who may get a request of the pattern: all whose routes meet it, up to the one that takes whatever is left. */
export function servicesFor(path: string, services: readonly ServiceLoad[]): ServiceLoad[] {
  const takesRest = services.findIndex(({ route }) => route.host === undefined && covers(route.path, path));
  const tried = takesRest < 0 ? services : services.slice(0, takesRest + 1);
  return tried.filter(({ route }) => meet(route.path, path));
}

function peakOf(services: readonly ServiceLoad[]): number | undefined {
  const peaks = services.flatMap(({ peakRequestsPerSecond }) => peakRequestsPerSecond ?? []);
  if (services.length === 0 || peaks.length < services.length) return undefined;
  return peaks.reduce((sum, peak) => sum + peak, 0);
}
