import type { ServiceSpec } from '../blueprint/compute';

/** The reverse proxy in front of the services of one server: Caddy, from Amazon's copy of Docker's official images. */
export const PROXY_IMAGE = 'public.ecr.aws/docker/library/caddy:2';

/** Configuration of the proxy: the services in the order given, each under its path, and under its host where it has one. */
export function proxyConfig(services: readonly ServiceSpec[]): string {
  const routes = services.map(({ name, port, route: { path, host } }) => {
    const matcher = `@${name} {\n\t\tpath ${path}${host === undefined ? '' : `\n\t\thost ${host}`}\n\t}`;
    return `\t${matcher}\n\thandle @${name} {\n\t\treverse_proxy ${name}:${port}\n\t}`;
  });
  return [':80 {', ...routes, '\thandle {\n\t\trespond 404\n\t}', '}'].join('\n');
}
