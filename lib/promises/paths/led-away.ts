import type { HealthSpec } from '../../blueprint/routing';
import { CDN_CONNECTS, FIGURES } from '../figures';
import { OWN } from '../own-figures';
import type { Term } from '../promise';
import { known, open } from '../terms';

/** Users are led from a region that does not answer to the nearest that does. Nobody acts, and no record is changed. */
export function ledAway({ intervalSeconds, threshold }: HealthSpec): Term[] {
  const more = (threshold - 1) * intervalSeconds;
  const configured = 'routing.failoverSeconds';
  const { seconds: timeout, source } = FIGURES.healthCheckTimeout;
  return [
    known('until a checker asks the region next', [0, intervalSeconds], 'configured', configured),
    known(
      `${threshold - 1} more questions of checkers, ${intervalSeconds} s apart`,
      [more, more],
      'configured',
      configured,
    ),
    known(`${threshold} time-outs, if the region hangs`, [0, threshold * timeout[1]], 'documented', source),
    ...spread(),
  ];
}

/** The same when somebody has put up the flag that drains it. */
export function drained({ intervalSeconds }: Pick<HealthSpec, 'intervalSeconds'>): Term[] {
  const what = OWN.drainThreshold === 1 ? 'until a checker sees the flag' : `${OWN.drainThreshold} sights of the flag`;
  const seconds = OWN.drainThreshold * intervalSeconds;
  return [known(what, [0, seconds], 'configured', 'routing.failoverSeconds'), ...spread()];
}

/** What a change of health goes through before it is everywhere. */
function spread(): Term[] {
  return [
    open('undocumented', 'checkers agree (18 in 100 that see it well outvote all others), and name servers hear of it'),
    { what: 'resolvers and the CDN keep the name', ...FIGURES.aliasTtl },
    open('undocumented', 'the CDN keeps connections it has'),
  ];
}

/** Longest that a request may hang that began before: over no connection, or over one that nobody answers. */
export const HANGS_SECONDS = Math.max(CDN_CONNECTS.attempts * CDN_CONNECTS.seconds, OWN.cdnAnswerSeconds);
