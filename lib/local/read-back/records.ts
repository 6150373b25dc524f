import {
  type GeoLocation,
  type GeoProximityLocation,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
  Route53Client,
} from '@aws-sdk/client-route-53';
import type { ClientOptions } from '../../aws/client-options';
import { absent, type Row } from './row';

/** All records of a hosted zone. */
export async function recordsOf(hostedZoneId: string, options: ClientOptions): Promise<ResourceRecordSet[]> {
  const client = new Route53Client(options);
  const records: ResourceRecordSet[] = [];
  let from = {};
  for (;;) {
    const page = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId: hostedZoneId, ...from }));
    records.push(...(page.ResourceRecordSets ?? []));
    if (!page.IsTruncated) return records;
    from = {
      StartRecordName: page.NextRecordName,
      StartRecordType: page.NextRecordType,
      StartRecordIdentifier: page.NextRecordIdentifier,
    };
  }
}

/** Whether a record is of a name, which an API ends with a dot. */
export const isOf = (record: ResourceRecordSet, host: string) => record.Name?.replace(/\.$/, '') === host;

/** The records of some names in a hosted zone. */
export async function readRecords(
  hostedZoneId: string,
  type: 'A' | 'AAAA',
  hosts: readonly string[],
  options: ClientOptions,
): Promise<Row[]> {
  const records = (await recordsOf(hostedZoneId, options)).filter(({ Type }) => Type === type);
  return hosts.flatMap((host) => {
    const name = type === 'AAAA' ? `${host} (IPv6)` : host;
    const found = records.filter((record) => isOf(record, host));
    if (found.length === 0) return [absent('record', name)];
    return found.map((record) => ({ what: 'record', name, state: answerOf(record) }));
  });
}

function answerOf(record: ResourceRecordSet): string {
  const { AliasTarget, ResourceRecords = [], TTL, HealthCheckId } = record;
  const answer = AliasTarget
    ? `alias of ${AliasTarget.DNSName?.replace(/\.$/, '')}`
    : `${ResourceRecords.map(({ Value }) => Value).join(', ')} for ${TTL} s`;
  const when = [...policyOf(record), ...(HealthCheckId ? ['if healthy'] : [])];
  return when.length > 0 ? `${answer} (${when.join(', ')})` : answer;
}

function policyOf({ Region, Failover, GeoLocation: place, GeoProximityLocation: near }: ResourceRecordSet): string[] {
  if (Region) return ['latency', Region];
  if (Failover) return ['failover', Failover.toLowerCase()];
  if (place) return ['place', placeOf(place)];
  return near ? ['distance', distanceOf(near)] : [];
}

function placeOf({ ContinentCode, CountryCode, SubdivisionCode }: GeoLocation): string {
  if (ContinentCode) return `continent ${ContinentCode}`;
  if (CountryCode === '*') return 'all others';
  return SubdivisionCode ? `${CountryCode}-${SubdivisionCode}` : `country ${CountryCode}`;
}

const distanceOf = ({ AWSRegion, Bias = 0 }: GeoProximityLocation) =>
  Bias === 0 ? `${AWSRegion}` : `${AWSRegion} with bias ${Bias}`;
