import type { RegionBlueprint } from '../blueprint/blueprint';
import { machinesOf } from '../blueprint/containers';
import { ec2Class } from '../catalog/instance-classes';

/** A limit of an account in a region. Codes as several public programs use them with the Service Quotas API (2026-11-24). */
export interface Quota {
  readonly service: 'ec2' | 'vpc' | 'rds';
  readonly code: 'L-1216C47A' | 'L-0263D0A3' | 'L-F678F1CE' | 'L-7B6409FD';
  readonly name: string;
  /** What a region of the blueprint takes of it, at its peak. */
  needs(region: RegionBlueprint): number;
}

/** The limits that a first deploy meets. */
export const QUOTAS: readonly Quota[] = [
  {
    service: 'ec2',
    code: 'L-1216C47A',
    name: 'vCPUs of standard instances',
    needs: ({ running }) =>
      machinesOf(running).reduce((sum, { instance, most }) => sum + most * (ec2Class(instance)?.vcpus ?? 0), 0),
  },
  { service: 'ec2', code: 'L-0263D0A3', name: 'Elastic IPs', needs: ({ network }) => 1 + network.natAddresses },
  { service: 'vpc', code: 'L-F678F1CE', name: 'VPCs', needs: () => 1 },
  {
    service: 'rds',
    code: 'L-7B6409FD',
    name: 'databases',
    // Elsewhere than at home there are copies only.
    needs: ({ role, data, running }) =>
      data.databases.length * ((role === 'home' ? 1 : 0) + (running?.databases.replicas ?? 0)),
  },
];
