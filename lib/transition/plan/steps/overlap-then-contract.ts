import { RECORD_TTL_SECONDS } from '../../stages';
import { closesWayIn } from '../../ways-in';
import type { StepRule } from './step-rule';

export const overlapThenContract: StepRule = {
  id: 'overlap-then-contract',
  why: 'Resolvers keep the address of the old way in: it serves beside the new one until nobody comes by it any more.',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html',
  // Without a domain there is no name to move: people have to be told.
  wait: ({ domain }) =>
    domain ? `${RECORD_TTL_SECONDS} s, until no resolver has the old address` : 'until all users know the new address',
  between(from, to) {
    if (!closesWayIn(from, to) || to.overlap.includes(from.stage)) return undefined;
    return { ...to, overlap: [...to.overlap, from.stage] };
  },
};
