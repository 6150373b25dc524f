import { type Config, defaultEdge } from '../config';
import type { ConfigPath } from '../path';
import type { ConfigRule, RuleFinding } from '../rule';

/** A folder for files, for those whose path does not fit. */
const REMEDY = 'use a folder of its own, e.g. /assets/*';

const ONE_ANSWERS = 'bucket or servers answer a path, not both';

/**
 * Every path of the CDN has one meaning: it is listed once, and files take no request that a service waits for. CloudFront tells
 * upper from lower case, but the services don't: so paths that differ in nothing else count as the same.
 */
export const edgePaths: ConfigRule = {
  id: 'edge-paths',
  check: (config) => {
    const { static: files, cache } = config.edge ?? defaultEdge();
    const listed = [...files.map(placed('static')), ...cache.map(placed('cache'))];
    return [...listed.flatMap(repeated), ...files.flatMap((file, i) => misplaced(file.path, i, config))];
  },
};

interface Listed {
  readonly list: 'static' | 'cache';
  readonly i: number;
  readonly path: string;
}

function placed(list: Listed['list']) {
  return ({ path }: { readonly path: string }, i: number): Listed => ({ list, i, path });
}

function repeated({ list, i, path }: Listed, at: number, all: readonly Listed[]): RuleFinding[] {
  const first = all.slice(0, at).find((other) => isSame(other.path, path));
  if (!first) return [];
  const where = `edge.${first.list}[${first.i}]`;
  const said =
    first.list === list ? { problem: `is ${where} again` } : { problem: `is ${where} too`, limit: ONE_ANSWERS };
  return [{ path: placeOf(list, i), ...said, found: path, remedy: 'remove one of them' }];
}

/** What is wrong with a path of files besides being listed twice. */
function misplaced(path: string, i: number, { services }: Config): RuleFinding[] {
  const said = { path: placeOf('static', i), found: path, remedy: REMEDY };
  if (path === '/') return [{ ...said, problem: 'names no file: the bucket would answer with a list of its files' }];
  if (path === '/*') return [{ ...said, problem: 'takes every request', limit: ONE_ANSWERS }];
  const taken = services.findIndex((service) => covers(path, service.path ?? '/*'));
  const service = services[taken];
  if (!service) return [];
  const theirs = `services[${taken}].path`;
  const problem = isSame(path, service.path ?? '')
    ? `is ${theirs} too`
    : `takes every request of ${theirs}, which is ${service.path}`;
  return [{ ...said, problem, limit: ONE_ANSWERS }];
}

const placeOf = (list: Listed['list'], i: number): ConfigPath => ['edge', list, i, 'path'];

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Whether whatever fits `inner` fits `outer`. Both may have `*` at the end. */
function covers(outer: string, inner: string): boolean {
  if (!outer.endsWith('*')) return isSame(outer, inner);
  return inner.toLowerCase().replace(/\*$/, '').startsWith(outer.toLowerCase().slice(0, -1));
}
