/** What CDN and load balancers of an environment agree on. */

/** Header in which the CDN shows that it is the one. */
export const ORIGIN_HEADER = 'X-Origin-Secret';

/** Paths that the kit keeps for itself. */
export const ERROR_PAGES = '/error-pages/';

/** What the CDN shows when no server answers. */
export const UNAVAILABLE_PATH = `${ERROR_PAGES}unavailable.html`;
