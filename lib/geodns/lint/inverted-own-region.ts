import { endsOf } from '../leads-to';
import { type LintRule, recordName } from '../lint-rule';
import { regionsIn } from '../region-names';

/** A region that is gone does not answer, and what says the opposite of that calls it healthy. */
export const invertedOwnRegion: LintRule = {
  id: 'inverted-own-region',
  severity: 'warning',
  check: ({ zone, index }) =>
    zone.records.flatMap((record) => {
      const check = index.check(record.check ?? '');
      if (!check) return [];
      const all = check.asks.kind === 'calculated' ? check.asks.children.map((id) => index.check(id)) : [check];
      const ends = endsOf(record, index);
      return all.flatMap((each) => {
        if (!each?.inverted || each.asks.kind !== 'endpoint') return [];
        const own = regionsIn(each.asks.host).find((region) => ends.has(region));
        if (own === undefined) return [];
        return {
          where: recordName(record),
          problem: `counts as healthy when ${each.name ?? each.id} fails, which it does when ${own} itself is down`,
          remedy: 'ask an endpoint in another region, or do not invert the check',
        };
      });
    }),
};
