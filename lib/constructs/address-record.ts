import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';

/** Time for which resolvers keep an answer, in seconds: how long a change of the address takes to be seen. */
const TTL_SECONDS = 60;

export interface AddressRecordProps {
  readonly name: string;
  readonly hostedZoneId: string;
  /** IPv4 address. */
  readonly address: string;
}

/** A simple record for an address. A name keeps its routing policy for life: this one never becomes latency-based. */
export class AddressRecord extends Construct {
  constructor(scope: Construct, id: string, { name, hostedZoneId, address }: AddressRecordProps) {
    super(scope, id);
    new route53.CfnRecordSet(this, 'Record', {
      name,
      type: 'A',
      hostedZoneId,
      ttl: String(TTL_SECONDS),
      resourceRecords: [address],
    });
  }
}
