import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../config/config';

/** A key of the configuration whose value differs. */
export interface ConfigChange {
  /** Items of a list go by their names, e.g. `services[web].image`. */
  readonly path: string;
  /** Absent: the key is new. */
  readonly before: unknown;
  /** Absent: the key is gone. */
  readonly after: unknown;
}

/** Every difference between two configurations, in the order of their keys; none means that they ask for the same. */
export function configChanges(before: Config, after: Config): ConfigChange[] {
  return compare('', written(before), written(after));
}

/** What the user wrote: no names of files, and `reached` only where it says more than `stage`. */
function written({ environment: _, source: __, reached, ...config }: Config): Record<string, unknown> {
  return { ...config, ...(reached === config.stage ? {} : { reached }) };
}

function compare(path: string, before: unknown, after: unknown): ConfigChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const lists = Array.isArray(before) && Array.isArray(after);
  if (lists && hasNames(before) && hasNames(after)) {
    const items = compareKeys((name) => `${path}[${name}]`, byName(before), byName(after));
    if (items.length > 0 || before.every(({ name }, i) => name === after[i]?.name)) return items;
    // The same items in another order are another list: the first region is home.
    return [{ path, before, after }];
  }
  if (!lists && isMapping(before) && isMapping(after)) {
    return compareKeys((key) => (path === '' ? key : `${path}.${key}`), before, after);
  }
  return [{ path, before, after }];
}

function compareKeys(
  pathOf: (key: string) => string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): ConfigChange[] {
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...keys].flatMap((key) => compare(pathOf(key), own(before, key), own(after, key)));
}

const own = (value: Readonly<Record<string, unknown>>, key: string) =>
  Object.hasOwn(value, key) ? value[key] : undefined;

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasNames(list: readonly unknown[]): list is readonly { name: string }[] {
  return list.every((item) => isMapping(item) && typeof item.name === 'string');
}

const byName = (list: readonly { name: string }[]) => Object.fromEntries(list.map((item) => [item.name, item]));
