import { REPLICA_LAG_SECONDS } from '../blueprint/data';
import type { Alarm } from './alarms';

export interface ReplicaAlarmProps {
  readonly identifier: string;
  readonly shard: string;
  readonly number: number;
}

/** Tells that a replica answers with what was true too long ago, or does not follow its source at all. */
export function replicaAlarm({ identifier, shard, number }: ReplicaAlarmProps): Alarm {
  return {
    name: `database-${shard}-replica-${number}-lag`,
    urgency: 'notice',
    description: `The replica is more than ${REPLICA_LAG_SECONDS} seconds behind, or silent: who wrote may not see it. Look for long queries on it, then for writes that outrun its class.`,
    namespace: 'AWS/RDS',
    dimensions: { DBInstanceIdentifier: identifier },
    metric: 'ReplicaLag',
    statistic: 'Average',
    when: 'above',
    threshold: REPLICA_LAG_SECONDS,
    minutes: 15,
    // A replica that has stopped says nothing of how far it is behind.
    missing: 'breaching',
  };
}
