import type { Client, Location, RecordSet } from '../model';
import { NOTHING, notKnown, only, type Policy, routingOf } from '../policy';

/**
 * The smallest place that the client is in, and while that is unhealthy the next around it; never a place that it is not in.
 * Without a default there is no data for whoever is in none.
 */
export const geolocation: Policy = ({ records, isHealthy, client }) => {
  const at = (fits: (location: Location) => boolean) =>
    records.find((record) => fits(routingOf(record, 'geolocation').location));
  const state = at((place) => 'subdivision' in place && isState(place, client));
  const country = at((place) => isCountry(place) && place.country === client.country);
  const around = [state, country].filter((record) => record !== undefined);
  const near = around.find(isHealthy);
  if (near) return only(near);
  const byContinent = records.some((record) => 'continent' in routingOf(record, 'geolocation').location);
  if (byContinent && client.continent === undefined && client.country !== undefined)
    return notKnown('continent-unknown');
  const wide: (RecordSet | undefined)[] = [
    at((place) => 'continent' in place && place.continent === client.continent),
    at((place) => 'everywhere' in place),
  ];
  const chain = [...around, ...wide].filter((record) => record !== undefined);
  const found = chain.find(isHealthy);
  if (found) return only(found);
  return chain.length === 0 ? NOTHING : notKnown('geolocation-chain-unhealthy');
};

const isState = (place: { subdivision: string; country: string }, { country, subdivision }: Client) =>
  place.country === country && place.subdivision === subdivision;

const isCountry = (place: Location): place is { readonly country: string } =>
  'country' in place && !('subdivision' in place);
