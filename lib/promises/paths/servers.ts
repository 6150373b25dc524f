import type { Blueprint } from '../../blueprint/blueprint';
import { FIGURES } from '../figures';
import { OWN } from '../own-figures';
import type { Path, Term } from '../promise';
import { known, open, path } from '../terms';
import { cdnKeepsErrors } from './cdn-keeps-errors';

/** The balancer sees that a server does not answer, and gives its requests to others. */
export function leftOut(blueprint: Blueprint): Path {
  return path('servers', [...missed(), ...cdnKeepsErrors(blueprint)]);
}

/** A new server takes the place of one behind the balancer that had no other beside it. */
export function replacedBehindBalancer(blueprint: Blueprint): Path {
  return path('servers', [
    ...missed(),
    open('undocumented', 'Auto Scaling hears of it and starts another'),
    starts('it starts its container and answers'),
    ...cdnKeepsErrors(blueprint),
  ]);
}

/** A new server takes the place of the only one. */
export function replacedAlone(): Path {
  return path('server', [
    { what: 'EC2 sees that the machine does not answer', ...FIGURES.statusCheck },
    open('undocumented', 'Auto Scaling hears of it and starts another'),
    starts('it starts all services and takes the address'),
  ]);
}

/** One machine starts. */
export const starts = (what: string): Term => ({ what, ...FIGURES.serverStart });

function missed(): Term[] {
  const { intervalSeconds, failures } = OWN.targetCheck;
  const source = 'this kit, lib/constructs/server-group.ts';
  const more = (failures - 1) * intervalSeconds;
  return [
    known('until the balancer asks the server next', [0, intervalSeconds], 'configured', source),
    known(`${failures - 1} more of its questions, ${intervalSeconds} s apart`, [more, more], 'configured', source),
    { what: 'the last one is not answered', ...FIGURES.targetTimeout },
  ];
}
