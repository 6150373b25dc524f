import type { ServiceSpec } from '../blueprint/compute';
import { privateRegistries } from './private-registry';
import { PROXY_IMAGE, proxyConfig } from './proxy';
import { startScript } from './start-script';

/** First local port; each service has the next. */
const LOCAL_PORTS_FROM = 18_080;

/** Largest user data, in bytes before encoding. Source: Amazon EC2 User Guide, "Run commands at launch" (2026-11). */
export const USER_DATA_MAX_BYTES = 16_384;

/** Time the services have to become healthy, in seconds: well inside the 15 minutes for which CloudFormation waits. */
const HEALTHY_WITHIN_SECONDS = 600;

export interface UserDataProps {
  readonly services: readonly ServiceSpec[];
  readonly region: string;
  readonly topologyPath: string;
  /** Allocation of the Elastic IP that the server takes when it is healthy. */
  readonly addressAllocation: string;
  /** Stack and logical id of the group that waits for the server's word. */
  readonly stackName: string;
  readonly groupLogicalId: string;
}

/**
 * What a new server runs once, as root: it starts the services, waits until each answers on its own health path, takes the
 * public address and only then reports success. On any failure it reports that, and the server before it goes on serving.
 */
export function userData(props: UserDataProps): string {
  const { services, region, topologyPath, addressAllocation, stackName, groupLogicalId } = props;
  const placed = services.map((service, i) => ({ service, localPort: LOCAL_PORTS_FROM + i }));
  const registries = privateRegistries(services.map(({ image }) => image));
  const names = [...services.map(({ name }) => name), 'proxy'];
  return `#!/bin/bash
set -Eeuo pipefail
imds() { curl -fsS -H "X-aws-ec2-metadata-token: $TOKEN" "http://169.254.169.254/latest/meta-data/$1"; }
TOKEN=$(curl -fsS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 3600' http://169.254.169.254/latest/api/token)
INSTANCE=$(imds instance-id)
signal() {
  aws cloudformation signal-resource --region ${region} --stack-name ${stackName} \\
    --logical-resource-id ${groupLogicalId} --unique-id "$INSTANCE" --status "$1" || true
}
trap 'signal FAILURE' ERR

dnf install -y docker${registries.length > 0 ? ' amazon-ecr-credential-helper' : ''}
${registryLogin(registries)}systemctl enable --now docker
docker network inspect app >/dev/null 2>&1 || docker network create app
mkdir -p /opt/app
${placed.map(({ service, localPort }) => file(`/opt/app/${service.name}`, startScript({ service, localPort, region, topologyPath }))).join('\n')}
${file('/opt/app/Caddyfile', proxyConfig(services))}
${file('/opt/app/proxy', PROXY_SCRIPT)}
${file('/etc/systemd/system/app@.service', UNIT)}
chmod 700 ${names.map((name) => `/opt/app/${name}`).join(' ')}
systemctl daemon-reload
systemctl enable --now ${names.map((name) => `app@${name}`).join(' ')}

DEADLINE=$((SECONDS + ${HEALTHY_WITHIN_SECONDS}))
healthy() {
  until curl -fsS --max-time 5 --output /dev/null "http://127.0.0.1:$1"; do
    if ((SECONDS > DEADLINE)); then echo "no answer on $1"; return 1; fi
    sleep 3
  done
}
${placed.map(({ service, localPort }) => `healthy '${localPort}${service.healthPath}'`).join('\n')}

aws ec2 associate-address --region ${region} --allocation-id ${addressAllocation} \\
  --instance-id "$INSTANCE" --allow-reassociation
signal SUCCESS
`;
}

const PROXY_SCRIPT = `#!/bin/bash
set -euo pipefail
docker rm --force proxy >/dev/null 2>&1 || true
exec docker run --rm --name proxy --network app --publish 80:80 \\
  --volume /opt/app/Caddyfile:/etc/caddy/Caddyfile:ro ${PROXY_IMAGE}`;

const UNIT = `[Unit]
Description=Container %i
After=docker.service
Requires=docker.service

[Service]
ExecStart=/opt/app/%i
ExecStop=/usr/bin/docker stop %i
Restart=always
RestartSec=3

[Install]
WantedBy=multi-user.target`;

function file(path: string, content: string): string {
  // A word that is no part of the content: otherwise the content could end the file early and go on as commands.
  let end = 'END_OF_FILE';
  while (content.includes(end)) end += '_';
  return `cat > ${path} <<'${end}'\n${content}\n${end}`;
}

/** Images in a registry of Amazon ECR need a login; Docker's credential helper gets it from the role. */
function registryLogin(registries: readonly string[]): string {
  if (registries.length === 0) return '';
  const credHelpers = Object.fromEntries(registries.map((registry) => [registry, 'ecr-login']));
  return `mkdir -p /root/.docker\n${file('/root/.docker/config.json', JSON.stringify({ credHelpers }))}\n`;
}
