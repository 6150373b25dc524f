import { createHash } from 'node:crypto';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import type { CachedPathSpec } from '../blueprint/cdn';
import { type Owner, prefix } from '../blueprint/names';

const YEAR_SECONDS = 31_536_000;

/**
 * What the CDN keeps for how long, and what it tells browsers. Each path has a policy under its own name; static files share
 * one for each time to live, because an account has few.
 */
export class CdnPolicies extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly owner: Owner,
  ) {
    super(scope, id);
  }

  /** How answers of a path are kept: no longer than it says, and less when the application says so. */
  cached({ path, ttlSeconds, staleSeconds, query, headers, cookies }: CachedPathSpec): string {
    return this.policy(`Cached-${path}`, `${slug(path)}-${mark(path)}`, {
      minTtl: 0,
      defaultTtl: ttlSeconds,
      // An answer that the application lets be stale is given for no longer than this either.
      maxTtl: ttlSeconds + staleSeconds,
      parametersInCacheKeyAndForwardedToOrigin: {
        // The host says which service is meant, and the origin's certificate is for it.
        headersConfig: { headerBehavior: 'whitelist', headers: ['Host', ...headers] },
        cookiesConfig: { cookieBehavior: listed(cookies), ...part('cookies', cookies) },
        queryStringsConfig: { queryStringBehavior: listed(query), ...part('queryStrings', query) },
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
      },
    });
  }

  /** How files are kept. */
  static(ttlSeconds: number): string {
    return this.policy(`Static-${ttlSeconds}`, `static-${ttlSeconds}`, {
      minTtl: 0,
      defaultTtl: ttlSeconds,
      maxTtl: ttlSeconds,
      parametersInCacheKeyAndForwardedToOrigin: {
        headersConfig: { headerBehavior: 'none' },
        cookiesConfig: { cookieBehavior: 'none' },
        queryStringsConfig: { queryStringBehavior: 'none' },
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
      },
    });
  }

  /** What browsers are told of files: how long to keep them, unless the file says so itself, and to be careful. */
  staticHeaders(ttlSeconds: number): string {
    const existing = this.node.tryFindChild(`Headers-${ttlSeconds}`) as cloudfront.CfnResponseHeadersPolicy | undefined;
    const made =
      existing ??
      new cloudfront.CfnResponseHeadersPolicy(this, `Headers-${ttlSeconds}`, {
        responseHeadersPolicyConfig: {
          name: `${prefix(this.owner)}-static-${ttlSeconds}`,
          customHeadersConfig: {
            items: [{ header: 'Cache-Control', value: `public, max-age=${ttlSeconds}`, override: false }],
          },
          securityHeadersConfig: {
            contentTypeOptions: { override: true },
            frameOptions: { frameOption: 'SAMEORIGIN', override: false },
            referrerPolicy: { referrerPolicy: 'strict-origin-when-cross-origin', override: false },
            strictTransportSecurity: { accessControlMaxAgeSec: YEAR_SECONDS, override: false },
          },
        },
      });
    return made.ref;
  }

  private policy(
    id: string,
    name: string,
    config: Omit<cloudfront.CfnCachePolicy.CachePolicyConfigProperty, 'name'>,
  ): string {
    const existing = this.node.tryFindChild(id) as cloudfront.CfnCachePolicy | undefined;
    const cachePolicyConfig = { name: `${prefix(this.owner)}-${name}`, ...config };
    return (existing ?? new cloudfront.CfnCachePolicy(this, id, { cachePolicyConfig })).ref;
  }
}

const listed = (names: readonly string[]) => (names.length > 0 ? 'whitelist' : 'none');

const part = (key: 'cookies' | 'queryStrings', names: readonly string[]) =>
  names.length > 0 ? { [key]: [...names] } : {};

/** A path in the letters that a name may have. */
const slug = (path: string) => path.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');

/** Tells paths apart that are written alike. */
const mark = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 6);
