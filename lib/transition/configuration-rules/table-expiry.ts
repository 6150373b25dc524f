import { configurationRule } from '../configuration-rule';
import { listedInBoth } from './listed-in-both';

export const tableExpiry = configurationRule({
  id: 'table-expiry',
  severity: 'warning',
  why: 'DynamoDB deletes what the attribute says is past, and takes another attribute only while expiry is off.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-how-to.html',
  compare: (before, after) =>
    listedInBoth(before.tables, after.tables).flatMap(([old, next, i]) => {
      if (next.ttl === undefined || old.ttl === next.ttl) return [];
      const first = old.ttl === undefined ? '' : 'deploy without ttl first, wait an hour; ';
      return [
        {
          where: `tables[${i}].ttl`,
          problem: `becomes ${next.ttl}: every item of ${next.name} whose ${next.ttl} lies in the past is deleted`,
          remedy: `${first}look for such items before the deploy`,
        },
      ];
    }),
});
