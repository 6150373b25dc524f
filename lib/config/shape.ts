import type { z } from 'zod';
import type { ConfigPath } from './path';
import type { Finding } from './rule';
import { keysAt } from './schema-keys';
import { suggest } from './suggest';

type Issue = z.core.$ZodIssue;

/** What the schema has against a value: each problem in the words of the configuration, not of the library. */
export function shapeFindings(issues: readonly Issue[], root: unknown): Finding[] {
  return issues.flatMap((issue) => {
    const path = issue.path as ConfigPath;
    const found = path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)?.[step], root);
    return describeIssue(issue, path, found);
  });
}

function describeIssue(issue: Issue, path: ConfigPath, found: unknown): Finding[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key]));
    case 'invalid_type': {
      const limit = TYPE_NAMES[issue.expected] ?? issue.expected;
      if (found === undefined) return [missing(path, limit)];
      return [
        { path, rule: 'type', problem: 'has the wrong type', limit, found, remedy: fixType(issue.expected, found) },
      ];
    }
    case 'invalid_value':
      return [choice(path, issue.values, found)];
    case 'invalid_union':
      return [choice(path, unionValues(issue), found)];
    case 'too_small':
      return [{ path, rule: 'range', problem: sizeOf(issue.origin, 'few', 'small'), limit: atLeast(issue), found }];
    case 'too_big':
      return [
        {
          path,
          rule: 'range',
          problem: sizeOf(issue.origin, 'many', 'large'),
          limit: atMost(issue),
          found,
        },
      ];
    case 'invalid_format':
      return [{ path, rule: 'format', problem: 'is not valid', limit: issue.message, found }];
    case 'invalid_key': {
      const limit = issue.issues[0]?.message;
      return [{ path, rule: 'format', problem: 'is not a valid name', limit, atKey: true }];
    }
    default:
      return [{ path, rule: 'shape', problem: issue.message, found }];
  }
}

function unknownKey(path: ConfigPath): Finding {
  const meant = suggest(String(path.at(-1)), keysAt(path.slice(0, -1)));
  const remedy = meant ? `did you mean ${meant}?` : 'see config/example.yaml for the keys there are';
  return { path, rule: 'key', problem: 'is not a key', remedy, atKey: true };
}

function missing(path: ConfigPath, limit: string): Finding {
  return { path, rule: 'required', problem: 'is missing', limit, remedy: `add ${String(path.at(-1))}` };
}

function choice(path: ConfigPath, values: readonly unknown[], found: unknown): Finding {
  const limit = values.length === 1 ? `only ${String(values[0])}` : `one of: ${values.join(', ')}`;
  if (found === undefined) return missing(path, limit);
  return { path, rule: 'choice', problem: 'is not a choice', limit, found, remedy: fixChoice(values, found) };
}

function fixChoice(values: readonly unknown[], found: unknown): string | undefined {
  const same = values.find((value) => String(value) === String(found));
  if (same !== undefined) return fixType(typeof same, found);
  const meant = typeof found === 'string' ? suggest(found, values.map(String)) : undefined;
  return meant && `did you mean ${meant}?`;
}

/** YAML reads 17 as a number and "17" as text: say which is wanted when only the quotes are wrong. */
function fixType(expected: string, found: unknown): string | undefined {
  if (expected === 'string' && ['number', 'boolean'].includes(typeof found)) return `write "${found}" in quotes`;
  const numeric = typeof found === 'string' && /^\d+(\.\d+)?$/.test(found);
  return ['number', 'int'].includes(expected) && numeric ? `write ${found} without quotes` : undefined;
}

/** A union of literals is a choice; a union of objects is told apart by its discriminator. */
function unionValues(issue: Extract<Issue, { code: 'invalid_union' }>): readonly unknown[] {
  const values = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
  return values.length > 0 ? values : ((issue as { options?: unknown[] }).options ?? []);
}

const atMost = ({ origin, maximum }: { origin: string; maximum: number | bigint }) =>
  `at most ${maximum}${origin === 'string' ? ' characters' : ''}`;

const atLeast = ({ inclusive, minimum }: { inclusive?: boolean; minimum: number | bigint }) =>
  inclusive === false ? `above ${minimum}` : `at least ${minimum}`;

const sizeOf = (origin: string, ofList: string, ofNumber: string) =>
  origin === 'array' ? `has too ${ofList} items` : `is too ${ofNumber}`;

const TYPE_NAMES: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  string: 'text',
  boolean: 'true or false',
};
