/** A place as Route 53 states it. */
export type GeoLocation =
  | { readonly countryCode: string; readonly subdivisionCode?: string }
  | { readonly continentCode: string };

/** Source: Amazon Route 53 API Reference, "GeoLocation" (2026-11). */
export const CONTINENTS = ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'] as const;

/**
 * The place that a configuration means.
 *
 * @param place as in `routing.places`: country, `US-` and state, continent, `country:` and a country, or `default`
 */
export function locationOf(place: string): GeoLocation {
  if (place === 'default') return { countryCode: '*' };
  if (place.startsWith('US-')) return { countryCode: 'US', subdivisionCode: place.slice(3) };
  const country = /^country:(.+)$/.exec(place)?.[1];
  if (country !== undefined) return { countryCode: country };
  return CONTINENTS.some((code) => code === place) ? { continentCode: place } : { countryCode: place };
}
