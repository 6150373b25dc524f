import { type App, Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import type { Blueprint, DomainSpec } from '../blueprint/blueprint';
import type { CdnSpec } from '../blueprint/cdn';
import { bucketName, EDGE_REGION, edgeStackName, originHost, prefix } from '../blueprint/names';
import { Cdn } from '../constructs/cdn';
import { CdnLogs } from '../constructs/cdn-logs';
import { Firewall } from '../constructs/firewall';
import { GlobalRecords } from '../constructs/global-records';
import { RegionalCertificate } from '../constructs/regional-certificate';
import { commonStackProps } from './stack-props';

export interface EdgeStackProps {
  readonly blueprint: Blueprint;
  readonly domain: DomainSpec;
}

/** All names above the regions, and the CDN. It knows the regions by name only. */
export class EdgeStack extends Stack {
  constructor(app: App, { blueprint, domain }: EdgeStackProps) {
    super(app, edgeStackName(blueprint), {
      ...commonStackProps(blueprint, EDGE_REGION),
      description: `Names of ${blueprint.app}`,
    });

    const cdn = blueprint.cdn && this.makeCdn(blueprint, domain, blueprint.cdn);
    const serving = blueprint.regions.filter(({ running }) => running).map(({ name }) => name);
    new GlobalRecords(this, 'Records', {
      domain,
      hosts: blueprint.hosts,
      regions: serving,
      ...(cdn && blueprint.entry.kind === 'cdn' ? { cdn: cdn.domainName } : {}),
    });
  }

  private makeCdn(blueprint: Blueprint, domain: DomainSpec, spec: CdnSpec): Cdn {
    const [home] = blueprint.regions;
    const bucket = (kind: 'static' | 'logs') => bucketName(blueprint, kind, Aws.ACCOUNT_ID, home?.name ?? '');
    const cdn = new Cdn(this, 'Cdn', {
      ...spec,
      owner: blueprint,
      names: [domain.name, ...blueprint.hosts],
      certificateArn: new RegionalCertificate(this, 'Certificate', domain).arn,
      firewallArn: new Firewall(this, 'Firewall', { firewallName: prefix(blueprint), mode: spec.firewall }).arn,
      originHost: originHost(domain.name),
      staticHost: `${bucket('static')}.s3.${home?.name}.${Aws.URL_SUFFIX}`,
    });
    new CdnLogs(this, 'CdnLogs', {
      logsName: prefix(blueprint),
      distributionArn: `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/${cdn.distributionId}`,
      bucketArn: `arn:${Aws.PARTITION}:s3:::${bucket('logs')}`,
    });
    new CfnOutput(this, 'DistributionId', { value: cdn.distributionId, description: 'The CDN' });
    return cdn;
  }
}
