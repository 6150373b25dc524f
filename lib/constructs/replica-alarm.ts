import type { Urgency } from '../blueprint/alarm';
import type { Alarm } from './alarms';

export interface ReplicaAlarmProps {
  readonly identifier: string;
  readonly shard: string;
  readonly number: number;
  /** Lag that is too much, in seconds. */
  readonly lagSeconds: number;
  readonly urgency: Urgency;
}

/** Tells that a replica answers with what was true too long ago, or does not follow its source at all. */
export function replicaAlarm({ identifier, shard, number, lagSeconds, urgency }: ReplicaAlarmProps): Alarm {
  return {
    name: `database-${shard}-replica-${number}-lag`,
    urgency,
    description: `The replica is more than ${lagSeconds} seconds behind, or silent: who wrote may not see it. Look for long queries on it, then for writes that outrun its class.`,
    namespace: 'AWS/RDS',
    dimensions: { DBInstanceIdentifier: identifier },
    metric: 'ReplicaLag',
    statistic: 'Average',
    when: 'above',
    threshold: lagSeconds,
    minutes: 15,
    // A replica that has stopped says nothing of how far it is behind.
    missing: 'breaching',
  };
}
