import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { DomainSpec } from '../blueprint/blueprint';
import { nearHost, regionalOriginHost } from '../blueprint/names';
import { aliasTo } from './alias-target';

export interface NearRecordsProps {
  readonly domain: DomainSpec;
  readonly regions: readonly string[];
  /** Ids of the health checks of the regions. */
  readonly checks: ReadonlyMap<string, string>;
  /** Makes a region reach further or less far; absent: 0. */
  readonly bias: Readonly<Record<string, number>>;
}

/** The nearest healthy region by distance, which a bias shortens or lengthens. CloudFormation has such records in a group only. */
export class NearRecords extends Construct {
  constructor(scope: Construct, id: string, { domain, regions, checks, bias }: NearRecordsProps) {
    super(scope, id);
    const { name, hostedZoneId } = domain;
    new route53.CfnRecordSetGroup(this, 'Set', {
      hostedZoneId,
      recordSets: regions.map((region) => {
        const healthCheckId = checks.get(region);
        return {
          name: nearHost(name),
          type: 'A',
          setIdentifier: region,
          geoProximityLocation: { awsRegion: region, bias: bias[region] ?? 0 },
          aliasTarget: aliasTo(regionalOriginHost(name, region), hostedZoneId),
          ...(healthCheckId === undefined ? {} : { healthCheckId }),
        };
      }),
    });
  }
}
