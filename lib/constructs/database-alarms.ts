import { maxConnections } from '../catalog/database-limits';
import { databaseClass } from '../catalog/instance-classes';
import type { Alarm } from './alarms';

export interface DatabaseAlarmsProps {
  readonly identifier: string;
  readonly shard: string;
  /** RDS instance class. */
  readonly instance: string;
  /** In GiB. */
  readonly storageGb: number;
}

/** Share of a limit that is worth a look. */
const NEAR = 0.8;

/** What can go wrong with one database while it still answers. */
export function databaseAlarms({ identifier, shard, instance, storageGb }: DatabaseAlarmsProps): Alarm[] {
  const connections = maxConnections(databaseClass(instance)?.memoryGib ?? 1);
  const common = { namespace: 'AWS/RDS', dimensions: { DBInstanceIdentifier: identifier } };
  return [
    {
      ...common,
      name: `database-${shard}-storage`,
      urgency: 'page',
      description:
        'Less than a tenth of the first storage is free and it did not grow. A full database stops writing: raise maxStorageGb.',
      metric: 'FreeStorageSpace',
      statistic: 'Minimum',
      when: 'below',
      threshold: (storageGb * 1024 ** 3) / 10,
      minutes: 15,
      missing: 'notBreaching',
    },
    {
      ...common,
      name: `database-${shard}-down`,
      urgency: 'page',
      description: 'The database has sent no sign of life. See its events in RDS.',
      metric: 'CPUUtilization',
      statistic: 'Average',
      when: 'above',
      // It never is: only silence raises this one.
      threshold: 100,
      minutes: 15,
      missing: 'breaching',
    },
    {
      ...common,
      name: `database-${shard}-cpu`,
      urgency: 'notice',
      description:
        'The processor of the database is busy. Look at the top statements in Performance Insights, then at the class.',
      metric: 'CPUUtilization',
      statistic: 'Average',
      when: 'above',
      threshold: 100 * NEAR,
      minutes: 30,
      missing: 'notBreaching',
    },
    {
      ...common,
      name: `database-${shard}-connections`,
      urgency: 'notice',
      description: `Of ${connections} connections that the class has, most are taken. Pool them, or take a larger class.`,
      metric: 'DatabaseConnections',
      statistic: 'Maximum',
      when: 'above',
      threshold: Math.floor(connections * NEAR),
      minutes: 15,
      missing: 'notBreaching',
    },
  ];
}
