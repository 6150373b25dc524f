import { threeRegions } from '../support/regions';
import { synth } from '../support/synth';
import { resourcesIn } from '../support/templates';

type Json = ReturnType<typeof resourcesIn>[number]['Properties'];

const edgeOf = (routing?: object) => {
  const templates = synth(threeRegions(routing ? { routing } : {}));
  const of = (type: string) => resourcesIn(templates, type).filter(({ stack }) => stack === 'shop-test-Edge');
  return {
    templates,
    checks: of('AWS::Route53::HealthCheck'),
    records: of('AWS::Route53::RecordSet').map(({ Properties }) => Properties),
    groups: of('AWS::Route53::RecordSetGroup').map(({ Properties }) => Properties),
    alarms: of('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties),
    topics: of('AWS::SNS::Topic').map(({ Properties }) => Properties.TopicName),
    cdn: of('AWS::CloudFront::Distribution')[0]!.Properties.DistributionConfig,
  };
};

const latency = edgeOf();
const nameOf = (check: { Properties: Json }) => check.Properties.HealthCheckTags[0].Value;
const byId = new Map(latency.checks.map((check) => [check.logicalId, nameOf(check)]));
const config = (name: string) => latency.checks.find((check) => nameOf(check) === name)?.Properties.HealthCheckConfig;
const called = (name: string) => latency.records.filter((record) => record.Name === `${name}shop.example.com`);

describe('the health of a region', () => {
  it('is that it answers, and that no other region has a flag that drains it', () => {
    const { Type, HealthThreshold, ChildHealthChecks } = config('eu-west-1');
    expect([Type, HealthThreshold]).toEqual(['CALCULATED', 3]);
    expect(ChildHealthChecks.map(({ Ref }: { Ref: string }) => byId.get(Ref))).toEqual([
      'eu-west-1 answers',
      'eu-west-1 is not drained from us-east-1',
      'eu-west-1 is not drained from ap-south-1',
    ]);
  });

  it("is asked by HTTPS at the region's own name, as often as the configuration says", () => {
    expect(config('eu-west-1 answers')).toEqual({
      Type: 'HTTPS',
      FullyQualifiedDomainName: 'origin-eu-west-1.shop.example.com',
      Port: 443,
      EnableSNI: true,
      ResourcePath: '/up?deep=1',
      RequestInterval: 10,
      FailureThreshold: 3,
    });
  });

  it('turns bad when the flag is there, and not when it can not be read', () => {
    const flag = config('eu-west-1 is not drained from ap-south-1');
    expect(flag).toMatchObject({ Inverted: true, FailureThreshold: 1, ResourcePath: '/eu-west-1' });
    expect(JSON.stringify(flag.FullyQualifiedDomainName)).toContain('.s3.ap-south-1.');
    // Never in the region itself: that one may be gone.
    for (const check of latency.checks.filter((each) => each.Properties.HealthCheckConfig.Inverted)) {
      const [region, , , , , where] = nameOf(check).split(' ');
      expect(where).not.toBe(region);
    }
  });

  it('takes nine checks for three regions and one above each', () => {
    expect(latency.checks).toHaveLength(3 * (1 + 2 + 1));
  });

  it('is looked at in us-east-1, where its metric is, and tells a topic there', () => {
    const away = latency.alarms.filter(({ MetricName }) => MetricName === 'HealthCheckStatus');
    expect(away.map(({ AlarmName }) => AlarmName)).toEqual([
      'shop-test-region-us-east-1-away',
      'shop-test-region-eu-west-1-away',
      'shop-test-region-ap-south-1-away',
    ]);
    expect(latency.topics).toEqual(['shop-test-edge-page', 'shop-test-edge-notice']);
    expect(JSON.stringify(away[0].AlarmActions)).toContain('shop-test-edge-page');
  });
});

describe('the bucket of drain flags', () => {
  it('is read by health checkers only, by their addresses, and is never public', () => {
    const ofDrain = (type: string) =>
      resourcesIn(latency.templates, type).filter(({ logicalId }) => logicalId.startsWith('DrainFlags'));
    expect(ofDrain('AWS::S3::Bucket')).toHaveLength(3);
    for (const { Properties } of ofDrain('AWS::S3::Bucket'))
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    for (const { Properties } of ofDrain('AWS::S3::BucketPolicy')) {
      const [read, ...others] = Properties.PolicyDocument.Statement;
      expect(read).toMatchObject({ Effect: 'Allow', Action: 's3:GetObject', Principal: { AWS: '*' } });
      const ranges: string[] = read.Condition.IpAddress['aws:SourceIp'];
      expect(ranges.length).toBeGreaterThan(10);
      // S3 calls a policy public whose ranges are wider than a /8.
      for (const range of ranges) expect(Number(range.split('/')[1])).toBeGreaterThanOrEqual(18);
      expect(others.map(({ Effect }: { Effect: string }) => Effect)).toEqual(['Deny']);
    }
  });
});

describe('the names above several regions', () => {
  it('lead to the nearest region that is healthy, by latency', () => {
    const set = called('origin.');
    expect(
      set.map(({ Region, AliasTarget }) => [Region, AliasTarget.DNSName, AliasTarget.EvaluateTargetHealth]),
    ).toEqual([
      ['us-east-1', 'origin-us-east-1.shop.example.com', false],
      ['eu-west-1', 'origin-eu-west-1.shop.example.com', false],
      ['ap-south-1', 'origin-ap-south-1.shop.example.com', false],
    ]);
    expect(set.map(({ HealthCheckId }) => byId.get(HealthCheckId.Ref))).toEqual([
      'us-east-1',
      'eu-west-1',
      'ap-south-1',
    ]);
    expect(latency.cdn.Origins[0].DomainName).toBe('origin.shop.example.com');
  });

  it('lead writes home', () => {
    expect(called('write.')).toMatchObject([{ AliasTarget: { DNSName: 'origin-us-east-1.shop.example.com' } }]);
  });

  it('let the CDN ask a second bucket for a file when the first has no answer', () => {
    const [group] = latency.cdn.OriginGroups.Items;
    expect(group.Members.Items.map(({ OriginId }: { OriginId: string }) => OriginId)).toEqual(['files', 'files-2']);
    expect(group.FailoverCriteria.StatusCodes.Items).toEqual([500, 502, 503, 504]);
    const [, files] = latency.cdn.CacheBehaviors;
    expect([files.PathPattern, files.TargetOriginId]).toEqual(['/assets/*', group.Id]);
  });
});

describe('places', () => {
  const places = {
    IN: ['ap-south-1', 'eu-west-1'],
    EU: ['eu-west-1', 'us-east-1'],
    'US-CA': ['us-east-1', 'eu-west-1'],
  };
  const { records, cdn } = edgeOf({ policy: 'geolocation', places });
  const leads = (name: string) =>
    records
      .filter(({ Name }) => Name === name)
      .map(({ SetIdentifier, AliasTarget }) => [SetIdentifier, AliasTarget.DNSName.replace('.shop.example.com', '')]);

  it('are asked by the CDN, and each leads to a chain, never to a region alone', () => {
    expect(cdn.Origins[0].DomainName).toBe('geo.shop.example.com');
    expect(leads('geo.shop.example.com')).toEqual([
      ['IN', 'in-1.geo'],
      ['EU', 'eu-1.geo'],
      ['US-CA', 'us-ca-1.geo'],
      ['default', 'origin'],
    ]);
  });

  it('go from region to region, and at last to the nearest healthy one of all', () => {
    expect(leads('in-1.geo.shop.example.com')).toEqual([
      ['primary', 'origin-ap-south-1'],
      ['secondary', 'in-2.geo'],
    ]);
    expect(leads('in-2.geo.shop.example.com')).toEqual([
      ['primary', 'origin-eu-west-1'],
      ['secondary', 'origin'],
    ]);
    for (const { Failover, AliasTarget, HealthCheckId } of records.filter((record) => record.Failover)) {
      expect(AliasTarget.EvaluateTargetHealth).toBe(true);
      expect(HealthCheckId === undefined).toBe(Failover === 'SECONDARY');
    }
  });

  it('are stated as Route 53 has them', () => {
    const locations = records.filter(({ GeoLocation }) => GeoLocation).map(({ GeoLocation }) => GeoLocation);
    expect(locations).toEqual([
      { CountryCode: 'IN' },
      { ContinentCode: 'EU' },
      { CountryCode: 'US', SubdivisionCode: 'CA' },
      { CountryCode: '*' },
    ]);
  });
});

describe('geoproximity', () => {
  const { groups, cdn } = edgeOf({ policy: 'geoproximity', bias: { 'eu-west-1': -20 } });

  it('leads to the nearest region by distance and bias, under a name of its own', () => {
    expect(cdn.Origins[0].DomainName).toBe('near.shop.example.com');
    const set = groups.flatMap(({ RecordSets }) => RecordSets);
    expect(set.map(({ Name }) => Name)).toEqual(Array(3).fill('near.shop.example.com'));
    expect(set.map(({ GeoProximityLocation }) => GeoProximityLocation)).toEqual([
      { AWSRegion: 'us-east-1', Bias: 0 },
      { AWSRegion: 'eu-west-1', Bias: -20 },
      { AWSRegion: 'ap-south-1', Bias: 0 },
    ]);
    for (const record of set) expect(record.HealthCheckId).toBeDefined();
  });
});

describe('one region', () => {
  it('has no health check, as there is no other to go to, and keeps the name for writes while others stand', () => {
    const { checks, records } = (() => {
      const templates = synth(threeRegions({ stage: 3, reached: 4 }));
      return {
        checks: resourcesIn(templates, 'AWS::Route53::HealthCheck'),
        records: resourcesIn(templates, 'AWS::Route53::RecordSet').map(({ Properties }) => Properties),
      };
    })();
    expect(checks).toEqual([]);
    expect(records.filter(({ Name }) => Name === 'origin.shop.example.com')).toHaveLength(1);
    // A server of a region that goes may still write.
    expect(records.some(({ Name }) => Name === 'write.shop.example.com')).toBe(true);
  });
});
