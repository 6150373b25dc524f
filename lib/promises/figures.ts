import { CHECKER_TIMEOUT_SECONDS } from '../catalog/health-checker';
import type { KnownTerm, Span } from './promise';

/** A time that AWS, or somebody who measured it, names. */
export type Figure = Omit<KnownTerm, 'what'>;

/**
 * Every time that is not this kit's own, in seconds, with where it comes from. Read November 2026 unless a date is given. No
 * account was there to measure anything in.
 */
export const FIGURES = {
  /** A database fails over to its copy in another zone. Large transactions and a long recovery take longer. */
  databaseFailover: documented([60, 120], 'Amazon RDS User Guide, "Failing over a Multi-AZ DB instance"'),
  /** Until what was written is among the logs from which a second can be restored. */
  logUpload: documented(
    [0, 300],
    'Amazon RDS User Guide, "Restoring a DB instance to a specified time": every 5 minutes',
  ),
  /** A database is made from a backup, before the logs are applied. Read where others quote it. */
  restoredInstance: documented(
    [600, 600],
    'AWS Database Blog, "Amazon RDS Under the Hood: Single-AZ instance recovery": from 10 minutes to hours, by the logs',
  ),
  renamedDatabase: assumed([180, 180], 'as stagecoach check assumes for any change of a database'),
  /** The guide says several minutes or longer, by size. */
  promotion: assumed([180, 600], 'Amazon RDS User Guide, "Promoting a read replica": several minutes or longer'),
  /** What clients noticed of a failover of one shard. AWS names no time. */
  cacheFailover: {
    seconds: [15, 85],
    basis: 'measured',
    source:
      'valkey-io/valkey-glide issue 289 (2023-06): 85 s seen, 15 to 30 aimed at; Meet-Coder-Study/posting-review 780 (2021-07): about a minute',
  },
  statusCheck: documented([0, 60], 'Amazon EC2 User Guide, "Status checks": every minute'),
  /** A server starts, installs Docker, fetches images and answers. It gives up after 10 minutes of waiting. */
  serverStart: assumed([120, 600], 'this kit, lib/server: gives up after 10 min; stagecoach check assumes 6'),
  gateway: assumed([150, 150], 'as stagecoach check assumes for a NAT gateway and its stack'),
  /** A connection of 4 s and an answer of 2 s that do not come. */
  healthCheckTimeout: documented(
    [0, CHECKER_TIMEOUT_SECONDS.HTTPS],
    'Amazon Route 53 Developer Guide, "How Route 53 determines whether a health check is healthy"',
  ),
  targetTimeout: documented([0, 5], 'Elastic Load Balancing API, "CreateTargetGroup", HealthCheckTimeoutSeconds'),
  /** Names that lead to load balancers. */
  aliasTtl: documented([0, 60], 'Amazon Route 53 API, "ResourceRecordSet", TTL: 60 seconds for load balancers'),
  tableRestore: documented([0, 3600], 'Amazon DynamoDB Developer Guide, "Restoring a table": 95 of 100 within an hour'),
} as const satisfies Readonly<Record<string, Figure>>;

/** Until a write is in the copies of a table in other regions. Source: Amazon DynamoDB Developer Guide, "Global tables": usually. */
export const TABLE_LAG_SECONDS = 1;

/** How long an event is offered again to a bus that does not take it. Source: Amazon EventBridge User Guide, "Retry policy". */
export const EVENT_RETRY_HOURS = 24;

/** Days for which any second of a table can be restored. Source: Amazon DynamoDB Developer Guide, "Point-in-time recovery". */
export const TABLE_BACKUP_DAYS = 35;

/** How often and how long CloudFront tries to connect. Source: CloudFront Developer Guide, "Connection attempts", "timeout". */
export const CDN_CONNECTS = { attempts: 3, seconds: 10 } as const;

/**
 * How long it takes at least to read storage once, as a database does that was restored: its blocks come when they are first
 * asked for. Source: Amazon RDS User Guide, "gp3 storage": 125 MiB/s, and 500 MiB/s from 400 GiB on.
 */
export function readOnceSeconds({ storageGb, maxStorageGb }: { storageGb: number; maxStorageGb: number }): Span {
  const steps = [LARGE_GIB - 1, LARGE_GIB].filter((gib) => gib > storageGb && gib < maxStorageGb);
  const all = [storageGb, ...steps, maxStorageGb].map((gib) => Math.ceil((gib * 1024) / mibPerSecond(gib)));
  return [Math.min(...all), Math.max(...all)];
}

const LARGE_GIB = 400;

const mibPerSecond = (gib: number) => (gib < LARGE_GIB ? 125 : 500);

function documented(seconds: Span, source: string): Figure {
  return { seconds, basis: 'documented', source };
}

function assumed(seconds: Span, source: string): Figure {
  return { seconds, basis: 'assumed', source };
}
