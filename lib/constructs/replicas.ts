import type { Construct } from 'constructs';
import { REPLICA_GENERATION } from '../blueprint/data';
import { type DatabaseProps, MAINTENANCE_WINDOW } from './database';
import { Replica, type ReplicaSource } from './replica';

/** The replicas of a database, spread over the zones; their hosts in the order of their numbers. */
export function makeReplicas(scope: Construct, props: DatabaseProps, source: ReplicaSource): string[] {
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
