import { cacheControl } from '../cache-control';
import { durationText } from '../duration-text';
import type { CacheRule } from '../finding';

/** An old answer is given only to those who allow it. */
export const staleNeedsHeader: CacheRule = {
  id: 'stale-needs-header',
  severity: 'note',
  check: ({ cached }) =>
    cached
      .filter(({ staleSeconds }) => staleSeconds > 0)
      .map((path) => ({
        where: `${path.where}.staleSeconds`,
        problem: `CloudFront gives answers for ${durationText(path.staleSeconds)} longer only if the application says so`,
        remedy: `have it send Cache-Control: ${cacheControl(path)}`,
      })),
};
