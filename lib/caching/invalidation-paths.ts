import type { CachedPathSpec, CdnSpec } from '../blueprint/cdn';
import type { Problem } from '../config/problem';
import { meet } from './path-pattern';

/**
 * Longest path that CloudFront takes, in characters, and which characters: what is unsafe in a URL is written `%20`.
 * Source: CloudFront Developer Guide, "What you need to know when invalidating files" (2026-11).
 */
const PATH_MAX = 4_000;
const PATH = /^\/[!-)+-~]*\*?$/;

/** What is wrong with paths that the CDN is to forget; nothing, when each can be kept by it. */
export function invalidationProblems(paths: readonly string[], cdn: CdnSpec): Problem[] {
  return paths.flatMap((path) => {
    const problem = problemOf(path, cdn);
    return problem ? [{ file: '', path, rule: 'invalidation-path', ...problem }] : [];
  });
}

function problemOf(path: string, cdn: CdnSpec): Pick<Problem, 'problem' | 'limit' | 'remedy'> | undefined {
  if (path.length > PATH_MAX || !PATH.test(path))
    return {
      problem: 'is not a path to forget',
      limit: `starts with /, at most ${PATH_MAX} characters, * only at the end, spaces as %20`,
      remedy: "write e.g. '/api/catalog/*', in quotes: a shell puts names of files in the place of *",
    };
  if (keptPaths(cdn).some((kept) => meet(kept, withoutQuery(path)))) return undefined;
  const kept = keptPaths(cdn);
  return {
    problem: 'is never kept by the CDN, so there is nothing to forget',
    limit: kept.length === 0 ? 'it keeps no path' : `it keeps ${kept.join(', ')}`,
  };
}

/**
 * Of these paths those that leave answers of before: CloudFront forgets an answer for all its headers and cookies, but only for
 * the query parameters that are written in the path.
 */
export function withoutTheirQueries(paths: readonly string[], { cached }: CdnSpec): string[] {
  return paths.filter((path) => !path.endsWith('*') && !path.includes('?') && queryKeyed(path, cached));
}

const queryKeyed = (path: string, cached: readonly CachedPathSpec[]) =>
  cached.some((kept) => kept.query.length > 0 && meet(kept.path, path));

const keptPaths = (cdn: CdnSpec) => [...cdn.cached, ...cdn.static].map(({ path }) => path);

const withoutQuery = (path: string) => path.replace(/\?.*$/, '');
