import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import type { CdnSpec } from '../blueprint/cdn';
import { type Owner, prefix } from '../blueprint/names';
import { ERROR_PAGES, ORIGIN_HEADER, UNAVAILABLE_PATH } from '../blueprint/origin';
import { routeRank } from '../blueprint/route-priority';
import { type Acknowledgement, acknowledge } from './acknowledge';
import { eitherBucket, filesOrigin, ORIGINS } from './cdn-origins';
import { CdnPolicies } from './cdn-policies';
import { originSecretValue } from './origin-secret';

/** Longest time that the CDN waits for an answer without being asked for more, in seconds; as long as the load balancer. */
const READ_TIMEOUT_SECONDS = 60;

export interface CdnProps extends CdnSpec {
  readonly owner: Owner;
  /** Names it answers to. */
  readonly names: readonly string[];
  readonly certificateArn: string;
  readonly firewallArn: string;
  /** Name of the nearest healthy region. */
  readonly originHost: string;
  /** Names of the buckets with static files, as S3 has them; one, or two of which the second is asked when the first fails. */
  readonly staticHosts: readonly string[];
}

/**
 * A CDN in front of the nearest region. What no rule names passes through as it came, uncached. Its own rules stand in the
 * order of the more particular path.
 */
export class Cdn extends Construct {
  readonly distributionId: string;
  readonly domainName: string;
  private readonly policies: CdnPolicies;

  constructor(scope: Construct, id: string, props: CdnProps) {
    super(scope, id);
    const { owner, names, certificateArn, firewallArn } = props;
    this.policies = new CdnPolicies(this, 'Policies', owner);

    const distribution = new cloudfront.CfnDistribution(this, 'Distribution', {
      distributionConfig: {
        enabled: true,
        comment: prefix(owner),
        aliases: [...names],
        httpVersion: 'http2and3',
        ipv6Enabled: true,
        priceClass: 'PriceClass_All',
        viewerCertificate: {
          acmCertificateArn: certificateArn,
          sslSupportMethod: 'sni-only',
          minimumProtocolVersion: 'TLSv1.2_2021',
        },
        webAclId: firewallArn,
        origins: this.origins(props),
        ...eitherBucket(props.staticHosts),
        defaultCacheBehavior: PASSING,
        cacheBehaviors: this.behaviors(props),
        customErrorResponses: [...UNCACHED_ERRORS, ...UNAVAILABLE],
      },
    });
    acknowledge(distribution, ...FINDINGS);
    this.distributionId = distribution.ref;
    this.domainName = distribution.attrDomainName;
  }

  private origins({
    owner,
    originHost,
    staticHosts,
    originSecret,
    shieldRegion,
  }: CdnProps): cloudfront.CfnDistribution.OriginProperty[] {
    const access = new cloudfront.CfnOriginAccessControl(this, 'FilesAccess', {
      originAccessControlConfig: {
        name: `${prefix(owner)}-files`,
        originAccessControlOriginType: 's3',
        signingBehavior: 'always',
        signingProtocol: 'sigv4',
      },
    });
    const shield = { originShield: { enabled: true, originShieldRegion: shieldRegion } };
    const services = {
      domainName: originHost,
      customOriginConfig: {
        originProtocolPolicy: 'https-only',
        originSslProtocols: ['TLSv1.2'],
        originReadTimeout: READ_TIMEOUT_SECONDS,
      },
      originCustomHeaders: [{ headerName: ORIGIN_HEADER, headerValue: originSecretValue(owner, originSecret) }],
    };
    return [
      { id: ORIGINS.services, ...services },
      { id: ORIGINS.kept, ...services, ...shield },
      ...staticHosts.map((domainName, i) => ({
        id: i === 0 ? ORIGINS.files : ORIGINS.otherFiles,
        domainName,
        originAccessControlId: access.attrId,
        // Without this CloudFront takes it for any web server.
        s3OriginConfig: { originAccessIdentity: '' },
        ...shield,
      })),
    ];
  }

  private behaviors(props: CdnProps): cloudfront.CfnDistribution.CacheBehaviorProperty[] {
    const files = props.static.map(({ path, ttlSeconds }) => ({
      pathPattern: path,
      ...READING,
      targetOriginId: filesOrigin(props.staticHosts),
      cachePolicyId: this.policies.static(ttlSeconds),
      responseHeadersPolicyId: this.policies.staticHeaders(ttlSeconds),
    }));
    const kept = props.cached.map((cached) => ({
      pathPattern: cached.path,
      ...READING,
      allowedMethods: EVERY_METHOD,
      targetOriginId: ORIGINS.kept,
      cachePolicyId: this.policies.cached(cached),
      responseHeadersPolicyId: SECURITY_HEADERS,
    }));
    const page = {
      pathPattern: `${ERROR_PAGES}*`,
      ...READING,
      targetOriginId: ORIGINS.services,
      // Known everywhere for a day: it is wanted when nothing answers.
      cachePolicyId: cloudfront.CachePolicy.CACHING_OPTIMIZED.cachePolicyId,
      responseHeadersPolicyId: SECURITY_HEADERS,
    };
    const rank = ({ pathPattern }: { pathPattern: string }) => routeRank({ path: pathPattern });
    return [page, ...[...files, ...kept].sort((a, b) => rank(b) - rank(a))];
  }
}

const { responseHeadersPolicyId: SECURITY_HEADERS } = cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS;

const EVERY_METHOD = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];

const READING = {
  viewerProtocolPolicy: 'redirect-to-https',
  allowedMethods: ['GET', 'HEAD', 'OPTIONS'],
  cachedMethods: ['GET', 'HEAD'],
  compress: true,
};

/** Every method, header, cookie and parameter goes to the services, and nothing is kept. */
const PASSING: cloudfront.CfnDistribution.DefaultCacheBehaviorProperty = {
  targetOriginId: ORIGINS.services,
  viewerProtocolPolicy: 'redirect-to-https',
  allowedMethods: EVERY_METHOD,
  compress: true,
  cachePolicyId: cloudfront.CachePolicy.CACHING_DISABLED.cachePolicyId,
  originRequestPolicyId: cloudfront.OriginRequestPolicy.ALL_VIEWER.originRequestPolicyId,
  responseHeadersPolicyId: SECURITY_HEADERS,
};

/** What CloudFront would keep for 10 seconds on every path: what is not there now may be there in a moment. */
const UNCACHED_ERRORS = [404, 405, 414, 500, 501].map((errorCode) => ({ errorCode, errorCachingMinTtl: 0 }));

/** Asked again after some seconds, so that one that comes back is not drowned in requests. */
const UNAVAILABLE = [502, 503, 504].map((errorCode) => ({
  errorCode,
  responseCode: errorCode,
  responsePagePath: UNAVAILABLE_PATH,
  errorCachingMinTtl: 5,
}));

const FINDINGS: readonly Acknowledgement[] = [
  {
    control: 'AwsSolutions-CFR1',
    because: 'The application is for everyone, wherever they are.',
    instead: 'the firewall knows addresses of ill repute.',
  },
  {
    control: 'AwsSolutions-CFR3',
    because: 'The control knows the older kind of log only.',
    instead: 'a delivery beside it writes every request to the bucket of logs.',
  },
];
