import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceSpec } from '../blueprint/compute';
import { METRICS_CONFIG } from './metrics';
import { privateRegistries } from './private-registry';
import { PROXY_IMAGE, proxyConfig } from './proxy';
import { quote } from './quote';
import { startScript } from './start-script';
import { UNITS } from './units';

/** Largest user data, in bytes before encoding. Source: Amazon EC2 User Guide, "Run commands at launch" (2026-11). */
export const USER_DATA_MAX_BYTES = 16_384;

/** First local port behind the proxy; each service has the next. */
const LOCAL_PORTS_FROM = 18_080;

/** Time the services have to become healthy, in seconds: well inside the 15 minutes for which CloudFormation waits. */
const HEALTHY_WITHIN_SECONDS = 600;

/** What a server does besides running containers, when the world comes to it directly. What differs stands in /opt/app/settings. */
const OF_THE_ENTRANCE = {
  scripts: ['take-address', 'certificates', 'update'],
  timers: ['address', 'certificates', 'update'],
};

export interface UserDataProps {
  readonly services: readonly ServiceSpec[];
  readonly region: string;
  readonly topologyPath: string;
  readonly entrance: Entrance;
  /** Stack and logical id of the group that waits for the server's word. */
  readonly stackName: string;
  readonly groupLogicalId: string;
  /** CloudWatch log group of the services. */
  readonly logGroup: string;
}

/** How requests reach a server. */
export type Entrance =
  | {
      /** By a public address, through a proxy on the server. */
      readonly kind: 'address';
      /** Allocation of the Elastic IP that the server takes when it is healthy. */
      readonly allocation: string;
      /** With it the proxy serves HTTPS, and keeps its certificates in that secret. */
      readonly tls?: { readonly domain: string; readonly certificatesSecret: string };
    }
  | {
      /** From a load balancer, to the one service on the server. */
      readonly kind: 'load-balancer';
      readonly port: number;
    };

/** What a new server runs once, as root: it writes its scripts and settings, and then runs scripts/start.sh. */
export function userData(props: UserDataProps): string {
  const { services, region, topologyPath, logGroup, entrance } = props;
  const placed = services.map((service, i) => ({ service, ...portOf(entrance, i) }));
  const registries = privateRegistries(services.map(({ image }) => image));
  const { scripts, timers } = entrance.kind === 'address' ? OF_THE_ENTRANCE : { scripts: [], timers: [] };
  const programs = [
    ...['start', ...scripts].map((name) => ({ name, content: script(name) })),
    ...(entrance.kind === 'address' ? [{ name: 'containers/proxy', content: script('proxy') }] : []),
    ...placed.map(({ service, publish }) => ({
      name: `containers/${service.name}`,
      content: startScript({ service, publish, region, topologyPath, logGroup }),
    })),
  ];
  const units = Object.entries(UNITS).filter(
    ([name]) => name === 'app@.service' || timers.includes(name.split('.')[0]!),
  );
  return [
    '#!/bin/bash',
    'set -euo pipefail',
    'mkdir -p /opt/app/containers',
    file('/opt/app/settings', settings(props, placed, timers)),
    file('/opt/app/common.sh', script('common')),
    file('/opt/app/metrics.json', METRICS_CONFIG),
    ...(entrance.kind === 'address' ? [file('/opt/app/Caddyfile', proxyConfig(services, entrance.tls?.domain))] : []),
    ...programs.map(({ name, content }) => file(`/opt/app/${name}`, content)),
    ...units.map(([name, content]) => file(`/etc/systemd/system/${name}`, content)),
    `chmod 700 ${programs.map(({ name }) => `/opt/app/${name}`).join(' ')}`,
    ...registryLogin(registries),
    'exec /opt/app/start',
    '',
  ].join('\n');
}

/** Behind a proxy every container has a port that only the server itself reaches. */
function portOf(entrance: Entrance, index: number): Pick<Placed, 'localPort' | 'publish'> {
  if (entrance.kind === 'load-balancer') return { localPort: entrance.port, publish: String(entrance.port) };
  const localPort = LOCAL_PORTS_FROM + index;
  return { localPort, publish: `127.0.0.1:${localPort}` };
}

interface Placed {
  readonly service: ServiceSpec;
  readonly localPort: number;
  /** Address and port of the server at which the container's own port answers, as docker takes it. */
  readonly publish: string;
}

/** What the scripts know of this environment, as bash reads it. */
function settings(
  { region, stackName, groupLogicalId, services, entrance }: UserDataProps,
  placed: readonly Placed[],
  timers: readonly string[],
) {
  const helper = privateRegistries(services.map(({ image }) => image)).length > 0 ? 'amazon-ecr-credential-helper' : '';
  const names = services.map(({ name }) => name);
  const containers = entrance.kind === 'address' ? [...names, 'proxy'] : names;
  return [
    `REGION=${region}`,
    `STACK=${stackName}`,
    `GROUP=${groupLogicalId}`,
    `ALLOCATION=${entrance.kind === 'address' ? entrance.allocation : ''}`,
    `CONTAINERS=(${containers.join(' ')})`,
    `TIMERS=(${timers.map((name) => `${name}.timer`).join(' ')})`,
    `HEALTH=(${placed.map(({ service, localPort }) => quote(`${localPort}${service.healthPath}`)).join(' ')})`,
    `HEALTHY_WITHIN=${HEALTHY_WITHIN_SECONDS}`,
    `PACKAGES=${helper}`,
    ...(entrance.kind === 'address'
      ? [`PROXY_IMAGE=${PROXY_IMAGE}`, `CERTIFICATES=${entrance.tls?.certificatesSecret ?? ''}`]
      : []),
  ].join('\n');
}

function script(name: string): string {
  const text = readFileSync(join(__dirname, 'scripts', `${name}.sh`), 'utf8');
  // User data is small: comments stay here, the first line and the code go.
  const kept = text.split('\n').filter((line, i) => (i === 0 && line.startsWith('#!')) || !/^\s*#/.test(line));
  return kept.join('\n').trim();
}

function file(path: string, content: string): string {
  // A word that is no part of the content: otherwise the content could end the file early and go on as commands.
  let end = 'END_OF_FILE';
  while (content.includes(end)) end += '_';
  return `cat > ${path} <<'${end}'\n${content}\n${end}`;
}

/** Images in a registry of Amazon ECR need a login; Docker's credential helper gets it from the role. */
function registryLogin(registries: readonly string[]): string[] {
  if (registries.length === 0) return [];
  const credHelpers = Object.fromEntries(registries.map((registry) => [registry, 'ecr-login']));
  return ['mkdir -p /root/.docker', file('/root/.docker/config.json', JSON.stringify({ credHelpers }))];
}
