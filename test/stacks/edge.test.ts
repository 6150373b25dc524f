import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { synth } from '../support/synth';
import { onlyResource, type Resource, resourcesIn } from '../support/templates';

const service = (name: string, more: object) => ({ name, image: name, port: 80, ...more });
const config = exampleConfig({
  stage: 3,
  domain: DOMAIN,
  services: [
    service('web', { path: '/*', healthPath: '/up?deep=1' }),
    service('admin', { path: '/*', host: 'admin.shop.example.com' }),
  ],
  edge: {
    static: [
      { path: '/assets/*', ttlSeconds: 31_536_000 },
      { path: '/fonts/*', ttlSeconds: 31_536_000 },
    ],
    cache: [
      { path: '/api/*', ttlSeconds: 5 },
      {
        path: '/api/catalog/*',
        ttlSeconds: 60,
        staleSeconds: 30,
        query: ['page'],
        headers: ['Accept-Language'],
        cookies: ['currency'],
      },
    ],
    originSecretVersion: 3,
  },
});
const templates = synth(blueprintOf(config));
const ofType = (type: string) => resourcesIn(templates, type);
const distribution = onlyResource(templates, 'AWS::CloudFront::Distribution').Properties.DistributionConfig;
const origin = (id: string) => distribution.Origins.find(({ Id }: { Id: string }) => Id === id);
const behavior = (path: string) =>
  distribution.CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === path);
const policyOf = (path: string) => {
  const { Resources } = templates['shop-test-Edge']!;
  return Resources[behavior(path).CachePolicyId.Ref]!.Properties.CachePolicyConfig;
};
const secret = (version: number) => `{{resolve:secretsmanager:shop/test/origin/v${version}:SecretString}}`;

describe('the CDN', () => {
  it('answers to the domain and to the hosts of services, by HTTP/3 and IPv6, with a certificate of us-east-1', () => {
    expect(distribution).toMatchObject({
      Aliases: ['shop.example.com', 'admin.shop.example.com'],
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
    });
    expect(ofType('AWS::CertificateManager::Certificate').map(({ stack }) => stack)).toEqual([
      'shop-test-us-east-1-Network',
      'shop-test-Edge',
    ]);
  });

  it('asks the nearest region by name and shows the newest secret', () => {
    for (const id of ['services', 'services-kept']) {
      expect(origin(id).DomainName).toBe('origin.shop.example.com');
      expect(origin(id).CustomOriginConfig.OriginProtocolPolicy).toBe('https-only');
      expect(origin(id).OriginCustomHeaders).toEqual([{ HeaderName: 'X-Origin-Secret', HeaderValue: secret(3) }]);
    }
  });

  it('passes everything through that no rule names, uncached, as it came', () => {
    const { CachePolicyId, OriginRequestPolicyId, AllowedMethods, TargetOriginId } = distribution.DefaultCacheBehavior;
    // CachingDisabled and AllViewer of AWS.
    expect([CachePolicyId, OriginRequestPolicyId, TargetOriginId]).toEqual([
      '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      '216adef6-5c7f-47e4-b989-5492eafa07d3',
      'services',
    ]);
    expect(AllowedMethods).toContain('POST');
  });

  it('keeps an answer no longer than its path says, told apart by nothing but its key, and shows no more to the service', () => {
    expect(policyOf('/api/catalog/*')).toMatchObject({ MinTTL: 0, DefaultTTL: 60, MaxTTL: 90 });
    expect(policyOf('/api/catalog/*').ParametersInCacheKeyAndForwardedToOrigin).toMatchObject({
      HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Host', 'Accept-Language'] },
      QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['page'] },
      CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['currency'] },
    });
    expect(behavior('/api/catalog/*').OriginRequestPolicyId).toBeUndefined();
    expect(policyOf('/api/*').ParametersInCacheKeyAndForwardedToOrigin.CookiesConfig).toEqual({
      CookieBehavior: 'none',
    });
  });

  it('tries the more particular path first', () => {
    const paths = distribution.CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern);
    expect(paths.indexOf('/api/catalog/*')).toBeLessThan(paths.indexOf('/api/*'));
  });

  it('lets writes through on a path whose answers it keeps, and none to files', () => {
    expect(behavior('/api/*').AllowedMethods).toContain('PUT');
    expect(behavior('/assets/*').AllowedMethods).not.toContain('PUT');
  });

  it('puts a shield before what it keeps, and nothing before what passes through', () => {
    const shield = { Enabled: true, OriginShieldRegion: 'us-east-1' };
    expect(['files', 'services-kept', 'services'].map((id) => origin(id).OriginShield)).toEqual([
      shield,
      shield,
      undefined,
    ]);
  });

  it('shows a page of the load balancer when no server answers, and keeps no error that may be over in a moment', () => {
    const errors = Object.fromEntries(
      distribution.CustomErrorResponses.map(({ ErrorCode, ...rest }: { ErrorCode: number }) => [ErrorCode, rest]),
    );
    expect(errors[503]).toEqual({
      ResponseCode: 503,
      ResponsePagePath: '/error-pages/unavailable.html',
      ErrorCachingMinTTL: 5,
    });
    expect(errors[404]).toEqual({ ErrorCachingMinTTL: 0 });
    const page = ofType('AWS::ElasticLoadBalancingV2::ListenerRule').find(
      ({ Properties }) => Properties.Actions[0].Type === 'fixed-response',
    )?.Properties;
    expect([page.Priority, page.Conditions[0].PathPatternConfig.Values]).toEqual([
      1,
      ['/error-pages/unavailable.html'],
    ]);
    // Source: Elastic Load Balancing API, "FixedResponseActionConfig".
    expect(page.Actions[0].FixedResponseConfig.MessageBody.length).toBeLessThan(1024);
  });

  it('writes a log of requests where load balancers do', () => {
    expect(onlyResource(templates, 'AWS::Logs::DeliverySource').Properties.LogType).toBe('ACCESS_LOGS');
    const { DestinationResourceArn } = onlyResource(templates, 'AWS::Logs::DeliveryDestination').Properties;
    expect(JSON.stringify(DestinationResourceArn)).toContain('shop-test-logs-');
  });

  it('tells browsers how long to keep files, unless the file says so, and to be careful with everything', () => {
    const { ResponseHeadersPolicyConfig: headers } = onlyResource(
      templates,
      'AWS::CloudFront::ResponseHeadersPolicy',
    ).Properties;
    expect(headers.CustomHeadersConfig.Items).toEqual([
      { Header: 'Cache-Control', Value: 'public, max-age=31536000', Override: false },
    ]);
    expect(headers.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec).toBe(31_536_000);
    // SecurityHeadersPolicy of AWS.
    expect(distribution.DefaultCacheBehavior.ResponseHeadersPolicyId).toBe('67f7725c-6f97-4210-82d7-5512b31e9d03');
  });
});

describe('the firewall', () => {
  const rulesOf = (waf: 'block' | 'count'): Resource['Properties'] => {
    const made = synth(blueprintOf(exampleConfig({ stage: 3, domain: DOMAIN, edge: { waf } })));
    return onlyResource(made, 'AWS::WAFv2::WebACL').Properties.Rules;
  };

  it('asks for too many requests first, then for what AWS knows to be bad', () => {
    const rules = rulesOf('block');
    expect(rules.map(({ Name }: { Name: string }) => Name)).toEqual([
      'rate',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
    ]);
    expect([rules[0].Action, rules[1].OverrideAction]).toEqual([{ Block: {} }, { None: {} }]);
  });

  it('lets uploads of more than 8 KB pass', () => {
    const { RuleActionOverrides } = rulesOf('block')[3].Statement.ManagedRuleGroupStatement;
    expect(RuleActionOverrides).toEqual([{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }]);
  });

  it('only counts when it is told to', () => {
    const rules = rulesOf('count');
    expect([rules[0].Action, ...rules.slice(1).map((rule: Resource['Properties']) => rule.OverrideAction)]).toEqual(
      Array.from({ length: 4 }, () => ({ Count: {} })),
    );
  });
});

describe('the door of the load balancer at stage 3', () => {
  const rules = ofType('AWS::ElasticLoadBalancingV2::ListenerRule').map(({ Properties }) => Properties);
  const demands = ({ Conditions }: Resource['Properties']) =>
    Conditions.find(({ Field }: { Field: string }) => Field === 'http-header')?.HttpHeaderConfig;

  it('opens for the secret of now and for the one before, on every route', () => {
    const forwarding = rules.filter(({ Actions, Priority }) => Actions[0].Type === 'forward' && Priority < 50_000);
    expect(forwarding).toHaveLength(2);
    for (const rule of forwarding)
      expect(demands(rule)).toEqual({ HttpHeaderName: 'X-Origin-Secret', Values: [secret(3), secret(2)] });
  });

  it('opens for whoever asks for the health of the service that takes the rest, after all others, and for reading only', () => {
    const health = rules.find((rule) => demands(rule) === undefined);
    expect(health).toMatchObject({
      Priority: 50_000,
      Conditions: [
        { Field: 'path-pattern', PathPatternConfig: { Values: ['/up'] } },
        { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['GET', 'HEAD'] } },
      ],
    });
  });

  it('says no to everyone else', () => {
    const https = ofType('AWS::ElasticLoadBalancingV2::Listener').find(({ Properties }) => Properties.Port === 443);
    expect(https?.Properties.DefaultActions[0].FixedResponseConfig.StatusCode).toBe('403');
  });

  it('is of secrets that stand in every region that resolves them', () => {
    const secretsAt = (region: string) =>
      resourcesIn(
        synth(blueprintOf(exampleConfig({ stage: 3, domain: DOMAIN, regions: [{ name: region }] }))),
        'AWS::SecretsManager::Secret',
      ).find(({ Properties }) => Properties.Name === 'shop/test/origin/v1')?.Properties.ReplicaRegions;
    expect(secretsAt('us-east-1')).toBeUndefined();
    expect(secretsAt('eu-west-1')).toEqual([{ Region: 'us-east-1' }]);
  });
});

describe('names', () => {
  const recordOf = (name: string, type: string, of = templates) =>
    resourcesIn(of, 'AWS::Route53::RecordSet').find(
      ({ Properties }) => Properties.Name === name && Properties.Type === type,
    )?.Properties.AliasTarget;

  it('lead to the CDN, by IPv6 too, and hosts of services lead where the domain leads', () => {
    for (const type of ['A', 'AAAA']) {
      expect(recordOf('shop.example.com', type).HostedZoneId).toBe('Z2FDTNDATAQYW2');
      expect(recordOf('admin.shop.example.com', type).DNSName).toBe('shop.example.com');
    }
  });

  it('lead to the region again while the CDN still stands, on the way back', () => {
    const back = synth(blueprintOf(exampleConfig({ stage: 2, reached: 3, overlap: [3], domain: DOMAIN })));
    expect(resourcesIn(back, 'AWS::CloudFront::Distribution')).toHaveLength(1);
    expect(recordOf('shop.example.com', 'A', back).DNSName).toBe('origin.shop.example.com');
    expect(recordOf('shop.example.com', 'AAAA', back)).toBeUndefined();
  });
});

describe('the bucket of static files', () => {
  const policy = ofType('AWS::S3::BucketPolicy').find(({ Metadata }) =>
    Metadata?.['aws:cdk:path']?.includes('/StaticFiles/'),
  )?.Properties.PolicyDocument;

  it('is read by distributions of this account only, whichever they are', () => {
    const [read, list] = policy.Statement;
    for (const { Principal, Condition } of [read, list]) {
      expect(Principal).toEqual({ Service: 'cloudfront.amazonaws.com' });
      expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
    }
    expect([read.Action, list.Action]).toEqual(['s3:GetObject', 's3:ListBucket']);
  });

  it('is kept, versioned, and its name told to whoever fills it', () => {
    const bucket = ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith('StaticFiles'));
    expect(bucket).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    expect(bucket?.Properties.VersioningConfiguration.Status).toBe('Enabled');
    expect(templates['shop-test-us-east-1-Data']?.Outputs).toHaveProperty('StaticBucket');
  });
});
