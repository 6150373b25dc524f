/** The world of these tests: Regions, networks in places, blocks of addresses, and clients in all of them. */
import type { Client, Coordinates } from '../../lib/geodns/model';
import { Figure, mmdb } from './mmdb';

export const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1', 'ap-northeast-1', 'sa-east-1'] as const;

interface Place {
  readonly network: string;
  readonly continent: string;
  readonly country: string;
  readonly subdivision?: string;
  readonly at: Coordinates;
}

const place = (
  network: string,
  continent: string,
  country: string,
  subdivision: string | undefined,
  latitude: number,
  longitude: number,
): Place => ({
  network,
  continent,
  country,
  ...(subdivision === undefined ? {} : { subdivision }),
  at: { latitude, longitude },
});

const PLACES: readonly Place[] = [
  place('10.1.0.0/16', 'NA', 'US', 'CA', 37.77, -122.42),
  place('10.2.0.0/16', 'NA', 'US', 'NY', 40.71, -74.01),
  place('10.3.0.0/16', 'NA', 'CA', undefined, 43.65, -79.38),
  place('10.4.0.0/16', 'SA', 'BR', undefined, -23.55, -46.63),
  place('10.5.0.0/16', 'EU', 'DE', undefined, 52.52, 13.4),
  place('10.6.0.0/16', 'EU', 'FR', undefined, 48.86, 2.35),
  place('10.7.0.0/16', 'AS', 'IN', undefined, 19.08, 72.88),
  place('10.8.0.0/16', 'AS', 'JP', undefined, 35.68, 139.69),
  place('10.9.0.0/16', 'AF', 'ZA', undefined, -33.92, 18.42),
  place('10.10.0.0/16', 'OC', 'AU', undefined, -33.87, 151.21),
  place('2001:db8:1::/48', 'NA', 'US', 'CA', 34.05, -118.24),
  place('2001:db8:5::/48', 'EU', 'DE', undefined, 50.11, 8.68),
];

/** Continents with their countries, and those with their states. */
export const GEOGRAPHY: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  NA: { US: ['CA', 'NY'], CA: [] },
  SA: { BR: [] },
  EU: { DE: [], FR: [] },
  AS: { IN: [], JP: [] },
  AF: { ZA: [] },
  OC: { AU: [] },
};

/** Blocks that records by addresses go by; some lie in others. */
export const BLOCKS = {
  wide: ['10.0.0.0/12', '2001:db8::/32'],
  offices: ['10.1.128.0/17', '10.5.0.0/16'],
  desk: ['10.1.200.0/24', '2001:db8:5::/48'],
} as const;

export type BlockName = keyof typeof BLOCKS;

/** A collection for each set of blocks, called after it. */
export const COLLECTIONS = Object.fromEntries(
  subsets(Object.keys(BLOCKS) as BlockName[]).map((names) => [
    collectionOf(names),
    Object.fromEntries(names.map((name) => [name, BLOCKS[name]])),
  ]),
);

export function collectionOf(names: readonly string[]): string {
  return [...names].sort().join('+');
}

function subsets<T>([first, ...others]: readonly T[]): T[][] {
  if (first === undefined) return [[]];
  const without = subsets(others);
  return [...without, ...without.map((each) => [first, ...each])];
}

/** Who asks: from every place, from blocks in them, and from where nobody knows. */
export const ADDRESSES = [
  ...PLACES.map(({ network }) => network.replace('.0.0/16', '.7.9').replace('::/48', '::9')),
  '10.1.130.1',
  '10.1.200.5',
  '10.16.0.1',
] as const;

/** A client with its latencies to the regions. */
export function clientAt(address: string, latencies: Readonly<Record<string, number>>): Client {
  const found = PLACES.find(({ network }) =>
    address.startsWith(network.replace(/(\.0\.0\/16|::\/48)$/, network.includes(':') ? ':' : '.')),
  );
  const { continent, country, subdivision, at } = found ?? {};
  return {
    address,
    ...(continent === undefined ? {} : { continent }),
    ...(country === undefined ? {} : { country }),
    ...(subdivision === undefined ? {} : { subdivision }),
    ...(at === undefined ? {} : { at }),
    latencyTo: (region) => latencies[region],
  };
}

/** The database of the places. */
export const database = () =>
  mmdb(
    'GeoIP2-City',
    new Map(
      PLACES.map(({ network, continent, country, subdivision, at }) => [
        network,
        {
          continent: { code: continent },
          country: { iso_code: country },
          location: { latitude: new Figure('double', at.latitude), longitude: new Figure('double', at.longitude) },
          ...(subdivision === undefined ? {} : { subdivisions: [{ iso_code: subdivision }] }),
        },
      ]),
    ),
  );
