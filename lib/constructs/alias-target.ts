import type * as route53 from 'aws-cdk-lib/aws-route53';

/**
 * An alias to another name of the zone.
 *
 * @param follow whether it counts as unhealthy when its target does
 */
export function aliasTo(
  dnsName: string,
  hostedZoneId: string,
  follow = false,
): route53.CfnRecordSet.AliasTargetProperty {
  return { dnsName, hostedZoneId, evaluateTargetHealth: follow };
}
