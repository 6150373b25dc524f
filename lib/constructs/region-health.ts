import { Aws } from 'aws-cdk-lib';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { bucketName, drainFlag, type Owner, regionalOriginHost } from '../blueprint/names';
import { HTTPS_PORT } from '../blueprint/ports';
import type { HealthSpec } from '../blueprint/routing';

export interface RegionHealthProps extends HealthSpec {
  readonly owner: Owner;
  readonly domain: string;
  /** Region that is asked about. */
  readonly region: string;
  /** Regions in which it may be noted that this one shall get no requests. */
  readonly others: readonly string[];
}

/**
 * Whether requests may be led to a region: it answers, and in no other region lies a flag that drains it. A flag that can't be
 * read drains nothing, so a region that is gone takes no other with it.
 */
export class RegionHealth extends Construct {
  /** Id of the health check that says it. */
  readonly checkId: string;

  constructor(scope: Construct, id: string, props: RegionHealthProps) {
    super(scope, id);
    const { owner, domain, region, others, path, intervalSeconds, threshold } = props;
    const over = { type: 'HTTPS', port: HTTPS_PORT, enableSni: true, requestInterval: intervalSeconds };
    const answers = this.check('Answers', `${region} answers`, {
      ...over,
      fullyQualifiedDomainName: regionalOriginHost(domain, region),
      resourcePath: path,
      failureThreshold: threshold,
    });
    const flags = others.map((other) =>
      this.check(`Drained-${other}`, `${region} is not drained from ${other}`, {
        ...over,
        fullyQualifiedDomainName: `${bucketName(owner, 'drain', Aws.ACCOUNT_ID, other)}.s3.${other}.${Aws.URL_SUFFIX}`,
        resourcePath: `/${drainFlag(region)}`,
        // Nobody drains a region by chance: the first sight of the flag counts.
        failureThreshold: 1,
        inverted: true,
      }),
    );
    const all = [answers, ...flags];
    this.checkId = this.check('Region', region, {
      type: 'CALCULATED',
      childHealthChecks: all,
      healthThreshold: all.length,
    });
  }

  private check(id: string, name: string, config: route53.CfnHealthCheck.HealthCheckConfigProperty): string {
    return new route53.CfnHealthCheck(this, id, {
      healthCheckConfig: config,
      healthCheckTags: [{ key: 'Name', value: name }],
    }).ref;
  }
}
