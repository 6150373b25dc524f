import { COUNTRIES } from '../geodns/countries';
import { latencyBetween } from '../geodns/latency';
import type { Client } from '../geodns/model';

/** A network for which name servers are asked. */
export interface ClientSubnet {
  readonly name: string;
  /** First address of its 24 bits. */
  readonly subnet: string;
  readonly client: Client;
}

/**
 * Networks of universities: they have had their addresses for decades, and are where they say. Allocations by the registries;
 * that each lies in its country is checked against a table of addresses by the tests.
 */
const NETWORKS = `
128.112.128.0 US NJ 40.34 -74.65 Princeton
128.32.136.0 US CA 37.87 -122.26 Berkeley
132.248.10.0 MX - 19.33 -99.18 Mexico City
143.107.253.0 BR - -23.56 -46.73 Sao Paulo
129.67.242.0 GB - 51.75 -1.25 Oxford
141.20.1.0 DE - 52.52 13.39 Berlin
137.158.154.0 ZA - -33.96 18.46 Cape Town
103.21.124.0 IN - 19.13 72.91 Mumbai
137.132.1.0 SG - 1.3 103.78 Singapore
133.11.0.0 JP - 35.71 139.76 Tokyo
147.46.10.0 KR - 37.46 126.95 Seoul
129.78.5.0 AU - -33.89 151.19 Sydney
`;

export const CLIENT_SUBNETS: readonly ClientSubnet[] = NETWORKS.trim()
  .split('\n')
  .map((row) => {
    const [subnet = '', country = '', state = '-', latitude, longitude, ...name] = row.split(' ');
    const at = { latitude: Number(latitude), longitude: Number(longitude) };
    const continent = COUNTRIES.get(country)?.continent;
    const client: Client = {
      country,
      at,
      address: subnet,
      ...(continent === undefined ? {} : { continent }),
      ...(state === '-' ? {} : { subdivision: state }),
      latencyTo: (region) => latencyBetween(at, region)?.ms,
    };
    return { name: `${name.join(' ')}, ${country}`, subnet, client };
  });
