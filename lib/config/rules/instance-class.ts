import { classNames, databaseClass, ec2Class, isCacheNode } from '../../catalog/instance-classes';
import type { ConfigPath } from '../path';
import type { ConfigRule } from '../rule';
import { suggest } from '../suggest';

/** Instance classes exist; and at stage 1, where all services share a server, they agree on its processor. */
export const instanceClass: ConfigRule = {
  id: 'instance-class',
  check({ stage, services, queues, database, cache }) {
    const servers = [
      ...services.map(({ instance }, i) => ({ path: ['services', i, 'instance'], instance })),
      ...queues.map(({ worker }, i) => ({ path: ['queues', i, 'worker', 'instance'], instance: worker.instance })),
    ];
    return [
      ...servers.flatMap(({ path, instance }) =>
        ec2Class(instance) ? [] : [unknown(path, instance, 'EC2', classNames.ec2())],
      ),
      ...(databaseClass(database.instance)
        ? []
        : [unknown(['database', 'instance'], database.instance, 'RDS for PostgreSQL', classNames.database())]),
      ...(!cache || isCacheNode(cache.node)
        ? []
        : [unknown(['cache', 'node'], cache.node, 'ElastiCache', classNames.cache())]),
      ...(stage === 1 ? mixedProcessors(services) : []),
    ];
  },
};

function unknown(path: ConfigPath, found: string, service: string, known: readonly string[]) {
  const meant = suggest(found, known);
  const remedy = meant ? `did you mean ${meant}?` : `use e.g. ${known[1]}`;
  return { path, problem: `is not a class of ${service} this kit knows`, found, remedy };
}

function mixedProcessors(services: readonly { instance: string }[]) {
  const first = services[0] && ec2Class(services[0].instance);
  return services.flatMap(({ instance }, i) => {
    const its = ec2Class(instance);
    if (!first || !its || its.architecture === first.architecture) return [];
    const problem = `is ${its.architecture} while services[0].instance is ${first.architecture}`;
    const limit = 'at stage 1 all services share one server';
    return [
      { path: ['services', i, 'instance'], problem, limit, found: instance, remedy: 'use classes of one processor' },
    ];
  });
}
