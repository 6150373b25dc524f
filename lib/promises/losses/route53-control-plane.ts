import type { Loss } from '../loss';
import { dataLoss, NOTHING, open, path, slowest } from '../terms';

/** Nobody can change a record. Names are answered all the same: that is another part of Route 53, in many places. */
export const route53ControlPlane: Loss = {
  id: 'route53-control-plane',
  title: 'Route 53 control plane',
  of({ domain, routing }) {
    if (!domain) return { because: 'there is no domain' };
    const rpo = dataLoss({ of: 'records', lost: NOTHING, why: 'they are answered as they were' });
    return [
      {
        of: 'answers',
        users: 'nothing',
        rto: slowest(path('answers', [])),
        rpo,
        holds: [
          routing.health
            ? 'nothing else is lost: and if a region is, its health check leads away from it without a change of records'
            : 'nothing else is lost',
        ],
        steps: [],
      },
      {
        of: 'changes',
        users: 'nothing; deploys that move a name wait',
        rto: slowest(path('changes', [open('aws', 'AWS brings it back; in 2021 that took 7 hours')])),
        rpo,
        holds: [
          'accelerated recovery is off for the hosted zone, as far as a blueprint knows; on, it aims at 60 minutes',
        ],
        steps: ['before it happens: turn accelerated recovery on for the hosted zone'],
      },
    ];
  },
};
