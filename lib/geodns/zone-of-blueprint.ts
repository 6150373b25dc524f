import { type Blueprint, homeOf, type RegionBlueprint } from '../blueprint/blueprint';
import { originHost, regionalOriginHost, writeHost } from '../blueprint/names';
import { regionChecks } from './blueprint-checks';
import { chainRecords, nearRecords } from './blueprint-overlay';
import type { RecordSet, RecordType, Zone } from './model';
import { balancerHost, cdnHost, fixedAddress } from './placeholders';

/** Time for which resolvers keep an address, in seconds; what `AddressRecord` writes. */
const ADDRESS_TTL_SECONDS = 60;

/** The records that a blueprint's templates make: none without a domain. */
export function zoneOf(blueprint: Blueprint): Zone {
  const { domain, routing, regions } = blueprint;
  if (!domain) return { name: '', records: [], checks: [] };
  const { name } = domain;
  const checks = regionChecks(blueprint, name);
  const checked = checks.length > 0;
  return {
    name,
    records: [
      ...regions.flatMap((region) => regionRecord(region, name)),
      ...routing.regions.map((region) => ({
        ...record(originHost(name), regionalOriginHost(name, region)),
        id: region,
        routing: { by: 'latency' as const, region },
        ...(checked ? { check: region } : {}),
      })),
      ...globalRecords(blueprint, name),
      ...(routing.by.kind === 'geolocation' ? chainRecords(name, routing.by.places, checked) : []),
      ...(routing.by.kind === 'geoproximity' ? nearRecords(name, routing.regions, routing.by.bias, checked) : []),
    ],
    checks,
  };
}

/** What serves in a region: the first gets the requests. */
function regionRecord({ name, running }: RegionBlueprint, domain: string): RecordSet[] {
  const [serving] = running?.compute ?? [];
  if (!serving) return [];
  const host = regionalOriginHost(domain, name);
  if (serving.kind !== 'single-server') return [record(host, balancerHost(name), 'resource')];
  const answer = { kind: 'values' as const, values: [fixedAddress(name)], ttl: ADDRESS_TTL_SECONDS };
  return [{ name: host, type: 'A', routing: { by: 'simple' }, answer }];
}

function globalRecords(blueprint: Blueprint, domain: string): RecordSet[] {
  const { regions, hosts } = blueprint;
  const throughCdn = blueprint.cdn !== undefined && blueprint.entry.kind === 'cdn';
  const several = regions.filter(({ running }) => running).length > 1;
  const types: readonly RecordType[] = throughCdn ? ['A', 'AAAA'] : ['A'];
  return [
    ...(several ? [record(writeHost(domain), regionalOriginHost(domain, homeOf(blueprint)))] : []),
    ...types.flatMap((type) => [
      throughCdn ? record(domain, cdnHost(), 'resource', type) : record(domain, originHost(domain)),
      ...hosts.map((host) => record(host, domain, 'record', type)),
    ]),
  ];
}

/** A simple alias that does not follow the health of its target. */
function record(name: string, target: string, to: 'record' | 'resource' = 'record', type: RecordType = 'A'): RecordSet {
  return { name, type, routing: { by: 'simple' }, answer: { kind: 'alias', target, to, followsHealth: false } };
}
