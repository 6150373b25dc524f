import { geoHost, nearHost, originHost } from './names';
import type { RoutingSpec } from './routing';

/** Name by which a region is found: directly where there is no CDN, and by the CDN where there is one. */
export function entryHost({ by }: RoutingSpec, domain: string): string {
  switch (by.kind) {
    case 'latency':
      return originHost(domain);
    case 'geolocation':
      return geoHost(domain);
    case 'geoproximity':
      return nearHost(domain);
  }
}
