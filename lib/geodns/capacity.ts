import type { Blueprint } from '../blueprint/blueprint';
import type { Config } from '../config/config';
import type { RegionShare } from './table';

/** What a region would have to carry of a service, and can. */
export interface ServiceLoad {
  readonly service: string;
  /** Its part of the service's peak, in requests per second. */
  readonly requestsPerSecond: number;
  /** What its most servers carry. */
  readonly most: number;
}

export interface RegionLoad {
  readonly region: string;
  /** Services whose traffic the configuration states. */
  readonly services: readonly ServiceLoad[];
  /** Services of which it says nothing. */
  readonly unknown: readonly string[];
}

/**
 * What each region has to carry at the peak: of each service the part that its people are of all people, whatever hour it is where
 * they live. Whole regions peak one after the other, so it is rather too much.
 */
export function regionLoads(
  shares: readonly RegionShare[],
  { regions }: Pick<Blueprint, 'regions'>,
  { services }: Pick<Config, 'services'>,
): RegionLoad[] {
  return shares.map(({ region, people }) => {
    const compute = regions.find(({ name }) => name === region)?.running?.compute[0];
    const groups = compute?.kind === 'load-balanced' ? compute.groups : [];
    const known = services.flatMap(({ name, traffic }) => {
      const group = groups.find(({ service }) => service.name === name);
      if (!traffic || group?.requestsPerSecond === undefined) return [];
      const most = group.requestsPerSecond * group.servers.max;
      return [{ service: name, requestsPerSecond: traffic.peakRps * people, most }];
    });
    const names = services.map(({ name }) => name);
    return { region, services: known, unknown: names.filter((name) => !known.some(({ service }) => service === name)) };
  });
}

/** The service that comes nearest to what the region can carry, or is furthest above it. */
export function tightest({ services }: RegionLoad): ServiceLoad | undefined {
  const [first] = services.toSorted((a, b) => b.requestsPerSecond / b.most - a.requestsPerSecond / a.most);
  return first;
}
