import type { Value } from '../../template';
import type { ResourceChange } from '../change';
import type { InterruptionRow } from '../interruption';
import { CDN, movesOn, RECORD, RECORDS } from './way-in';

export const CDN_INTERRUPTIONS: readonly InterruptionRow[] = [
  // Load balancers come before the CDN and before names: closed in a later deploy, nobody stands before them any more.
  {
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    actions: ['create', 'update', 'replace'],
    when: (change, all) => closes(change) && all.some(leadsToCdn),
    kind: 'minutes',
    seconds: 600,
    what: 'everyone is refused until the CDN stands and the name leads to it',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html',
  },
  {
    type: CDN,
    actions: ['replace'],
    kind: 'seconds',
    seconds: 60,
    what: 'resolvers keep the addresses of the old CDN for up to a minute',
    source: RECORDS,
  },
];

/** Requests must show a header now that they had not to show before. */
const closes = ({ before, after }: ResourceChange) => wantsHeader(after) && !wantsHeader(before);

function wantsHeader(resource: ResourceChange['before']): boolean {
  const conditions = (resource?.Properties?.Conditions ?? []) as readonly Value[];
  return conditions.some(
    (condition) =>
      typeof condition === 'object' && condition !== null && 'Field' in condition && condition.Field === 'http-header',
  );
}

/** In the same deploy the CDN comes, or a name that there was moves on. */
function leadsToCdn(change: ResourceChange): boolean {
  const { type, action } = change;
  return (type === CDN && action === 'create') || (type === RECORD && action === 'update' && movesOn(change));
}
