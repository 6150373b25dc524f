/** Ports of the kit: for ever, because databases and target groups are replaced when theirs changes. */
export const HTTP_PORT = 80;
export const HTTPS_PORT = 443;
/** On which a server behind the load balancer answers. */
export const SERVICE_PORT = 8080;
export const DATABASE_PORT = 5432;
export const CACHE_PORT = 6379;
