import { loadEnvironment } from '../../../stages/load';
import type { Blueprint, RegionBlueprint } from '../../blueprint/blueprint';
import { addedShards, REPLICA_GENERATION } from '../../blueprint/data';
import {
  cacheName,
  databaseName,
  eventBusName,
  queueName,
  replicaName,
  shardSubject,
  topicName,
  topologyPath,
} from '../../blueprint/names';
import { type Addresses, buildShardTopology, buildTopology } from '../../topology/build';
import { command } from '../command';

export const topology = command({
  usage: 'topology <env>',
  summary: 'Print what the application of each region is told; what only a deploy can know stands in < >',
  run([env = '']) {
    const { blueprint } = loadEnvironment(env);
    const path = topologyPath(blueprint);
    const regions = blueprint.regions.map((region) => ({
      region: region.name,
      parameters: Object.fromEntries(
        Object.entries(topologyOf(blueprint, region)).map(([subject, value]) => [`${path}/${subject}`, value]),
      ),
    }));
    const text = regions.map(({ region, parameters }) =>
      [`# ${region}`, ...Object.entries(parameters).map(print)].join('\n'),
    );
    return { ok: true, text: text.join('\n\n'), json: { regions } };
  },
});

function topologyOf(blueprint: Blueprint, region: RegionBlueprint): Record<string, unknown> {
  const addresses = addressesOf(blueprint, region);
  const shards = addedShards(region.data).map(
    (spec) => [shardSubject(spec.shard), buildShardTopology(blueprint, region, spec, addresses)] as const,
  );
  return { ...buildTopology(blueprint, region, addresses), ...Object.fromEntries(shards) };
}

/** What only a deploy can know, in < >. */
function addressesOf(blueprint: Blueprint, { name: region, data }: RegionBlueprint): Addresses {
  const account = blueprint.account ?? '<account>';
  const order = (queue: string) => data.queues.find(({ name }) => name === queue)?.order ?? 'best-effort';
  return {
    databaseHost: (shard) => `<host of ${databaseName(blueprint, shard)}>`,
    replicaHost: (shard, number) => `<host of ${replicaName(blueprint, shard, number, REPLICA_GENERATION)}>`,
    cacheHost: () => `<host of ${cacheName(blueprint)}>`,
    queueUrl: (queue) => `https://sqs.${region}.amazonaws.com/${account}/${queueName(blueprint, queue, order(queue))}`,
    topicArn: (topic) => `arn:aws:sns:${region}:${account}:${topicName(blueprint, topic)}`,
    busArn: () => `arn:aws:events:${region}:${account}:event-bus/${eventBusName(blueprint)}`,
  };
}

function print([name, value]: [string, unknown]): string {
  return `${name}\n${JSON.stringify(value, null, 2).replaceAll(/^/gm, '  ')}`;
}
