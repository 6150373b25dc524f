import { endsOf } from '../leads-to';
import { type LintRule, recordName } from '../lint-rule';
import type { Location, RecordSet } from '../model';
import { routingOf } from '../policy';

/**
 * While a place is unhealthy Route 53 goes outwards only, and does not say what it answers when all of these are. The continent
 * of a country is not looked up: only the country around a state and the default count.
 */
export const chainInOneRegion: LintRule = {
  id: 'chain-in-one-region',
  severity: 'blocker',
  check: ({ groups, index }) =>
    groups
      .filter(({ by }) => by === 'geolocation')
      .flatMap(({ records }) => {
        const all = new Set(records.flatMap((record) => [...endsOf(record, index)]));
        // With one region in all there is no other to go to.
        if (all.size < 2) return [];
        return records.flatMap((record) => {
          const around = records.filter((each) => each !== record && isAround(placeOf(each), placeOf(record)));
          const ends = new Set([record, ...around].flatMap((each) => [...endsOf(each, index)]));
          if (ends.size > 1) return [];
          return {
            where: recordName(record),
            problem: `leads to ${[...ends].join('') || 'nothing'} only, and so do the places around it: when that is down, nobody knows what is answered`,
            remedy: 'lead it to a failover chain or a latency set of several regions',
          };
        });
      }),
};

const placeOf = (record: RecordSet) => routingOf(record, 'geolocation').location;

function isAround(outer: Location, inner: Location): boolean {
  if ('everywhere' in outer) return true;
  return 'country' in outer && !('subdivision' in outer) && 'subdivision' in inner && inner.country === outer.country;
}
