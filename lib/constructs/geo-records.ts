import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { DomainSpec } from '../blueprint/blueprint';
import { type GeoLocation, locationOf } from '../blueprint/geo-location';
import { geoHost, geoStepHost, originHost, regionalOriginHost } from '../blueprint/names';
import type { PlaceSpec } from '../blueprint/routing';
import { aliasTo } from './alias-target';

export interface GeoRecordsProps {
  readonly domain: DomainSpec;
  readonly places: readonly PlaceSpec[];
  /** Ids of the health checks of the regions. */
  readonly checks: ReadonlyMap<string, string>;
}

/**
 * The region of a user's place. Route 53 takes the smallest place that fits and goes outwards while what it finds is unhealthy,
 * but never to another place; so each record leads to a chain of regions that ends in the nearest healthy one of all, and
 * never to a region alone. Places that nobody named are led there at once.
 */
export class GeoRecords extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: GeoRecordsProps,
  ) {
    super(scope, id);
    const { places } = props;
    for (const { place, regions } of places) this.record(place, locationOf(place), this.chain(place, regions));
    if (!places.some(({ place }) => place === 'default'))
      this.record('default', locationOf('default'), { host: originHost(props.domain.name), records: [] });
  }

  private record(place: string, geoLocation: GeoLocation, { host, records }: Chain): void {
    const { name, hostedZoneId } = this.props.domain;
    const record = new route53.CfnRecordSet(this, idOf(place), {
      name: geoHost(name),
      type: 'A',
      hostedZoneId,
      setIdentifier: place,
      geoLocation,
      aliasTarget: aliasTo(host, hostedZoneId, true),
    });
    // Route 53 refuses an alias to a name that does not exist yet.
    for (const each of records) record.addResourceDependency(each);
  }

  /** A name for each step of the chain: its region, or else the next step, and at the end the nearest region of all. */
  private chain(place: string, regions: readonly string[]): Chain {
    const { domain, checks } = this.props;
    const { name, hostedZoneId } = domain;
    return regions.reduceRight<Chain>(
      (next, region, i) => {
        const host = geoStepHost(name, place, i + 1);
        const healthCheckId = checks.get(region);
        const make = (failover: 'PRIMARY' | 'SECONDARY', target: string, health: object) =>
          new route53.CfnRecordSet(this, `${idOf(place)}-${i + 1}-${failover.toLowerCase()}`, {
            name: host,
            type: 'A',
            hostedZoneId,
            setIdentifier: failover.toLowerCase(),
            failover,
            aliasTarget: aliasTo(target, hostedZoneId, true),
            ...health,
          });
        const first = make(
          'PRIMARY',
          regionalOriginHost(name, region),
          healthCheckId === undefined ? {} : { healthCheckId },
        );
        const second = make('SECONDARY', next.host, {});
        for (const each of next.records) second.addResourceDependency(each);
        return { host, records: [first, second] };
      },
      { host: originHost(name), records: [] },
    );
  }
}

/** Where a chain begins, and the records of its first step. */
interface Chain {
  readonly host: string;
  readonly records: readonly route53.CfnRecordSet[];
}

/** Part of a logical id that no other place has: `country:SA` is not the continent. */
const idOf = (place: string) => `Place-${place.replace(':', '-')}`;
