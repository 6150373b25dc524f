import type { ConfigRule, RuleFinding } from '../rule';

/** Ranges of keys cover every key once: the first begins with "", and each begins after the one before it. */
export const keyRanges: ConfigRule = {
  id: 'key-ranges',
  check({ database: { sharding } }) {
    if (sharding.strategy !== 'range') return [];
    return sharding.ranges.flatMap(({ from }, i): RuleFinding[] => {
      const path = ['database', 'sharding', 'ranges', i, 'from'];
      const before = sharding.ranges[i - 1]?.from;
      if (before === undefined) {
        const limit = 'the first range begins with ""';
        return from === '' ? [] : [{ path, problem: 'leaves keys before it without a shard', limit, found: from }];
      }
      if (from === before) return [{ path, problem: 'is there twice', found: from, remedy: 'remove one of both' }];
      const limit = `after ${JSON.stringify(before)}, in the order of UTF-8 bytes`;
      return inOrder(before, from) ? [] : [{ path, problem: 'is out of order', limit, found: from }];
    });
  },
};

/** The order that databases and clients of any language agree on. */
const inOrder = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
