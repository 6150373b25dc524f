import type { StepRule } from './step-rule';

export const expiryOffThenOn: StepRule = {
  id: 'expiry-off-then-on',
  why: 'DynamoDB takes another attribute for expiry only while expiry is off, and one change of it an hour.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html',
  wait: () => 'an hour, until DynamoDB takes another change of expiry',
  between(from, to) {
    const changes = ({ name, ttl }: (typeof to.tables)[number]) => {
      const old = from.tables.find((table) => table.name === name)?.ttl;
      return old !== undefined && ttl !== undefined && old !== ttl;
    };
    if (!to.tables.some(changes)) return undefined;
    return { ...to, tables: to.tables.map((table) => (changes(table) ? { ...table, ttl: undefined } : table)) };
  },
};
