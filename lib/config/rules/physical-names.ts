import {
  bucketName,
  cacheName,
  databaseName,
  deadLetterQueueName,
  edgeStackName,
  eventBusName,
  type Owner,
  parameterGroupName,
  prefix,
  replicaName,
  stackName,
} from '../../blueprint/names';
import type { Config } from '../config';
import { REGIONS } from '../regions';
import type { ConfigRule } from '../rule';

/** An environment may move into any Region one day, so names must fit with the longest name of all. */
const LONGEST_REGION = Object.keys(REGIONS).reduce((a, b) => (b.length > a.length ? b : a));

const ANY_ACCOUNT = '123456789012';

/** Every physical name fits what its service allows, in this stage and in all later ones. */
export const physicalNames: ConfigRule = {
  id: 'physical-names',
  check(config) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(config.environment)) {
      const limit = 'the file is named a-z 0-9 -, starts with a letter';
      return [
        {
          path: [],
          problem: 'is no name for an environment',
          limit,
          found: config.environment,
          remedy: 'rename the file',
        },
      ];
    }
    const [longest] = longNames(config).sort((a, b) => b.name.length - b.limit - (a.name.length - a.limit));
    if (!longest || longest.name.length <= longest.limit) return [];
    const excess = longest.name.length - longest.limit;
    return [
      {
        path: longest.path,
        problem: `makes the ${longest.what} "${longest.name}" ${longest.name.length} characters long`,
        limit: `at most ${longest.limit}`,
        remedy: `shorten ${longest.shorten} by ${excess}`,
      },
    ];
  },
};

interface LongName {
  readonly what: string;
  readonly name: string;
  readonly limit: number;
  readonly path: (string | number)[];
  readonly shorten: string;
}

/** The names that can come near a limit. Limits: the naming rules of each service in the AWS documentation (2026-11). */
function longNames(config: Config): LongName[] {
  const owner: Owner = config;
  const both = { path: ['app'], shorten: 'app or the name of the environment' };
  return [
    { what: 'bucket name', name: bucketName(owner, 'static', ANY_ACCOUNT, LONGEST_REGION), limit: 63, ...both },
    { what: 'event archive', name: eventBusName(owner), limit: 48, ...both },
    { what: 'cache name', name: cacheName(owner), limit: 40, ...both },
    { what: 'stack name', name: stackName(owner, LONGEST_REGION, 'Network'), limit: 128, ...both },
    { what: 'stack name', name: edgeStackName(owner), limit: 128, ...both },
    { what: 'parameter group', name: parameterGroupName(owner, 'postgres17'), limit: 255, ...both },
    { what: 'key alias', name: prefix(owner), limit: 250, ...both },
    ...config.database.shards.flatMap((shard, i) => [
      {
        what: 'database',
        name: databaseName(owner, shard),
        limit: 63,
        path: ['database', 'shards', i],
        shorten: 'the shard',
      },
      {
        what: 'replica',
        name: replicaName(owner, shard, 15, 99),
        limit: 63,
        path: ['database', 'shards', i],
        shorten: 'the shard',
      },
    ]),
    ...config.queues.map(({ name, fifo }, i) => ({
      what: 'queue',
      name: deadLetterQueueName(owner, name, fifo ? 'fifo' : 'best-effort'),
      limit: 80,
      path: ['queues', i, 'name'],
      shorten: 'it',
    })),
  ];
}
