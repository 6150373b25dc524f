import { loadEnvironment } from '../../../stages/load';
import { REPLICA_GENERATION } from '../../blueprint/data';
import { cacheName, databaseName, replicaName, topologyPath } from '../../blueprint/names';
import { type Addresses, buildTopology } from '../../topology/build';
import { command } from '../command';

export const topology = command({
  usage: 'topology <env>',
  summary: 'Print what the application of each region is told; what only a deploy can know stands in < >',
  run([env = '']) {
    const { blueprint } = loadEnvironment(env);
    const addresses: Addresses = {
      databaseHost: (shard) => `<host of ${databaseName(blueprint, shard)}>`,
      replicaHost: (shard, number) => `<host of ${replicaName(blueprint, shard, number, REPLICA_GENERATION)}>`,
      cacheHost: () => `<host of ${cacheName(blueprint)}>`,
    };
    const path = topologyPath(blueprint);
    const regions = blueprint.regions.map((region) => ({
      region: region.name,
      parameters: Object.fromEntries(
        Object.entries(buildTopology(blueprint, region, addresses)).map(([subject, value]) => [
          `${path}/${subject}`,
          value,
        ]),
      ),
    }));
    const text = regions.map(({ region, parameters }) =>
      [`# ${region}`, ...Object.entries(parameters).map(print)].join('\n'),
    );
    return { ok: true, text: text.join('\n\n'), json: { regions } };
  },
});

function print([name, value]: [string, unknown]): string {
  return `${name}\n${JSON.stringify(value, null, 2).replaceAll(/^/gm, '  ')}`;
}
