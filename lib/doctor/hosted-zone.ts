import { GetHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { unlessMissing } from '../aws/unless-missing';
import { EDGE_REGION } from '../blueprint/names';
import type { DoctorContext } from './check';

export interface HostedZone {
  /** Without the dot at the end. */
  readonly name: string;
  readonly private: boolean;
  readonly nameServers: readonly string[];
  /** Status of accelerated recovery, in Route 53's own word. */
  readonly acceleratedRecovery?: string;
}

/** The hosted zone that the configuration names; undefined when there is none under its id. */
export async function readHostedZone(id: string, { options }: DoctorContext): Promise<HostedZone | undefined> {
  const client = new Route53Client(options(EDGE_REGION));
  const found = await unlessMissing(client.send(new GetHostedZoneCommand({ Id: id })), 'NoSuchHostedZone');
  if (!found?.HostedZone) return undefined;
  const acceleratedRecovery = found.HostedZone.Features?.AcceleratedRecoveryStatus;
  return {
    ...(acceleratedRecovery === undefined ? {} : { acceleratedRecovery }),
    name: (found.HostedZone.Name ?? '').replace(/\.$/, ''),
    private: found.HostedZone.Config?.PrivateZone ?? false,
    nameServers: found.DelegationSet?.NameServers ?? [],
  };
}
