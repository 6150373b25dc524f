import type { CachedPathSpec } from '../blueprint/cdn';

/**
 * What the application sends with an answer that everybody may share. CloudFront has no
 * setting for the time in which an old answer may be given: it obeys the directive of RFC 5861.
 */
export function cacheControl({
  ttlSeconds,
  staleSeconds,
}: Pick<CachedPathSpec, 'ttlSeconds' | 'staleSeconds'>): string {
  const stale = staleSeconds > 0 ? `, stale-while-revalidate=${staleSeconds}` : '';
  return `public, max-age=${ttlSeconds}${stale}`;
}
