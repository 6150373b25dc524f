import type { Blueprint } from '../../blueprint/blueprint';
import type { Loss, Part } from '../loss';
import { OWN } from '../own-figures';
import { leftOut, replacedAlone, replacedBehindBalancer } from '../paths/servers';
import { groupsOf, servingIn, thinnest } from '../standing';
import { dataLoss, NOTHING, slowest } from '../terms';

/** A machine dies or stops answering. */
export const server: Loss = {
  id: 'server',
  title: 'server',
  of(blueprint) {
    const group = thinnest(groupsOf(blueprint));
    return [
      {
        of: 'requests',
        ...(group ? behindBalancer(blueprint, group.service.name, group.servers.min) : ALONE),
        rpo: dataLoss({ of: 'servers', lost: NOTHING, why: 'nothing that must last is kept on one' }),
        steps: [],
      },
    ];
  },
};

const ALONE: Pick<Part, 'users' | 'rto' | 'holds'> = {
  users: 'nothing answers',
  rto: slowest(replacedAlone()),
  holds: [
    'AWS has another machine of that class',
    `the machine is what fails: a container that ends starts again after ${OWN.restartSeconds} s, and one that hangs is seen by nobody`,
  ],
};

function behindBalancer(blueprint: Blueprint, name: string, servers: number): Pick<Part, 'users' | 'rto' | 'holds'> {
  const spare = servers > 1;
  return {
    users: spare ? `1 of ${servers} requests of ${name} fails` : `requests of ${name} fail`,
    rto: slowest(spare ? leftOut(blueprint) : replacedBehindBalancer(blueprint)),
    holds: [
      ...(spare ? ['the others carry its load until another has started, in minutes'] : ['AWS has another machine']),
      ...messagesComeAgain(blueprint),
    ],
  };
}

function messagesComeAgain(blueprint: Blueprint): string[] {
  const { queues } = servingIn(blueprint)[0].data;
  const longest = Math.max(...queues.map(({ visibilitySeconds }) => visibilitySeconds));
  return queues.length > 0
    ? [`workers can do a message twice: what one was at comes again, after at most ${longest} s`]
    : [];
}
