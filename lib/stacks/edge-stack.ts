import { type App, Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { edgeHasAlarms } from '../blueprint/alarm-topics';
import { type Blueprint, type DomainSpec, homeOf } from '../blueprint/blueprint';
import type { CdnSpec } from '../blueprint/cdn';
import { entryHost } from '../blueprint/entry-host';
import { bucketName, EDGE_REGION, edgeStackName, edgeTopicName, prefix } from '../blueprint/names';
import { AlarmTopics } from '../constructs/alarm-topics';
import { type Alarm, Alarms } from '../constructs/alarms';
import { Cdn } from '../constructs/cdn';
import { CdnLogs } from '../constructs/cdn-logs';
import { cdnAlarms, regionAlarm } from '../constructs/edge-alarms';
import { Firewall } from '../constructs/firewall';
import { GeoRecords } from '../constructs/geo-records';
import { GlobalRecords } from '../constructs/global-records';
import { NearRecords } from '../constructs/near-records';
import { RegionHealth } from '../constructs/region-health';
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
    const checks = this.checkRegions(blueprint, domain);
    const records = new GlobalRecords(this, 'Records', {
      domain,
      hosts: blueprint.hosts,
      regions: blueprint.routing.regions,
      checks,
      // It stays while other regions stand, whether they serve or not: a server there may still ask for it while it goes.
      ...(blueprint.regions.length > 1 ? { writes: homeOf(blueprint) } : {}),
      ...(cdn && blueprint.entry.kind === 'cdn' ? { cdn: cdn.domainName } : {}),
    });
    const overlay = this.overlay(blueprint, domain, checks);
    for (const member of records.latencySet) overlay?.node.addDependency(member);
    if (overlay) cdn?.node.addDependency(overlay);
    if (edgeHasAlarms(blueprint))
      this.alarm(blueprint, [
        ...(cdn ? cdnAlarms(cdn.distributionId) : []),
        ...[...checks].map(([region, check]) => regionAlarm(region, check)),
      ]);
  }

  /** Ids of the health checks of the regions, where there is another to go to. */
  private checkRegions(blueprint: Blueprint, domain: DomainSpec): ReadonlyMap<string, string> {
    const { health, regions } = blueprint.routing;
    if (!health) return new Map();
    return new Map(
      regions.map((region) => {
        const others = regions.filter((each) => each !== region);
        const props = { ...health, owner: blueprint, domain: domain.name, region, others };
        return [region, new RegionHealth(this, `Health-${region}`, props).checkId];
      }),
    );
  }

  private overlay(
    { routing: { by, regions } }: Blueprint,
    domain: DomainSpec,
    checks: ReadonlyMap<string, string>,
  ): Construct | undefined {
    switch (by.kind) {
      case 'latency':
        return undefined;
      case 'geolocation':
        return new GeoRecords(this, 'Geo', { domain, places: by.places, checks });
      case 'geoproximity':
        return new NearRecords(this, 'Near', { domain, regions, checks, bias: by.bias });
    }
  }

  private makeCdn(blueprint: Blueprint, domain: DomainSpec, spec: CdnSpec): Cdn {
    const home = homeOf(blueprint);
    const bucket = (kind: 'static' | 'logs', region = home) => bucketName(blueprint, kind, Aws.ACCOUNT_ID, region);
    const cdn = new Cdn(this, 'Cdn', {
      ...spec,
      owner: blueprint,
      names: [domain.name, ...blueprint.hosts],
      certificateArn: new RegionalCertificate(this, 'Certificate', domain).arn,
      firewallArn: new Firewall(this, 'Firewall', { firewallName: prefix(blueprint), mode: spec.firewall }).arn,
      originHost: entryHost(blueprint.routing, domain.name),
      // The first two: CloudFront asks no third.
      staticHosts: blueprint.routing.regions
        .slice(0, 2)
        .map((region) => `${bucket('static', region)}.s3.${region}.${Aws.URL_SUFFIX}`),
    });
    new CdnLogs(this, 'CdnLogs', {
      logsName: prefix(blueprint),
      distributionArn: `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/${cdn.distributionId}`,
      bucketArn: `arn:${Aws.PARTITION}:s3:::${bucket('logs')}`,
    });
    new CfnOutput(this, 'DistributionId', { value: cdn.distributionId, description: 'The CDN' });
    return cdn;
  }

  /** Metrics of CDN and health checks are in one region only, where topics of an environment need not be. */
  private alarm(blueprint: Blueprint, alarms: readonly Alarm[]): void {
    const { email } = blueprint.alarms;
    const topicName = (urgency: Alarm['urgency']) => edgeTopicName(blueprint, urgency);
    const props = { owner: blueprint, region: EDGE_REGION, topicName };
    new AlarmTopics(this, 'Topic', {
      ...props,
      ...(email ? { email } : {}),
      protection: blueprint.protection,
    });
    new Alarms(this, 'Alarm', { ...props, alarms });
  }
}
