import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { DomainSpec } from '../blueprint/blueprint';
import { originHost, regionalOriginHost, writeHost } from '../blueprint/names';
import { aliasTo } from './alias-target';

export interface GlobalRecordsProps {
  readonly domain: DomainSpec;
  /** Names below the domain that lead where it leads. */
  readonly hosts: readonly string[];
  /** Regions that serve requests. */
  readonly regions: readonly string[];
  /** Ids of their health checks. */
  readonly checks: ReadonlyMap<string, string>;
  /** Region that takes the writes of others. @default - there are no others */
  readonly writes?: string;
  /** Name of the CDN, where it is the way in. @default - the nearest region is */
  readonly cdn?: string;
}

/** Zone of every CloudFront distribution. Source: AWS CloudFormation, "AWS::Route53::RecordSet AliasTarget" (2026-11). */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

/**
 * The names above the regions. `origin` is a latency set from stage 1 on, with one member, because a name can't change its
 * routing policy while it is in use; the domain itself is one simple alias that only ever changes its target.
 */
export class GlobalRecords extends Construct {
  /** The nearest healthy region, by latency: what other names may lead to. */
  readonly latencySet: readonly route53.CfnRecordSet[];

  constructor(scope: Construct, id: string, props: GlobalRecordsProps) {
    super(scope, id);
    const { domain, hosts, regions, checks, writes, cdn } = props;
    const { name, hostedZoneId } = domain;

    const write =
      writes === undefined
        ? undefined
        : new route53.CfnRecordSet(this, 'Write', {
            name: writeHost(name),
            type: 'A',
            hostedZoneId,
            aliasTarget: aliasTo(regionalOriginHost(name, writes), hostedZoneId),
          });
    const members = regions.map((region) => {
      const healthCheckId = checks.get(region);
      const member = new route53.CfnRecordSet(this, `Origin-${region}`, {
        name: originHost(name),
        type: 'A',
        hostedZoneId,
        setIdentifier: region,
        region,
        // The health of a region is its health check's to say: one empty target group must not drain it.
        aliasTarget: aliasTo(regionalOriginHost(name, region), hostedZoneId),
        ...(healthCheckId === undefined ? {} : { healthCheckId }),
      });
      // Nobody comes to a region before it can send writes on.
      if (write && region !== writes) member.addResourceDependency(write);
      return member;
    });
    this.latencySet = members;
    const way = cdn === undefined ? aliasTo(originHost(name), hostedZoneId) : aliasTo(cdn, CLOUDFRONT_ZONE);
    const apex = new route53.CfnRecordSet(this, 'Domain', { name, type: 'A', hostedZoneId, aliasTarget: way });
    // Route 53 refuses an alias to a name that does not exist yet.
    for (const member of members) apex.addResourceDependency(member);
    const leadsTo = (target: route53.CfnRecordSet, id: string, host: string, type: string) =>
      new route53.CfnRecordSet(this, id, {
        name: host,
        type,
        hostedZoneId,
        aliasTarget: aliasTo(name, hostedZoneId),
      }).addResourceDependency(target);
    for (const host of hosts) leadsTo(apex, `Host-${host}`, host, 'A');
    if (cdn === undefined) return;
    // Only the CDN speaks IPv6.
    const six = new route53.CfnRecordSet(this, 'DomainV6', { name, type: 'AAAA', hostedZoneId, aliasTarget: way });
    for (const host of hosts) leadsTo(six, `HostV6-${host}`, host, 'AAAA');
  }
}
