import type { ServiceSpec } from '../blueprint/compute';

/**
 * The reverse proxy in front of the services of one server: Docker's official image of Caddy, for both processors, pinned by
 * digest so that every server runs the same. Digest: as three public repositories pin this tag, read 2026-11-23.
 */
export const PROXY_IMAGE =
  'docker.io/library/caddy:2.10.2@sha256:c3d7ee5d2b11f9dc54f947f68a734c84e9c9666c92c88a7f30b9cba5da182adb';

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
