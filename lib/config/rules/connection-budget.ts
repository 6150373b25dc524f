import { workerName } from '../../blueprint/names';
import { maxConnections, RESERVED_CONNECTIONS } from '../../catalog/database-limits';
import { classNames, databaseClass } from '../../catalog/instance-classes';
import { type Config, defaultServers, type QueueConfig, type ServiceConfig } from '../config';
import type { ConfigRule } from '../rule';

/** At stage 1 a server that is replaced still stands when its successor starts. */
const SINGLE_SERVERS = 2;

/** All servers and workers together open no more connections than each database accepts. */
export const connectionBudget: ConfigRule = {
  id: 'connection-budget',
  check(config) {
    const { instance, shards } = config.database;
    const memory = databaseClass(instance)?.memoryGib;
    if (memory === undefined) return [];
    const [busiest] = shards.map((shard) => demandOn(shard, config)).sort((a, b) => total(b) - total(a));
    const available = usable(memory);
    if (!busiest || total(busiest) <= available) return [];
    const sum = busiest.map(({ container, servers, each }) => `${container} ${servers} x ${each}`).join(' + ');
    const larger = largerClass(instance, total(busiest));
    const or = workersStand(config) && config.queues.length > 0 ? ', servers.max or worker.max' : ' or servers.max';
    return [
      {
        path: ['database', 'instance'],
        problem: `accepts fewer connections than servers may open: ${sum} = ${total(busiest)}`,
        limit: `at most ${available}: ${maxConnections(memory)} for its memory, less ${RESERVED_CONNECTIONS} that PostgreSQL and RDS keep`,
        found: instance,
        remedy: `lower databaseConnections${or}${larger ? `, or use ${larger}` : ''}`,
      },
    ];
  },
};

interface Demand {
  readonly container: string;
  readonly servers: number;
  /** Connections that one server opens. */
  readonly each: number;
}

/** What containers may open to the database of a shard; during a cut-over the servers of both stages stand. */
function demandOn(shard: string, config: Config): Demand[] {
  const { stage, overlap, services, queues } = config;
  const stages = new Set([stage, ...overlap]);
  const single = stages.has(1) ? SINGLE_SERVERS : 0;
  const isGrouped = [...stages].some((each) => each > 1);
  const uses = ({ uses }: ServiceConfig | QueueConfig['worker']) => uses?.shards?.includes(shard) ?? true;
  return [
    ...services.filter(uses).map(({ name, servers = defaultServers(), databaseConnections: each }) => ({
      container: name,
      servers: single + (isGrouped ? servers.max : 0),
      each,
    })),
    ...(workersStand(config) ? queues : [])
      .filter(({ worker }) => uses(worker))
      .map(({ name, worker: { max, databaseConnections: each } }) => ({
        container: workerName(name),
        servers: max,
        each,
      })),
  ];
}

const workersStand = ({ stage, overlap }: Config) => [stage, ...overlap].some((each) => each >= 3);

function total(demand: readonly Demand[]): number {
  return demand.reduce((sum, { servers, each }) => sum + servers * each, 0);
}

const usable = (memoryGib: number) => maxConnections(memoryGib) - RESERVED_CONNECTIONS;

/** The smallest class of the same family, or else of any, that accepts so many. */
function largerClass(instance: string, wanted: number): string | undefined {
  const family = instance.slice(0, instance.lastIndexOf('.') + 1);
  const memoryOf = (name: string) => databaseClass(name)?.memoryGib ?? 0;
  const enough = classNames
    .database()
    .filter((name) => usable(memoryOf(name)) >= wanted)
    .sort((a, b) => memoryOf(a) - memoryOf(b));
  return enough.find((name) => name.startsWith(family)) ?? enough[0];
}
