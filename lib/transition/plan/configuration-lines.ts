import type { Config } from '../../config/config';
import { configChanges } from '../config-changes';

/** What to write to get from one configuration to another, a key a line: `database.instance: db.m7g.large`. */
export function configurationLines(from: Config, to: Config): string[] {
  return configChanges(from, to).map(({ path, after }) =>
    isNothing(after) ? `remove ${path}` : `${path}: ${yaml(after)}`,
  );
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
