import { groupName, type LintRule } from '../lint-rule';
import { routingOf } from '../policy';

export const noDefaultPlace: LintRule = {
  id: 'no-default-place',
  severity: 'warning',
  check: ({ groups }) =>
    groups
      .filter(
        ({ by, records }) =>
          by === 'geolocation' && !records.some((record) => 'everywhere' in routingOf(record, 'geolocation').location),
      )
      .map((group) => ({
        where: groupName(group),
        problem: 'has no default: who is in none of its places, or in no table of addresses, gets no answer',
        remedy: 'add a record for every other place (country code *)',
      })),
};
