import type { ResourceChange } from '../change';

/** What users come in by, and what a change does to it. */

export const GROUP = 'AWS::AutoScaling::AutoScalingGroup';
export const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
export const CDN = 'AWS::CloudFront::Distribution';
export const RECORD = 'AWS::Route53::RecordSet';

/** Resolvers keep an address as long as its record lives, which is a minute. */
export const RECORDS =
  'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html';

/** Servers behind a load balancer. */
export const isBalanced = ({ before, after }: ResourceChange) =>
  (after ?? before)?.Properties?.TargetGroupARNs !== undefined;

/** Servers that nobody calls: scaling counts them, which no other servers need. */
export const isWorkers = (change: ResourceChange) =>
  !isBalanced(change) && (change.after ?? change.before)?.Properties?.MetricsCollection !== undefined;

/** A name begins to point elsewhere. How long its answer may be kept, and who says whether its target works, moves nobody. */
export const movesOn = ({ properties }: ResourceChange) =>
  properties.some((property) => property !== 'TTL' && property !== 'HealthCheckId');

/** In the same deploy something else begins to serve, or a name begins to point elsewhere. */
export function isNewEntrance(change: ResourceChange): boolean {
  const { type, action } = change;
  if (type === RECORD) return action === 'update' ? movesOn(change) : action !== 'remove';
  return action === 'create' && [BALANCER, GROUP, CDN].includes(type) && !isWorkers(change);
}
