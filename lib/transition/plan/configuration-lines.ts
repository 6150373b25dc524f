import { isDeepStrictEqual } from 'node:util';
import { type Config, defaultCache, defaultEdge, defaultRouting } from '../../config/config';
import { defaultCidr, defaultZones } from '../../config/regions';
import { configChanges } from '../config-changes';

/** What to write to get from one configuration to another, a key a line: `database.instance: db.m7g.large`. */
export function configurationLines(from: Config, to: Config): string[] {
  return configChanges(from, to).map(({ path, after }) =>
    isNothing(after) ? `remove ${path}` : `${path}: ${yaml(withoutDefaults(path, after))}`,
  );
}

/** What says the same without being written. */
const DEFAULTS: readonly {
  readonly path: RegExp;
  readonly of: (value: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}[] = [
  { path: /^regions\[/, of: ({ name }) => ({ cidr: defaultCidr(String(name)), zones: defaultZones(String(name)) }) },
  { path: /^routing$/, of: defaultRouting },
  { path: /^edge$/, of: defaultEdge },
  { path: /^cache$/, of: defaultCache },
];

function withoutDefaults(path: string, value: unknown): unknown {
  const known = DEFAULTS.find((each) => each.path.test(path));
  if (!known || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const byDefault = known.of(Object.fromEntries(entries));
  return Object.fromEntries(entries.filter(([key, inner]) => !isDeepStrictEqual(inner, byDefault[key])));
}

/** What a key says that is not there. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A value on one line of YAML. */
function yaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return entries.length === 0
      ? '{}'
      : `{ ${entries.map(([key, inner]) => `${yaml(key)}: ${yaml(inner)}`).join(', ')} }`;
  }
  if (typeof value === 'string' && PLAIN_TEXT.test(value) && !RESERVED.test(value)) return value;
  return JSON.stringify(value);
}

/** Text that needs no quotes, in a list and a mapping of one line too. */
const PLAIN_TEXT = /^[A-Za-z/][\w./@-]*(:[\w./@-]+)*$/;
const RESERVED = /^(true|false|yes|no|on|off|null|y|n)$/i;
