import type { CacheSpec } from '../blueprint/cache';
import type { Alarm, MetricMath } from './alarms';

export interface CacheAlarmsProps extends Pick<CacheSpec, 'shards' | 'replicas' | 'eviction'> {
  readonly cacheName: string;
}

/** What can go wrong with a cache while it still answers; a shard at a time, because one alone can be hot. */
export function cacheAlarms({ cacheName, shards, replicas, eviction }: CacheAlarmsProps): Alarm[] {
  return Array.from({ length: shards }, (_, i) => i + 1).flatMap((shard): Alarm[] => {
    const common = {
      namespace: 'AWS/ElastiCache',
      dimensions: {},
      when: 'above',
      missing: 'notBreaching',
    } as const;
    const nodes = cacheNodes(cacheName, shard, replicas);
    const evictions: Alarm = {
      ...common,
      name: `cache-${shard}-evictions`,
      urgency: 'notice',
      description:
        'Entries go before their time, and databases answer in their place. Take a larger node, or add shards.',
      metric: worst('Evictions', nodes),
      statistic: 'Sum',
      threshold: 0,
      minutes: 30,
    };
    return [
      {
        ...common,
        name: `cache-${shard}-cpu`,
        urgency: 'notice',
        description: 'One thread of the cache runs all commands and is busy. Look for slow ones, then add shards.',
        metric: worst('EngineCPUUtilization', nodes),
        statistic: 'Average',
        threshold: 80,
        minutes: 30,
      },
      {
        ...common,
        ...(eviction === 'noeviction' ? REFUSES_WRITES : BEGINS_TO_EVICT),
        name: `cache-${shard}-memory`,
        metric: worst('DatabaseMemoryUsagePercentage', nodes),
        statistic: 'Maximum',
        threshold: 90,
        minutes: 30,
      },
      // A cache that evicts nothing has nothing to say here.
      ...(eviction === 'noeviction' ? [] : [evictions]),
    ];
  });
}

/** All nodes of a cache. */
export function nodesOf(cacheName: string, { shards, replicas }: Pick<CacheSpec, 'shards' | 'replicas'>): string[] {
  return Array.from({ length: shards }, (_, i) => cacheNodes(cacheName, i + 1, replicas)).flat();
}

/** The nodes of a shard, as ElastiCache names them. */
function cacheNodes(cacheName: string, shard: number, replicas: number): string[] {
  const padded = (n: number, width: number) => String(n).padStart(width, '0');
  return Array.from({ length: 1 + replicas }, (_, i) => `${cacheName}-${padded(shard, 4)}-${padded(i + 1, 3)}`);
}

const REFUSES_WRITES = {
  urgency: 'page',
  description: 'The cache is nearly full, and then refuses writes. Take a larger node, add shards, or let it evict.',
} as const;

const BEGINS_TO_EVICT = {
  urgency: 'notice',
  description: 'The cache is nearly full, and then evicts. Shorten ttlSeconds, take a larger node, or add shards.',
} as const;

/** The highest of a metric among the nodes of a shard: after a failover any of them may be its primary. */
function worst(metric: string, nodes: readonly string[]): MetricMath {
  const of = Object.fromEntries(nodes.map((node, i) => [`m${i}`, { metric, dimensions: { CacheClusterId: node } }]));
  return { expression: `MAX([${Object.keys(of).join(', ')}])`, of };
}
