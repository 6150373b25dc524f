import { z } from 'zod';

/**
 * What the application may rely on: five parameters below one path in each region, the same in every stage, and one more for each
 * added shard. Fields say the
 * role and never the product. Fields may be added; one that goes away raises the version, and both are written for a release.
 */
export const SCHEMA_VERSION = 1;

/** In the name of a secret it stands for the name of the service that reads, which a container finds in SERVICE_NAME. */
export const SERVICE_PLACEHOLDER = '{service}';

const version = z.literal(SCHEMA_VERSION);

const endpoint = z.object({ host: z.string(), port: z.int() });

const region = z.object({
  schemaVersion: version,
  name: z.string(),
  role: z.enum(['home', 'secondary']),
  /** Region that owns writes. */
  home: z.string(),
  /**
   * Where a secondary region sends commands, with the header of `services`; absent in the home region, which takes them itself.
   */
  writes: z.url().optional(),
  /** Where a service calls another of its region, which answers by path and `Host`; absent without domain or load balancer. */
  services: z
    .object({
      url: z.url(),
      /** Header to send, with the value of the secret of that name: without it nobody but the CDN is let in. */
      header: z.string().optional(),
      /** Read both anew when a call is refused: the secret changes its name when it changes. */
      secret: z.string().optional(),
    })
    .optional(),
});

const shard = z.object({
  /** Absent in a secondary region. */
  writer: endpoint.optional(),
  /** Copies that may lag behind; a client chooses among them by weight. Without one, the writer answers queries too. */
  readers: z.array(endpoint.extend({ weight: z.int().positive() })),
  /** Name of the SQL database. */
  database: z.string(),
  /** Name of the Secrets Manager secret with `username` and `password`; `{service}` in it is the reader's own name. */
  secret: z.string(),
});

/** What an added shard says of itself, in a parameter of its own: `shard-<name>`. */
export const shardTopology = shard.extend({ schemaVersion: version, name: z.string() });

const database = z.object({
  schemaVersion: version,
  /** The first shard, `main`. Each added one has a parameter of its own. */
  shards: z.record(z.string(), shard),
  /** Table and id of the item that says which keys live on which shard; without table or item, all live on `main`. */
  shardMap: z.object({ table: z.string(), id: z.string() }).optional(),
  reads: z.object({
    /**
     * Whom to ask: the writer, any reader, or the writer for as long as `stickySeconds` after one's own write. A secondary region
     * has no writer: there, what one wrote oneself is asked of home, where the write went.
     */
    from: z.enum(['primary', 'replica', 'read-your-writes']),
    stickySeconds: z.int().positive().optional(),
    /** How far a reader may be behind before somebody is told, in seconds; absent where there is none. */
    lagSeconds: z.int().positive().optional(),
  }),
  /** Key-value tables: name in the configuration to physical name. */
  tables: z.record(z.string(), z.string()),
});

/** Everything but the version is absent where there is no cache. */
const cache = z.object({
  schemaVersion: version,
  /** Where a client of a cluster begins, over TLS. */
  endpoint: endpoint.optional(),
  /** Name of the secret with `username` and `password`. */
  secret: z.string().optional(),
  /** Who fills the cache, and when. */
  strategy: z.enum(['cache-aside', 'write-through', 'write-behind', 'read-through']).optional(),
  /** What makes an entry go away before its time. */
  invalidation: z.enum(['ttl', 'write-invalidate', 'write-update', 'event']).optional(),
  /** Longest life of an entry, which the application shortens at random by up to `ttlJitterPercent`. */
  ttlSeconds: z.int().positive().optional(),
  ttlJitterPercent: z.int().min(0).optional(),
  /** What goes when memory is full: `volatile` only what has a time to live, `noeviction` nothing, and writes fail. */
  eviction: z
    .enum(['allkeys-lru', 'allkeys-lfu', 'volatile-lru', 'volatile-lfu', 'volatile-ttl', 'noeviction'])
    .optional(),
});

const queues = z.object({
  schemaVersion: version,
  /** Queues by name, with their URL. */
  queues: z.record(z.string(), z.url()),
  /** Topics by name, with their ARN. */
  topics: z.record(z.string(), z.string()),
});

const events = z.object({
  schemaVersion: version,
  /** ARN of the event bus. */
  bus: z.string().optional(),
  /** Read stores by name, with their physical name. */
  readStores: z.record(z.string(), z.string()),
});

/** The parameters by the last part of their name. */
export const topology = z.object({ region, database, cache, queues, events });

export type Topology = z.output<typeof topology>;

export type ShardTopology = z.output<typeof shardTopology>;
