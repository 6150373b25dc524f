import type { z } from 'zod';
import { type ConfigPath, formatPath } from './path';
import type { Finding } from './rule';
import { keysAt } from './schema-keys';
import { suggest } from './suggest';
import type { YamlSource } from './yaml-source';

type Issue = z.core.$ZodIssue;

/** What the schema has against a value: each problem in the words of the configuration, not of the library. */
export function shapeFindings(issues: readonly Issue[], source: YamlSource): Finding[] {
  const findings = issues.flatMap((issue) => {
    const path = issue.path as ConfigPath;
    const found = path.reduce<unknown>(
      (value, step) => (value as Record<string | number, unknown>)?.[step],
      source.value,
    );
    return describeIssue(issue, path, found, source.textOf(path) ?? '');
  });
  // The first complaint about a value says what to do; a second one about the same value only confuses.
  return findings.filter(
    ({ path }, i) => findings.findIndex((other) => formatPath(other.path) === formatPath(path)) === i,
  );
}

function describeIssue(issue: Issue, path: ConfigPath, found: unknown, text: string): Finding[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key]));
    case 'invalid_type': {
      const limit = TYPE_NAMES[issue.expected] ?? issue.expected;
      if (found === undefined) return [missing(path, limit)];
      if (found === null) return [empty(path, limit)];
      return [
        {
          path,
          rule: 'type',
          problem: 'has the wrong type',
          limit: `must be ${limit}`,
          found,
          remedy: fixType(issue.expected, found, text, path),
        },
      ];
    }
    case 'invalid_value':
      return [choice(path, issue.values, found, text)];
    case 'invalid_union':
      return [choice(path, unionValues(issue), found, text)];
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

/** Keys that are looked for at top level, and stand elsewhere. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  workers: 'write worker under the queue that it empties',
  worker: 'write it under the queue that it empties',
};

function unknownKey(path: ConfigPath): Finding {
  const key = String(path.at(-1));
  const meant = suggest(key, keysAt(path.slice(0, -1)));
  const elsewhere = path.length === 1 && Object.hasOwn(ELSEWHERE, key) ? ELSEWHERE[key] : undefined;
  const remedy = elsewhere ?? (meant ? `did you mean ${meant}?` : 'see config/example.yaml for the keys there are');
  return { path, rule: 'key', problem: 'is not a key', remedy, atKey: true };
}

function missing(path: ConfigPath, limit: string): Finding {
  return { path, rule: 'required', problem: 'is missing', limit, remedy: `add ${String(path.at(-1))}` };
}

function empty(path: ConfigPath, limit: string): Finding {
  return { path, rule: 'required', problem: 'has no value', limit, remedy: 'fill it in, or remove the key' };
}

function choice(path: ConfigPath, values: readonly unknown[], found: unknown, text: string): Finding {
  const limit = values.length === 1 ? `only ${String(values[0])}` : `one of: ${values.join(', ')}`;
  if (found === undefined) return missing(path, limit);
  if (found === null) return empty(path, limit);
  return { path, rule: 'choice', problem: 'is not a choice', limit, found, remedy: fixChoice(values, found, text) };
}

function fixChoice(values: readonly unknown[], found: unknown, text: string): string | undefined {
  const same = values.find((value) => String(value) === text);
  if (same !== undefined)
    return typeof same === 'string' ? `write "${text}" in quotes` : `write ${text} without quotes`;
  // Another number is another choice, not a slip.
  const meant = typeof found === 'string' && !/^\d/.test(found) ? suggest(found, values.map(String)) : undefined;
  return meant && `did you mean ${meant}?`;
}

/** YAML reads 17 as a number and "17" as text: say which is wanted, in the words of the file, when only the form is wrong. */
function fixType(expected: string, found: unknown, text: string, path: ConfigPath): string | undefined {
  const simple = typeof found === 'number' || typeof found === 'boolean';
  // A truth value at top level is a misunderstanding, which quotes would only hide.
  if (expected === 'string' && simple && (typeof found === 'number' || path.length > 1))
    return `write "${text}" in quotes`;
  if (['number', 'int'].includes(expected) && typeof found === 'string' && /^\d+(\.\d+)?$/.test(found)) {
    return `write ${found} without quotes`;
  }
  return ['object', 'record', 'array'].includes(expected) ? 'see config/example.yaml' : undefined;
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
