import { z } from 'zod';

/** Sources: Amazon ElastiCache User Guide, "Quotas": 500 shards a cluster (90 by default), 5 replicas a shard. */
const SHARDS_MAX = 90;
const REPLICAS_MAX = 5;

export const cache = z.strictObject({
  node: z.string().default('cache.t4g.micro').describe('ElastiCache node class, e.g. cache.t4g.micro'),
  shards: z.int().min(1).max(SHARDS_MAX).default(1).describe('Shards over which keys are spread'),
  replicas: z.int().min(1).max(REPLICAS_MAX).default(1).describe('Replicas of each shard, in other zones'),
  strategy: z
    .enum(['cache-aside', 'write-through', 'write-behind', 'read-through'])
    .default('cache-aside')
    .describe('Who fills the cache, and when'),
  invalidation: z
    .enum(['ttl', 'write-invalidate', 'write-update', 'event'])
    .default('ttl')
    .describe('What makes an entry go away'),
  eviction: z
    .enum(['allkeys-lru', 'allkeys-lfu', 'volatile-lru', 'volatile-lfu', 'volatile-ttl', 'noeviction'])
    .default('allkeys-lru')
    .describe('What goes when memory is full; noeviction refuses writes instead'),
  ttlJitterPercent: z
    .int()
    .min(0)
    .max(50)
    .default(10)
    .describe('Share of its life by which an entry ends earlier, at random, so that not all end together, in percent'),
  ttlSeconds: z.int().min(1).max(2_592_000).default(300).describe('Longest life of an entry, in seconds'),
});
