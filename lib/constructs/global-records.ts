import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { DomainSpec } from '../blueprint/blueprint';
import { originHost, regionalOriginHost } from '../blueprint/names';

export interface GlobalRecordsProps {
  readonly domain: DomainSpec;
  /** Regions that serve requests. */
  readonly regions: readonly string[];
}

/**
 * The names above the regions. `origin` is a latency set from stage 1 on, with one member, because a name can't change its
 * routing policy while it is in use; the domain itself is one simple alias that only ever changes its target.
 */
export class GlobalRecords extends Construct {
  constructor(scope: Construct, id: string, { domain, regions }: GlobalRecordsProps) {
    super(scope, id);
    const { name, hostedZoneId } = domain;
    // The health of a region is its health check's to say: one empty target group must not drain it.
    const aliasTo = (dnsName: string) => ({ dnsName, hostedZoneId, evaluateTargetHealth: false });

    const members = regions.map(
      (region) =>
        new route53.CfnRecordSet(this, `Origin-${region}`, {
          name: originHost(name),
          type: 'A',
          hostedZoneId,
          setIdentifier: region,
          region,
          aliasTarget: aliasTo(regionalOriginHost(name, region)),
        }),
    );
    const apex = new route53.CfnRecordSet(this, 'Domain', {
      name,
      type: 'A',
      hostedZoneId,
      aliasTarget: aliasTo(originHost(name)),
    });
    // Route 53 refuses an alias to a name that does not exist yet.
    for (const member of members) apex.addResourceDependency(member);
  }
}
