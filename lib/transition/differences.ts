import { intrinsic, isList, isRecord, same } from './canonical';
import { own } from './own';
import type { Value } from './template';

export interface Difference {
  /** Where, e.g. `GlobalSecondaryIndexes.by-email.Projection`. */
  readonly at: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** Properties by which the items of a list are known, whatever their order. */
const IDENTITIES = ['IndexName', 'AttributeName', 'NodeGroupId', 'Region', 'Name', 'Id', 'Key'];

type Step = readonly [name: string, before: Value | undefined, after: Value | undefined];

/**
 * Where two values differ at a path. An item that only one of two lists has is no difference of its properties, as long as
 * the items have names: whether the list itself may change is another path.
 */
export function differences(
  before: Value | undefined,
  after: Value | undefined,
  path: readonly string[],
  above: readonly string[] = [],
): Difference[] {
  if (before === after) return [];
  const [step, ...rest] = path;
  const isOpen = intrinsic(before) !== undefined || intrinsic(after) !== undefined;
  if (step === undefined || isOpen) return same(before, after) ? [] : [{ at: above.join('.'), before, after }];
  const steps =
    step === '*' ? itemSteps(before, after, rest[0]) : [[step, member(before, step), member(after, step)] as Step];
  return steps.flatMap(([name, a, b]) => differences(a, b, rest, [...above, name]));
}

/** Every value at a path. */
export function valuesAt(value: Value | undefined, path: readonly string[]): Value[] {
  if (value === undefined) return [];
  const [step, ...rest] = path;
  if (step === undefined || intrinsic(value)) return [value];
  if (step !== '*') return valuesAt(member(value, step), rest);
  const items = isList(value) ? value : isRecord(value) ? Object.values(value) : [];
  return items.flatMap((item) => valuesAt(item, rest));
}

function member(value: Value | undefined, key: string): Value | undefined {
  return isRecord(value) ? own(value, key) : undefined;
}

function itemSteps(before: Value | undefined, after: Value | undefined, next: string | undefined): Step[] {
  if (isRecord(before) || isRecord(after)) {
    const keys = [before, after].flatMap((value) => (isRecord(value) ? Object.keys(value) : []));
    return [...new Set(keys)].map((key) => [key, member(before, key), member(after, key)]);
  }
  const [left, right] = [isList(before) ? before : [], isList(after) ? after : []];
  const identity = IDENTITIES.find((key) => key !== next && [left, right].every((list) => identifies(key, list)));
  if (identity === undefined) {
    const longer = left.length > right.length ? left : right;
    return longer.map((_, i) => [String(i), left[i], right[i]]);
  }
  return left.flatMap((item): Step[] => {
    const id = member(item, identity);
    const other = right.find((each) => same(member(each, identity), id));
    return other === undefined ? [] : [[String(id), item, other]];
  });
}

function identifies(key: string, list: readonly Value[]): boolean {
  const ids = list.map((item) => member(item, key));
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
}
