import type { ServiceSpec } from '../blueprint/compute';

/** The reverse proxy in front of the services of one server: Caddy, from Amazon's copy of Docker's official images. */
export const PROXY_IMAGE = 'public.ecr.aws/docker/library/caddy:2';

/**
 * Configuration of the proxy: the services in the order given, each under its path, and under its host where it has one.
 *
 * @param domain with it the proxy gets certificates for the domain and the services' hosts, serves them over HTTPS, and sends
 * everyone else there
 */
export function proxyConfig(services: readonly ServiceSpec[], domain?: string): string {
  const matchers = services.map(({ name, route: { path, host } }) => {
    const hosts = host === undefined ? [] : [`\t\thost ${host}`];
    return [`\t@${name} {`, `\t\tpath ${path}`, ...hosts, '\t}'].join('\n');
  });
  const handlers = services.map(
    ({ name, port }) => `\t\thandle @${name} {\n\t\t\treverse_proxy ${name}:${port}\n\t\t}`,
  );
  // Inside `route` Caddy keeps the order; outside it would sort by path alone.
  const routes = ['(routes) {', ...matchers, '\troute {', ...handlers, '\t\trespond 404', '\t}', '}'];
  if (domain === undefined) return [...routes, ':80 {', '\timport routes', '}'].join('\n');
  const hosts = [...new Set([domain, ...services.flatMap(({ route }) => route.host ?? [])])];
  const secure = [`${hosts.join(', ')} {`, '\timport routes', '}'];
  return [...routes, ...secure, ':80 {', `\tredir https://${domain}{uri} permanent`, '}'].join('\n');
}
