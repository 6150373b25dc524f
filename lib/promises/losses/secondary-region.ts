import type { Loss } from '../loss';
import { cdnKeepsErrors } from '../paths/cdn-keeps-errors';
import { lostWithRegion } from '../paths/kept-elsewhere';
import { ledAway } from '../paths/led-away';
import { survivorsHold } from '../paths/survivors';
import { servingIn } from '../standing';
import { dataLoss, NOTHING, path, slowest } from '../terms';

/** A region that takes no writes is gone. */
export const secondaryRegion: Loss = {
  id: 'secondary-region',
  title: 'secondary region',
  of(blueprint) {
    const [home, ...others] = servingIn(blueprint);
    const { health } = blueprint.routing;
    const [gone] = others;
    if (!gone || !health) return { because: 'there is one region' };
    const copies = { of: 'databases', lost: NOTHING, why: `it has copies; ${home.name} has the data` };
    return [
      {
        of: 'requests',
        users: `users near it (${others.map(({ name }) => name).join(', ')}) get errors`,
        rto: slowest(path('requests', [...ledAway(health), ...cdnKeepsErrors(blueprint)])),
        rpo: dataLoss(copies, ...lostWithRegion(blueprint)),
        holds: survivorsHold('the region that is lost'),
        steps: [],
      },
    ];
  },
};
