import type { Construct } from 'constructs';
import { type DatabaseSpec, type DatabasesSpec, REPLICA_GENERATION } from '../blueprint/data';
import { Replica, type ReplicaSource } from './replica';

/** UTC. The quietest hours for most; a backup ends before maintenance may begin. */
export const BACKUP_WINDOW = '03:00-04:00';
export const MAINTENANCE_WINDOW = 'sun:04:30-sun:05:30';

export interface ReplicasProps
  extends Pick<DatabaseSpec, 'maxStorageGb'>,
    Pick<DatabasesSpec, 'instance' | 'replicas'> {
  readonly parameterGroupName: string;
  readonly securityGroupId: string;
  /** Zones over which replicas are spread. */
  readonly zones: readonly string[];
  /** Identifier of replica `number`, from 1 on. */
  readonly replicaIdentifier: (number: number) => string;
}

/** The replicas of a database, spread over the zones; their hosts in the order of their numbers. */
export function makeReplicas(scope: Construct, props: ReplicasProps, source: ReplicaSource): string[] {
  return Array.from({ length: props.replicas }, (_, i) => {
    // A path of its own number: another count leaves all others where they are.
    const replica = new Replica(scope, `Replica${i + 1}-g${REPLICA_GENERATION}`, {
      identifier: props.replicaIdentifier(i + 1),
      source,
      instance: props.instance,
      zone: zoneOf(props.zones, i),
      maxStorageGb: props.maxStorageGb,
      parameterGroupName: props.parameterGroupName,
      securityGroupId: props.securityGroupId,
      maintenanceWindow: MAINTENANCE_WINDOW,
    });
    return replica.host;
  });
}

function zoneOf(zones: readonly string[], i: number): string {
  const zone = zones[i % zones.length];
  if (!zone) throw new Error('a region has zones');
  return zone;
}
