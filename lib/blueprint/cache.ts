/** A cache in front of the databases. What is only in it may be lost at any time. */
export interface CacheSpec {
  /** ElastiCache node class, e.g. `cache.t4g.micro`. */
  readonly node: string;
  /** Shards over which keys are spread. */
  readonly shards: number;
  /** Copies of each shard in other zones. */
  readonly replicas: number;
  /** Who fills it, and when. */
  readonly strategy: 'cache-aside' | 'write-through' | 'write-behind' | 'read-through';
  /** What makes an entry go away before its time. */
  readonly invalidation: 'ttl' | 'write-invalidate' | 'write-update' | 'event';
  /** Longest life of an entry, in seconds. */
  readonly ttlSeconds: number;
  /** Share of that life by which the application shortens it at random, in percent, so that entries don't end together. */
  readonly ttlJitterPercent: number;
  /** What goes when memory is full; `noeviction` refuses writes instead. */
  readonly eviction: 'allkeys-lru' | 'allkeys-lfu' | 'volatile-lru' | 'volatile-lfu' | 'volatile-ttl' | 'noeviction';
}
