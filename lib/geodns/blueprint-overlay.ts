import { locationOf } from '../blueprint/geo-location';
import { geoHost, geoStepHost, nearHost, originHost, regionalOriginHost } from '../blueprint/names';
import type { PlaceSpec } from '../blueprint/routing';
import { locationFrom } from './location';
import type { RecordSet } from './model';

/** The chains of regions of the places, as `GeoRecords` makes them. */
export function chainRecords(domain: string, places: readonly PlaceSpec[], checked: boolean): RecordSet[] {
  const all = places.some(({ place }) => place === 'default') ? places : [...places, { place: 'default', regions: [] }];
  return all.flatMap(({ place, regions }) => {
    const step = (i: number) => (i < regions.length ? geoStepHost(domain, place, i + 1) : originHost(domain));
    const { countryCode, subdivisionCode, continentCode } = {
      countryCode: undefined,
      subdivisionCode: undefined,
      continentCode: undefined,
      ...locationOf(place),
    };
    const location = locationFrom({
      ...(countryCode === undefined ? {} : { CountryCode: countryCode }),
      ...(subdivisionCode === undefined ? {} : { SubdivisionCode: subdivisionCode }),
      ...(continentCode === undefined ? {} : { ContinentCode: continentCode }),
    });
    return [
      { ...following(geoHost(domain), step(0)), id: place, routing: { by: 'geolocation' as const, location } },
      ...regions.flatMap((region, i): RecordSet[] => [
        {
          ...following(step(i), regionalOriginHost(domain, region)),
          id: 'primary',
          routing: { by: 'failover', role: 'primary' },
          ...(checked ? { check: region } : {}),
        },
        {
          ...following(step(i), step(i + 1)),
          id: 'secondary',
          routing: { by: 'failover', role: 'secondary' },
        },
      ]),
    ];
  });
}

/** The nearest region by distance, as `NearRecords` makes it. */
export const nearRecords = (
  domain: string,
  regions: readonly string[],
  bias: Readonly<Record<string, number>>,
  checked: boolean,
): RecordSet[] =>
  regions.map((region) => ({
    ...alias(nearHost(domain), regionalOriginHost(domain, region), false),
    id: region,
    routing: { by: 'geoproximity', at: { region }, bias: bias[region] ?? 0 },
    ...(checked ? { check: region } : {}),
  }));

const following = (name: string, target: string) => alias(name, target, true);

const alias = (name: string, target: string, followsHealth: boolean) => ({
  name,
  type: 'A' as const,
  answer: { kind: 'alias' as const, target, to: 'record' as const, followsHealth },
});
