import { classNames, databaseClass, ec2Class, isCacheNode } from '../../catalog/instance-classes';
import { containersIn } from '../containers';
import type { ConfigPath } from '../path';
import type { ConfigRule } from '../rule';
import { suggest } from '../suggest';

/** Instance classes exist. */
export const instanceClass: ConfigRule = {
  id: 'instance-class',
  check(config) {
    const { database, cache } = config;
    return [
      ...containersIn(config).flatMap(({ path, container: { instance } }) =>
        ec2Class(instance) ? [] : [unknown([...path, 'instance'], instance, 'EC2', classNames.ec2())],
      ),
      ...(databaseClass(database.instance)
        ? []
        : [unknown(['database', 'instance'], database.instance, 'RDS for PostgreSQL', classNames.database())]),
      ...(!cache || isCacheNode(cache.node)
        ? []
        : [unknown(['cache', 'node'], cache.node, 'ElastiCache', classNames.cache())]),
    ];
  },
};

function unknown(path: ConfigPath, found: string, service: string, known: readonly string[]) {
  const family = found.slice(0, found.lastIndexOf('.') + 1);
  const meant = family === '' || known.some((name) => name.includes(family)) ? suggest(found, known) : undefined;
  const remedy = meant
    ? `did you mean ${meant}?`
    : `use e.g. ${known[1]}, or add it to lib/catalog/instance-classes.ts`;
  return { path, problem: `is not a class of ${service} this kit knows`, found, remedy };
}
