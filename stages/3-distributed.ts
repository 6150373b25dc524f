import type { Blueprint, RegionBlueprint } from '../lib/blueprint/blueprint';
import type { CdnSpec } from '../lib/blueprint/cdn';
import type { AdmitsSpec, ComputeSpec } from '../lib/blueprint/compute';
import type { DataSpec } from '../lib/blueprint/data';
import type { WorkerGroupSpec } from '../lib/blueprint/messaging';
import { workerName } from '../lib/blueprint/names';
import { shieldRegion } from '../lib/catalog/origin-shield';
import { type Config, defaultEdge, type QueueConfig } from '../lib/config/config';
import { loadBalanced } from './2-load-balanced';
import { containerSpec, databaseOf, machineOf } from './services';

/** Stage 3: a CDN with a firewall before the region, queues with workers, topics, static files, shards. Carries about a million users. */
export function distributed(config: Config): Blueprint {
  const base = loadBalanced(config);
  return {
    ...base,
    entry: { kind: 'cdn' },
    cdn: cdnOf(config, base.regions[0]!.name),
    regions: base.regions.map((region) => grown(region, config)),
  };
}

function cdnOf({ edge = defaultEdge() }: Config, home: string): CdnSpec {
  return {
    static: edge.static,
    cached: edge.cache,
    firewall: edge.waf,
    originSecret: edge.originSecretVersion,
    shieldRegion: shieldRegion(home),
  };
}

function grown(region: RegionBlueprint, config: Config): RegionBlueprint {
  const { running } = region;
  if (!running) throw new Error('stage 2 runs in every region');
  const secrets = originSecrets(config);
  const [first, ...others] = running.compute;
  return {
    ...region,
    data: {
      ...region.data,
      databases: config.database.shards.map((shard) => databaseOf(shard, config)),
      shardMap: 'table',
      staticFiles: 'bucket',
      ...messaging(config),
      originSecrets: secrets,
    },
    running: {
      ...running,
      compute: [admitting(first, { from: 'cdn', secrets }), ...others],
      workers: config.queues.map((queue) => workers(queue, config, region.name)),
    },
  };
}

/** The one that the CDN shows, and the one that it showed before. */
function originSecrets({ edge = defaultEdge() }: Config): number[] {
  const { originSecretVersion: current } = edge;
  return current === 1 ? [1] : [current, current - 1];
}

function admitting(compute: ComputeSpec, admits: AdmitsSpec): ComputeSpec {
  return compute.kind === 'load-balanced' ? { ...compute, balancer: { ...compute.balancer, admits } } : compute;
}

function messaging({ queues, topics }: Config): Pick<DataSpec, 'queues' | 'topics'> {
  return {
    queues: queues.map(({ name, fifo, visibilitySeconds, maxReceives, retentionDays }) => ({
      name,
      order: fifo ? 'fifo' : 'best-effort',
      visibilitySeconds,
      maxReceives,
      retentionDays,
    })),
    topics: topics.map(({ name, subscribers }) => ({
      name,
      subscribers: subscribers.map(({ queue, filter }) => ({ queue, ...(filter ? { filter } : {}) })),
    })),
  };
}

function workers(queue: QueueConfig, config: Config, region: string): WorkerGroupSpec {
  const { name, worker, handlerSeconds, oldestMessageSeconds } = queue;
  return {
    queue: name,
    container: containerSpec({ ...worker, name: workerName(name) }, config),
    ...machineOf(worker, region),
    workers: { min: worker.min, max: worker.max },
    handlerSeconds,
    oldestMessageSeconds,
  };
}
