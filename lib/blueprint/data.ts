import type { EventSpec, QueueSpec, TopicSpec } from './messaging';

/**
 * What holds data in a region. It leaves a template only when the configuration lists it as retired. Every region has the same:
 * home makes databases, tables and secrets, and the others have copies.
 */
export interface DataSpec {
  /**
   * Databases, one a shard. The first is `main`; each added one has a stack of its own. In the home region they accept writes; in
   * another stand copies, and only while something runs there.
   */
  readonly databases: readonly DatabaseSpec[];
  /** Key-value tables, of which every region has a copy that accepts writes. */
  readonly tables: readonly TableSpec[];
  /** Where it is written which keys live on which shard. */
  readonly shardMap: 'none' | 'table';
  /** Where a load balancer may write a line for every request. It stands, empty and free, before it is used. */
  readonly requestLogs: 'none' | 'bucket';
  /** Where files that the CDN answers from lie. */
  readonly staticFiles: 'none' | 'bucket';
  readonly queues: readonly QueueSpec[];
  readonly topics: readonly TopicSpec[];
  /** Versions of the secret between CDN and origin, the newest first. */
  readonly originSecrets: readonly number[];
  /** Where events are announced, to this region and to all others, and kept for a while. */
  readonly eventBus: 'none' | 'archived';
  readonly events: readonly EventSpec[];
  /** Where it is noted which other regions shall get no requests. */
  readonly drainFlags: 'none' | 'bucket';
}

/** The first database: it stands among all other data. */
export const firstShard = ({ databases }: DataSpec): readonly DatabaseSpec[] => databases.slice(0, 1);

/** The databases that have a stack of their own. */
export const addedShards = ({ databases }: DataSpec): readonly DatabaseSpec[] => databases.slice(1);

/** As whom services log in to databases: all as their owner, or each as a role of its own that has the least rights. */
export type DatabaseAccess = 'owner' | 'per-service';

/** A PostgreSQL database. */
export interface DatabaseSpec {
  /** Name of the shard; `main` is the first, for ever. */
  readonly shard: string;
  /** Name of the first SQL database; can never change. */
  readonly sqlName: string;
  /** Major version, e.g. `17`. */
  readonly version: string;
  /** Storage to begin with, in GiB. */
  readonly storageGb: number;
  /** Storage up to which it grows by itself, in GiB. */
  readonly maxStorageGb: number;
  /** Days for which any second can be restored. */
  readonly backupDays: number;
}

/** A DynamoDB table. */
export interface TableSpec {
  readonly name: string;
  /** Partition key, a string; can never change. */
  readonly key: string;
  /** Attribute with the time after which an item goes, in Unix seconds. */
  readonly ttl?: string;
}

/** How the databases of a region run: all of it can change in place. */
export interface DatabasesSpec {
  /** RDS instance class, e.g. `db.t4g.micro`. */
  readonly instance: string;
  /** `multi-zone` keeps a synchronous copy in a second zone and fails over to it. */
  readonly availability: 'single-zone' | 'multi-zone';
  /** Read replicas of each shard: asynchronous copies that answer queries. */
  readonly replicas: number;
  readonly reads: ReadsSpec;
}

/** Where the application sends its queries. */
export type ReadsSpec =
  | { readonly from: 'primary' }
  | { readonly from: 'replica' }
  | {
      readonly from: 'read-your-writes';
      /** Time for which whoever wrote reads from the primary, in seconds. */
      readonly stickySeconds: number;
    };

/**
 * Lag of a replica at which somebody is told, in seconds. As long as nobody is, a replica is at most that old: so it is also
 * the time for which whoever wrote must not read from one.
 */
export const REPLICA_LAG_SECONDS = 10;

/** The same for a copy in another region, in seconds: what is lost, at most, if home is lost while nobody is told. */
export const REMOTE_LAG_SECONDS = 60;

/** Raised when replicas take the place of others: then all are new, under new names and paths. */
export const REPLICA_GENERATION = 1;
