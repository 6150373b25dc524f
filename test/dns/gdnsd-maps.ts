/**
 * Which records of a set each client gets, the first one first, as maps of gdnsd: by network, by place, or by distance. The order
 * is written down from the records alone, without the simulator.
 */
import { REGION_PLACES } from '../../lib/catalog/region-places';
import type { Location, RecordSet, Zone } from '../../lib/geodns/model';
import type { Routed } from './routed';
import { GEOGRAPHY } from './world';

/** A client as far as the order of latencies needs it. */
export interface Asker {
  readonly address: string;
  latencyTo(region: string): number | undefined;
}

/** Name of a record among those of its set. */
export const dc =
  (records: readonly RecordSet[]) =>
  (record: RecordSet): string =>
    `d${records.indexOf(record)}`;

/** Every client's Regions, the nearest first. */
export function latencyMap(records: readonly Routed<'latency'>[], askers: readonly Asker[]): string {
  const nets = askers.map(({ address, latencyTo }) => {
    const far = ({ routing }: Routed<'latency'>) => latencyTo(routing.region) ?? 0;
    const order = [...records].sort((a, b) => far(a) - far(b));
    return `${network(address)} => [ ${order.map(dc(records)).join(', ')} ]`;
  });
  return `datacenters => [ ${records.map(dc(records)).join(', ')} ], nets => { ${nets.join(', ')} }`;
}

/** Blocks, of which gdnsd takes the smallest too, and all other addresses; each has one record and no second choice. */
export function addressMap(records: readonly Routed<'addresses'>[], { collections = {} }: Zone): string {
  const nets = records.flatMap((record) => {
    const { collection, location } = record.routing;
    return (collections[collection]?.[location] ?? []).map((block) => `${block} => [ ${dc(records)(record)} ]`);
  });
  const rest = records.filter(({ routing }) => routing.location === '*').map(dc(records));
  const all = records.map(dc(records)).join(', ');
  return `geoip2_db => places.mmdb, datacenters => [ ${all} ], map => { default => [ ${rest.join(', ')} ] }, nets => { ${nets.join(', ')} }`;
}

/** Places within places: each list begins with the smallest and goes outwards. */
export function geolocationMap(records: readonly Routed<'geolocation'>[]): string {
  const at = (fits: (location: Location) => boolean) =>
    records.filter(({ routing }) => fits(routing.location)).map(dc(records));
  const list = (...parts: readonly string[][]) => `[ ${parts.flat().join(', ')} ]`;
  const rest = at((place) => 'everywhere' in place);
  const continents = Object.entries(GEOGRAPHY).map(([continent, countries]) => {
    const wide = at((place) => 'continent' in place && place.continent === continent);
    const inside = Object.entries(countries).map(([country, states]) => {
      const own = at((place) => 'country' in place && !('subdivision' in place) && place.country === country);
      const parts = states.map((state) => {
        const small = at((place) => 'subdivision' in place && place.country === country && place.subdivision === state);
        return `${state} => ${list(small, own, wide, rest)}`;
      });
      return `${country} => { default => ${list(own, wide, rest)}, ${parts.join(', ')} }`;
    });
    return `${continent} => { default => ${list(wide, rest)}, ${inside.join(', ')} }`;
  });
  const all = records.map(dc(records)).join(', ');
  return `geoip2_db => places.mmdb, datacenters => [ ${all} ], map => { default => ${list(rest)}, ${continents.join(', ')} }`;
}

export function geoproximityMap(records: readonly Routed<'geoproximity'>[]): string {
  const coordinates = records.map((record) => {
    const { at, bias } = record.routing;
    if (bias !== 0) throw new Error(`${record.name}: gdnsd knows no bias`);
    const place = 'region' in at ? REGION_PLACES[at.region] : at;
    return `${dc(records)(record)} => [ ${place?.latitude}, ${place?.longitude} ]`;
  });
  const all = records.map(dc(records)).join(', ');
  return `geoip2_db => places.mmdb, datacenters => [ ${all} ], auto_dc_limit => 0, auto_dc_coords => { ${coordinates.join(', ')} }`;
}

const network = (address: string) => (address.includes(':') ? `${address}/128` : `${address}/32`);
