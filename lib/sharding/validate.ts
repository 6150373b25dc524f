import type { z } from 'zod';
import type { ShardMap } from './map';
import { mapProblems } from './meaning';
import { at, type MapProblem, ShardMapError } from './problem';
import { shardMap } from './schema';

/**
 * A map that may be trusted.
 *
 * @param shards all that there are. @default - any name will do
 * @throws ShardMapError with every problem of form, or else every problem of meaning.
 */
export function parseShardMap(value: unknown, shards?: readonly string[]): ShardMap {
  const { success, data, error } = shardMap.safeParse(value);
  if (!success) throw new ShardMapError(error.issues.map((issue) => formProblem(issue, value)));
  const problems = [...lostKeys(value, data), ...mapProblems(data, shards)];
  if (problems.length > 0) throw new ShardMapError(problems);
  return data;
}

/** The item as the table holds it. */
export interface MapItem {
  readonly epoch: number;
  /** The map as JSON. */
  readonly map: string;
}

/**
 * The map in an item.
 *
 * @throws ShardMapError as `parseShardMap`, and when text and epoch of the item don't belong together.
 */
export function parseMapItem({ epoch, map: text }: MapItem, shards?: readonly string[]): ShardMap {
  const map = parseShardMap(parsed(text), shards);
  if (map.epoch === epoch) return map;
  const problem = `is not the epoch of its item, which says ${epoch}: one of both was edited by hand`;
  throw new ShardMapError([{ path: 'epoch', problem, found: map.epoch, remedy: BY_HAND }]);
}

/** What `parseMapItem` reads. */
export const mapItem = (map: ShardMap): MapItem => ({ epoch: map.epoch, map: JSON.stringify(map) });

const BY_HAND = 'put the item back as it was: only shards apply may write it';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ShardMapError([{ path: '', problem: 'is not JSON', found: text.slice(0, 40), remedy: BY_HAND }]);
  }
}

function formProblem(issue: z.core.$ZodIssue, whole: unknown): MapProblem {
  const path = pathOf(issue.path);
  const found = issue.path.reduce((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], whole);
  if (found === undefined) return { path, problem: 'is missing' };
  switch (issue.code) {
    case 'invalid_type':
      return { path, problem: 'has the wrong type', limit: `must be ${issue.expected}`, found };
    case 'invalid_value':
      return { path, problem: 'is not known', limit: `only ${issue.values.join(', ')}`, found };
    case 'invalid_union':
      return { path, problem: 'is not known', limit: 'one of: hash, range, geographic, directory', found };
    case 'too_small':
      return { path, problem: 'is too small', limit: `at least ${issue.minimum}`, found };
    case 'too_big':
      return { path, problem: 'is too large', limit: `at most ${issue.maximum}`, found };
    case 'invalid_key':
      return { path, problem: 'is not a valid key', limit: issue.issues[0]?.message };
    default:
      return { path, problem: issue.message, found };
  }
}

function pathOf(steps: readonly PropertyKey[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`;
    if (path === 'overrides' || path === 'placement.places') return at(path, String(step));
    return path === '' ? String(step) : `${path}.${String(step)}`;
  }, '');
}

/** The schema passes over `__proto__`, which is a key as any other; nobody must lose a tenant by that. */
function lostKeys(value: unknown, { overrides }: ShardMap): MapProblem[] {
  const given = Object.keys((value as ShardMap).overrides);
  return given
    .filter((key) => !Object.hasOwn(overrides, key))
    .map((key) => ({ path: at('overrides', key), problem: "can't have an override", remedy: 'remove it' }));
}
