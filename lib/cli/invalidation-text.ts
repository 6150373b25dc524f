import type { Blueprint } from '../blueprint/blueprint';
import { withoutTheirQueries } from '../caching/invalidation-paths';
import type { Invalidation } from '../operations/invalidate-cache';
import { WIDTH, wrapped } from './wrapped';

/**
 * What paths cost. A path with * is one, and all distributions of an account count together. Sources: CloudFront Developer
 * Guide, "Pay for file invalidation", and Amazon CloudFront pricing (2026-11).
 */
export const FREE_PATHS_A_MONTH = 1_000;
export const USD_PER_PATH = 0.005;

/** What the CDN is to forget, what it costs, and who forgets nothing. */
export function invalidationText(
  environment: string,
  { regions, cdn }: Blueprint,
  { account, distribution, paths, made }: Invalidation,
): string {
  const bare = cdn ? withoutTheirQueries(paths, cdn) : [];
  const redis = regions[0]?.running?.cache;
  const others = redis
    ? 'browsers and Redis keep what they have, and the CDN may fill itself from Redis again'
    : 'browsers keep what they have';
  const free = FREE_PATHS_A_MONTH.toLocaleString('en-US');
  return [
    `CDN ${distribution} in account ${account.id}: ${made ? 'forgets' : 'would forget'}`,
    ...paths.map((path) => `  ${wrapped(path, 2)}`),
    wrapped(`${many(paths.length)}: the first ${free} a month of an account are free, then $${USD_PER_PATH} each`, 0),
    ...bare.map((path) =>
      wrapped(`${path}: only what was asked for without query parameters; for all, ask for ${path}*`, 0),
    ),
    wrapped(`Only the CDN forgets: ${others}. For how long: stagecoach cache ${environment}`, 0),
    made
      ? `invalidation ${made.id} is ${made.status}${made.status === 'InProgress' ? ': CloudFront needs about a minute' : ''}`
      : `${DRY_RUN}${again(environment, paths)}`,
  ].join('\n');
}

const DRY_RUN = 'dry run: nothing was changed; to do it:';

/** The command with paths in quotes, because a shell puts names of files in the place of `*`. */
function again(environment: string, paths: readonly string[]): string {
  const quoted = paths.map((path) => `'${path.replaceAll("'", "'\\''")}'`).join(' ');
  const whole = `npx stagecoach cache invalidate ${environment} ${quoted} --yes`;
  if (`${DRY_RUN} ${whole}`.length <= WIDTH) return ` ${whole}`;
  return whole.length + 2 <= WIDTH ? `\n  ${whole}` : ' the same with --yes';
}

const many = (count: number) => `${count} path${count === 1 ? '' : 's'}`;
