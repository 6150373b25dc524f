import type { RecordSet } from './model';
import { type Choice, NOTHING, notKnown, only } from './policy';
import type { Unknown } from './unknown';

/** The record with the smallest measure. One that stands alone needs none. */
export function nearest(
  records: readonly RecordSet[],
  measure: (record: RecordSet) => number | undefined,
  { unknown, tie }: { readonly unknown: Unknown; readonly tie: Unknown },
): Choice {
  const [first, ...others] = records;
  if (!first) return NOTHING;
  if (others.length === 0) return only(first);
  let [best, least, isTie] = [first, Number.POSITIVE_INFINITY, false];
  for (const record of records) {
    const value = measure(record);
    if (value === undefined) return notKnown(unknown);
    if (value === least) isTie = true;
    if (value < least) [best, least, isTie] = [record, value, false];
  }
  return isTie ? notKnown(tie) : only(best);
}
