import type { ContainerSpec } from '../blueprint/compute';
import { quote } from './quote';

export interface StartScriptProps {
  readonly container: ContainerSpec;
  /** Options of docker run that differ by how work reaches the container. */
  readonly options: readonly string[];
  /** Variables that do. */
  readonly variables: Readonly<Record<string, string>>;
  readonly region: string;
  /** Where the application finds its databases, queues and the like. */
  readonly topologyPath: string;
  /** CloudWatch log group that gets what the container prints. */
  readonly logGroup: string;
}

/**
 * The script with which systemd runs a container in the foreground. Secrets go from Secrets Manager into the
 * environment of this one process: they are in no file, no template and no process list.
 */
export function startScript(props: StartScriptProps): string {
  const { container, options, region, topologyPath, logGroup } = props;
  const { name, image, command, environment, secrets } = container;
  const own = { AWS_REGION: region, TOPOLOGY_PATH: topologyPath, SERVICE_NAME: name, ...props.variables };
  const variables = { ...own, ...environment };
  return [
    '#!/bin/bash',
    'set -euo pipefail',
    '. /opt/app/common.sh',
    'INSTANCE=$(imds instance-id)',
    // All are read before any is set: one may be a variable that the next command would obey.
    ...Object.values(secrets).map((secret, i) => `secret_${i}=$(${readSecret(region, secret)})`),
    `docker rm --force ${name} >/dev/null 2>&1 || true`,
    ...Object.keys(secrets).map((variable, i) => `export ${variable}="$secret_${i}"`),
    [
      `exec docker run --rm --name ${name} --network app ${options.join(' ')}`,
      `--log-driver awslogs --log-opt awslogs-region=${region} --log-opt awslogs-group=${logGroup}`,
      `--log-opt awslogs-stream=${name}/$INSTANCE --log-opt mode=non-blocking`,
      ...Object.entries(variables).map(([variable, value]) => `--env ${quote(`${variable}=${value}`)}`),
      ...Object.keys(secrets).map((variable) => `--env ${variable}`),
      quote(image),
      ...command.map(quote),
    ].join(' '),
  ].join('\n');
}

function readSecret(region: string, secret: string): string {
  return `aws secretsmanager get-secret-value --region ${region} --secret-id=${quote(secret)} --query SecretString --output text`;
}
