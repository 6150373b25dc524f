import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContainerSpec, ServiceSpec } from '../blueprint/compute';
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

/** What a server does besides running containers, by how work reaches it. What differs stands in /opt/app/settings. */
const BESIDES: Readonly<Record<Work['from'], { scripts: readonly string[]; timers: readonly string[] }>> = {
  address: { scripts: ['take-address', 'certificates', 'update'], timers: ['address', 'certificates', 'update'] },
  'load-balancer': { scripts: [], timers: [] },
  queue: { scripts: ['drain'], timers: ['drain'] },
};

export interface UserDataProps {
  readonly work: Work;
  readonly region: string;
  readonly topologyPath: string;
  /** Stack and logical id of the group that waits for the server's word. */
  readonly stackName: string;
  readonly groupLogicalId: string;
  /** CloudWatch log group of the containers. */
  readonly logGroup: string;
}

/** How work reaches a server. */
export type Work =
  | {
      /** By a public address, through a proxy on the server. */
      readonly from: 'address';
      readonly services: readonly ServiceSpec[];
      /** Allocation of the Elastic IP that the server takes when it is healthy. */
      readonly allocation: string;
      /** With it the proxy serves HTTPS, and keeps its certificates in that secret. */
      readonly tls?: { readonly domain: string; readonly certificatesSecret: string };
    }
  | {
      /** From a load balancer, to the one service on the server. */
      readonly from: 'load-balancer';
      readonly service: ServiceSpec;
      readonly port: number;
    }
  | {
      /** From a queue, which the one container on the server asks. */
      readonly from: 'queue';
      readonly container: ContainerSpec;
      readonly queue: string;
      /** Time that a container has to finish its message before it must go, in seconds. */
      readonly handlerSeconds: number;
    };

/** What a new server runs once, as root: it writes its scripts and settings, and then runs scripts/start.sh. */
export function userData(props: UserDataProps): string {
  const { work, region, topologyPath, logGroup } = props;
  const placed = placedFor(work);
  const registries = privateRegistries(placed.map(({ container }) => container.image));
  const { scripts, timers } = BESIDES[work.from];
  const programs = [
    ...['start', ...scripts].map((name) => ({ name, content: script(name) })),
    ...(work.from === 'address' ? [{ name: 'containers/proxy', content: script('proxy') }] : []),
    ...placed.map(({ container, options, variables }) => ({
      name: `containers/${container.name}`,
      content: startScript({ container, options, variables, region, topologyPath, logGroup }),
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
    ...(work.from === 'address' ? [file('/opt/app/Caddyfile', proxyConfig(work.services, work.tls?.domain))] : []),
    ...programs.map(({ name, content }) => file(`/opt/app/${name}`, content)),
    ...units.map(([name, content]) => file(`/etc/systemd/system/${name}`, content)),
    `chmod 700 ${programs.map(({ name }) => `/opt/app/${name}`).join(' ')}`,
    ...registryLogin(registries),
    'exec /opt/app/start',
    '',
  ].join('\n');
}

/** A container on its server. */
interface Placed {
  readonly container: ContainerSpec;
  /** Options of docker run. */
  readonly options: readonly string[];
  /** Variables that only containers of this kind have. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where it answers that it is well: a port of the server and a path. @default - it is well as long as it runs */
  readonly health?: string;
}

function placedFor(work: Work): Placed[] {
  switch (work.from) {
    case 'address':
      // Behind a proxy every container has a port that only the server itself reaches.
      return work.services.map((service, i) => answering(service, LOCAL_PORTS_FROM + i, '127.0.0.1:'));
    case 'load-balancer':
      return [answering(work.service, work.port, '')];
    case 'queue':
      return [
        {
          container: work.container,
          options: [`--stop-timeout ${work.handlerSeconds}`],
          variables: { QUEUE_NAME: work.queue },
        },
      ];
  }
}

function answering(service: ServiceSpec, port: number, address: string): Placed {
  return {
    container: service,
    options: [`--publish ${address}${port}:${service.port}`],
    variables: {},
    health: `${port}${service.healthPath}`,
  };
}

/** What the scripts know of this environment, as bash reads it. */
function settings(
  { region, stackName, groupLogicalId, work }: UserDataProps,
  placed: readonly Placed[],
  timers: readonly string[],
) {
  const images = placed.map(({ container }) => container.image);
  const helper = privateRegistries(images).length > 0 ? 'amazon-ecr-credential-helper' : '';
  const names = placed.map(({ container }) => container.name);
  const containers = work.from === 'address' ? [...names, 'proxy'] : names;
  const steady = placed.filter(({ health }) => health === undefined).map(({ container }) => container.name);
  return [
    `REGION=${region}`,
    `STACK=${stackName}`,
    `GROUP=${groupLogicalId}`,
    `ALLOCATION=${work.from === 'address' ? work.allocation : ''}`,
    `CONTAINERS=(${containers.join(' ')})`,
    `TIMERS=(${timers.map((name) => `${name}.timer`).join(' ')})`,
    `HEALTH=(${placed.flatMap(({ health }) => (health === undefined ? [] : quote(health))).join(' ')})`,
    `STEADY=(${steady.join(' ')})`,
    `HEALTHY_WITHIN=${HEALTHY_WITHIN_SECONDS}`,
    `PACKAGES=${helper}`,
    ...(work.from === 'address'
      ? [`PROXY_IMAGE=${PROXY_IMAGE}`, `CERTIFICATES=${work.tls?.certificatesSecret ?? ''}`]
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
