import { type Blueprint, homeOf } from '../../blueprint/blueprint';
import { writeHost } from '../../blueprint/names';
import { FIGURES } from '../figures';
import type { Loss, Part } from '../loss';
import { cacheFailsOver } from '../paths/cache';
import { cdnKeepsErrors } from '../paths/cdn-keeps-errors';
import { COPIED_AT_ONCE, failsOver, madeFromBackups, restoreSteps, SINCE_THE_LAST_LOG } from '../paths/databases';
import { drained } from '../paths/led-away';
import { leftOut, replacedAlone, replacedBehindBalancer } from '../paths/servers';
import { drainStep } from '../paths/steps';
import { told } from '../paths/told';
import type { Path } from '../promise';
import { groupsOf, servingIn, thinnest } from '../standing';
import { dataLoss, NOTHING, open, path, slowest } from '../terms';

/** One of the three zones of a region is gone. */
export const zone: Loss = {
  id: 'zone',
  title: 'zone',
  of: (blueprint) => [requests(blueprint), ...callsOut(blueprint), ...secondary(blueprint)],
};

/** With servers, the primary of each database and each shard of the cache in it: the worst zone to lose. */
function requests(blueprint: Blueprint): Part {
  const [{ running }] = servingIn(blueprint);
  const copied = running.databases.availability === 'multi-zone';
  const cache = running.cache ? [cacheFailsOver] : [];
  return {
    of: 'requests',
    users: usersOf(blueprint),
    rto: slowest(copied ? failsOver(blueprint) : madeFromBackups(blueprint), ...servers(blueprint), ...cache),
    rpo: dataLoss(copied ? COPIED_AT_ONCE : SINCE_THE_LAST_LOG),
    holds: [
      'AWS has enough servers of that class in the other zones',
      ...(copied ? [] : ['the zone does not come back before: if it does, nothing is lost, and nobody has to act']),
      ...(copied && running.databases.replicas === 1
        ? ['your services ask the primary when their one replica does not answer']
        : []),
    ],
    steps: copied ? [] : restoreSteps(blueprint, '--use-latest-restorable-time'),
  };
}

function servers(blueprint: Blueprint): Path[] {
  const group = thinnest(groupsOf(blueprint));
  if (!group) return [replacedAlone()];
  const balancer = path('balancer', [
    open('undocumented', "the balancer takes the zone's address out of its name"),
    { what: 'clients keep the name', ...FIGURES.aliasTtl },
  ]);
  return [group.servers.min > 1 ? leftOut(blueprint) : replacedBehindBalancer(blueprint), balancer];
}

function usersOf(blueprint: Blueprint): string {
  const group = thinnest(groupsOf(blueprint));
  if (!group) return 'nothing answers';
  const { min } = group.servers;
  return `up to ${Math.ceil(min / 3)} of ${min} requests fail, and writes`;
}

/** All servers go out through a gateway in one zone. */
function callsOut(blueprint: Blueprint): Part[] {
  const [home] = servingIn(blueprint);
  if (home.running.nat.kind !== 'one') return [];
  return [
    {
      of: 'calls out',
      users: 'what calls other services, secrets or APIs fails',
      rto: slowest(
        path('gateway', [
          open('somebody', 'somebody notices, and deploys network.nat: per-zone'),
          { what: 'gateways are made in the other zones', ...FIGURES.gateway },
        ]),
      ),
      rpo: dataLoss({ of: 'databases', lost: NOTHING, why: 'they need no gateway' }),
      holds: ['it is the zone with the gateway, one of three: without one no new server can start in any'],
      steps: ['deploy with network.nat: per-zone, best before it happens'],
    },
  ];
}

/** Where home does not lie there is one copy of each database, in one zone, and services read nothing else. */
function secondary(blueprint: Blueprint): Part[] {
  const [, ...others] = servingIn(blueprint);
  const { health } = blueprint.routing;
  const [bare] = others.filter(({ running }) => running.databases.replicas === 1);
  if (!bare || !health || !blueprint.domain) return [];
  return [
    {
      of: 'queries in other regions',
      users: 'queries in one region fail',
      rto: slowest(
        path('other regions', [
          ...told(blueprint, 'replicaLag', 'the copy'),
          ...drained(health),
          ...cdnKeepsErrors(blueprint),
        ]),
      ),
      rpo: dataLoss({ of: 'databases', lost: NOTHING, why: `it has copies; ${homeOf(blueprint)} has the data` }),
      holds: [
        'it is the zone with the one copy that database.replicas: 1 means there; two stand in two zones',
        'the health path asks no database: one that does has nobody led there any more, but servers replaced at every failover',
        `services there do not ask ${writeHost(blueprint.domain.name)} themselves when their copy does not answer: then it is at once`,
      ],
      steps: [drainStep(blueprint, bare.name)],
    },
  ];
}
