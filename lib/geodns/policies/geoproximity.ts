import { REGION_PLACES } from '../../catalog/region-places';
import { greatCircleKm } from '../distance';
import { nearest } from '../nearest';
import { notKnown, only, type Policy, type RoutingOf, routingOf } from '../policy';

/** The nearest by distance over the ground, which a bias makes shorter (above 0) or longer (below). */
export const geoproximity: Policy = ({ records, isHealthy, client: { at } }) => {
  const healthy = records.filter(isHealthy);
  const [first, second] = healthy;
  if (first && !second) return only(first);
  if (!at) return notKnown('place-unknown');
  return nearest(
    healthy,
    (record) => {
      const routing = routingOf(record, 'geoproximity');
      const place = placeOf(routing);
      return place && biased(greatCircleKm(at, place), routing.bias);
    },
    { unknown: 'region-place-unknown', tie: 'distance-tie' },
  );
};

const placeOf = ({ at }: RoutingOf<'geoproximity'>) => ('region' in at ? REGION_PLACES[at.region] : at);

/** Source: Amazon Route 53 Developer Guide, "Geoproximity routing", how a bias changes the size of a region (2026-11). */
const biased = (km: number, bias: number) => (bias >= 0 ? km * (1 - bias / 100) : km / (1 + bias / 100));
