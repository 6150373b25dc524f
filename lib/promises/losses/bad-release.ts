import type { Blueprint } from '../../blueprint/blueprint';
import { FIGURES } from '../figures';
import type { Loss, Part } from '../loss';
import { cdnKeepsErrors } from '../paths/cdn-keeps-errors';
import { drained } from '../paths/led-away';
import { starts } from '../paths/servers';
import { drainStep } from '../paths/steps';
import { told } from '../paths/told';
import type { Span, Term } from '../promise';
import { groupsOf, servingIn } from '../standing';
import { dataLoss, known, NOTHING, open, path, slowest } from '../terms';

/** A new version of a service does not work. Of all losses it is the one that happens most. */
export const badRelease: Loss = {
  id: 'bad-release',
  title: 'bad release',
  of: (blueprint) => [neverHealthy(), healthyButWrong(blueprint)],
};

const KEPT = dataLoss({ of: 'data', lost: NOTHING, why: 'a release that destroys some is a loss of its own' });

function neverHealthy(): Part {
  return {
    of: 'never healthy',
    users: 'nothing: servers of before go on',
    rto: slowest(path('release', [])),
    rpo: KEPT,
    holds: ['the health path fails when the service does: by it alone CloudFormation knows, and puts back what was'],
    steps: [],
  };
}

function healthyButWrong(blueprint: Blueprint): Part {
  const [first, ...others] = servingIn(blueprint);
  const { health } = blueprint.routing;
  const spread = others.length > 0 && health;
  return {
    of: 'healthy but wrong',
    users: spread ? 'errors in the regions that have it' : 'errors',
    rto: slowest(
      path('release', [
        ...noticed(blueprint),
        ...(spread ? [...drained(health), ...cdnKeepsErrors(blueprint)] : [rolledBack(blueprint)]),
      ]),
    ),
    rpo: KEPT,
    holds: spread
      ? ['it went to one region first, and the others carry its load: else all are rolled back, one after another']
      : ['the image of before is still there'],
    steps: [
      ...(spread ? [`for the region that has it: ${drainStep(blueprint, first.name)}`] : []),
      'write the image of before into the configuration, and deploy',
    ],
  };
}

function noticed(blueprint: Blueprint): Term[] {
  return groupsOf(blueprint).length > 0
    ? told(blueprint, 'balancerErrors', 'the balancer')
    : [open('somebody', 'somebody notices: no alarm sees what one server answers')];
}

/** The servers of before take the place of the new ones, as these had taken theirs. */
function rolledBack(blueprint: Blueprint): Term {
  const groups = groupsOf(blueprint);
  if (groups.length === 0) return starts('a server with the image of before starts and takes the address');
  const [fast, slow] = FIGURES.serverStart.seconds;
  const spans = groups.map(({ servers: { min, max } }): Span => {
    const atOnce = Math.max(1, Math.ceil(min / 2));
    return [Math.ceil(min / atOnce) * fast, Math.ceil(max / atOnce) * slow];
  });
  return known(
    'servers with the image of before take their place, half of servers.min at a time',
    [Math.max(...spans.map(([low]) => low)), Math.max(...spans.map(([, high]) => high))],
    FIGURES.serverStart.basis,
    FIGURES.serverStart.source,
  );
}
