import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';

/** Time for which resolvers keep an answer, in seconds: how long a change of the address takes to be seen. */
const TTL_SECONDS = 60;

/** Where a name leads: to an IPv4 address, or to a load balancer. */
export type RecordTarget =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'load-balancer'; readonly dnsName: string; readonly hostedZoneId: string };

export interface AddressRecordProps {
  readonly name: string;
  readonly hostedZoneId: string;
  readonly target: RecordTarget;
}

/**
 * A simple record for what serves in a region. Its target changes in place, from an address to a load balancer and back; a
 * name keeps its routing policy for life, so this one never becomes latency-based.
 */
export class AddressRecord extends Construct {
  constructor(scope: Construct, id: string, { name, hostedZoneId, target }: AddressRecordProps) {
    super(scope, id);
    new route53.CfnRecordSet(this, 'Record', { name, type: 'A', hostedZoneId, ...leadingTo(target) });
  }
}

function leadingTo(target: RecordTarget): Partial<route53.CfnRecordSetProps> {
  if (target.kind === 'address') return { ttl: String(TTL_SECONDS), resourceRecords: [target.address] };
  const { dnsName, hostedZoneId } = target;
  // The health of a region is its health check's to say: one empty target group must not drain it.
  return { aliasTarget: { dnsName, hostedZoneId, evaluateTargetHealth: false } };
}
