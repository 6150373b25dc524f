import type { HealthCheck as LiveCheck, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { environments, loadConfig } from '../../lib/config/load';
import type { Zone } from '../../lib/geodns/model';
import { zoneOf } from '../../lib/geodns/zone-of-blueprint';
import { zoneOfLive } from '../../lib/geodns/zone-of-live';
import { zoneOfTemplates } from '../../lib/geodns/zone-of-templates';
import type { Templates } from '../../lib/transition/template';
import { blueprintOf } from '../../stages';
import { exampleConfig } from '../support/config';
import { threeRegions } from '../support/regions';
import { synth } from '../support/synth';
import { templatesOf } from '../support/templates';

/** A zone whose lists are in an order of their own. */
const sorted = ({ name, records, checks }: Zone) => ({
  name,
  records: records.map((record) => JSON.stringify(record, Object.keys(flat(record)).sort())).sort(),
  checks: [...checks].sort((a, b) => (a.id < b.id ? -1 : 1)),
});

function flat(value: object): Record<string, true> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => [
      [key, true] as const,
      ...(typeof item === 'object' ? Object.entries(flat(item)) : []),
    ]),
  );
}

const VARIANTS = {
  geolocation: {
    routing: {
      policy: 'geolocation' as const,
      places: {
        IN: ['ap-south-1', 'eu-west-1'],
        EU: ['eu-west-1', 'us-east-1'],
        'US-CA': ['us-east-1', 'eu-west-1'],
        'country:SA': ['eu-west-1', 'ap-south-1', 'us-east-1'],
        default: ['us-east-1', 'ap-south-1'],
      },
    },
  },
  geoproximity: { routing: { policy: 'geoproximity' as const, bias: { 'eu-west-1': 20, 'ap-south-1': -10 } } },
};

describe('the zone of a blueprint', () => {
  it.each(environments())('is what the templates of %s say', (environment) => {
    const blueprint = blueprintOf(loadConfig(environment));
    const made = zoneOfTemplates(templatesOf(environment) as unknown as Templates, blueprint.account);
    expect(sorted(zoneOf(blueprint))).toEqual(sorted(made));
    expect(made.records.length).toBeGreaterThan(2);
  });

  it.each(Object.keys(VARIANTS) as (keyof typeof VARIANTS)[])(
    'is what the templates say with %s routing',
    (variant) => {
      const blueprint = threeRegions(VARIANTS[variant]);
      const made = zoneOfTemplates(synth(blueprint) as unknown as Templates);
      expect(sorted(zoneOf(blueprint))).toEqual(sorted(made));
      expect(made.checks).toHaveLength(12);
    },
  );

  it('has no records without a domain', () => {
    expect(zoneOf(blueprintOf(exampleConfig()))).toEqual({ name: '', records: [], checks: [] });
  });
});

describe('the zone that Route 53 lists', () => {
  it('is read from the shapes of its SDK', () => {
    const zone = zoneOfLive(LIVE_RECORDS, LIVE_CHECKS, { c1: { office: ['192.0.2.0/24'] } });
    expect(zone.name).toBe('shop.example.com');
    expect(zone.records.map(({ name, id, routing }) => [name, id, routing])).toEqual([
      ['shop.example.com', undefined, { by: 'simple' }],
      ['*.shop.example.com', 'a', { by: 'weighted', weight: 0 }],
      ['l.shop.example.com', 'eu-west-1', { by: 'latency', region: 'eu-west-1' }],
      ['g.shop.example.com', 'ca', { by: 'geolocation', location: { country: 'US', subdivision: 'CA' } }],
      ['g.shop.example.com', 'eu', { by: 'geolocation', location: { continent: 'EU' } }],
      ['g.shop.example.com', 'rest', { by: 'geolocation', location: { everywhere: true } }],
      ['n.shop.example.com', 'x', { by: 'geoproximity', at: { latitude: 49.22, longitude: -74.01 }, bias: -5 }],
      ['n.shop.example.com', 'den', { by: 'geoproximity', at: { region: 'us-west-2-den-1' }, bias: 0 }],
      ['i.shop.example.com', 'o', { by: 'addresses', collection: 'c1', location: 'office' }],
      ['f.shop.example.com', 'p', { by: 'failover', role: 'primary' }],
      ['m.shop.example.com', 'm', { by: 'multivalue' }],
    ]);
    expect(zone.records[2]).toMatchObject({
      check: 'h1',
      answer: { kind: 'alias', target: 'origin.shop.example.com', to: 'record', followsHealth: true },
    });
    expect(zone.records[9]?.answer).toMatchObject({ to: 'resource', followsHealth: false });
    expect(zone.records[1]?.answer).toEqual({ kind: 'values', values: ['192.0.2.1'], ttl: 60 });
    expect(zone.checks.map(({ asks, inverted, disabled }) => [asks, inverted, disabled])).toEqual([
      [
        {
          kind: 'endpoint',
          protocol: 'HTTPS',
          host: 'a.example.com',
          port: 443,
          path: '/up',
          intervalSeconds: 10,
          threshold: 2,
        },
        true,
        false,
      ],
      [
        { kind: 'endpoint', protocol: 'TCP', host: '192.0.2.7', port: 5432, intervalSeconds: 30, threshold: 3 },
        false,
        true,
      ],
      [{ kind: 'calculated', children: ['h1', 'h2'], threshold: 1 }, false, false],
      [{ kind: 'alarm', alarm: 'errors', region: 'us-east-1', whenUnknown: 'unhealthy' }, false, false],
    ]);
  });
});

const at = (Name: string, SetIdentifier: string, more: Partial<ResourceRecordSet>): ResourceRecordSet => ({
  Name: `${Name}.shop.example.com.`,
  Type: 'A',
  SetIdentifier,
  TTL: 60,
  ResourceRecords: [{ Value: '192.0.2.1' }],
  ...more,
});
const leads = (DNSName: string, EvaluateTargetHealth: boolean): Partial<ResourceRecordSet> => ({
  TTL: undefined,
  ResourceRecords: undefined,
  AliasTarget: { HostedZoneId: 'Z1', DNSName, EvaluateTargetHealth },
});

const LIVE_RECORDS: ResourceRecordSet[] = [
  {
    Name: 'Shop.example.com.',
    Type: 'SOA',
    TTL: 900,
    ResourceRecords: [{ Value: 'ns-1. mail. 1 7200 900 1209600 86400' }],
  },
  at('\\052', 'a', { Weight: 0 }),
  at('l', 'eu-west-1', { Region: 'eu-west-1', HealthCheckId: 'h1', ...leads('Origin.shop.example.com.', true) }),
  at('g', 'ca', { GeoLocation: { CountryCode: 'US', SubdivisionCode: 'CA' } }),
  at('g', 'eu', { GeoLocation: { ContinentCode: 'EU' } }),
  at('g', 'rest', { GeoLocation: { CountryCode: '*' } }),
  at('n', 'x', { GeoProximityLocation: { Coordinates: { Latitude: '49.22', Longitude: '-74.01' }, Bias: -5 } }),
  at('n', 'den', { GeoProximityLocation: { LocalZoneGroup: 'us-west-2-den-1' } }),
  at('i', 'o', { CidrRoutingConfig: { CollectionId: 'c1', LocationName: 'office' } }),
  at('f', 'p', { Failover: 'PRIMARY', ...leads('x.eu-west-1.elb.amazonaws.com.', false) }),
  at('m', 'm', { MultiValueAnswer: true }),
];

const check = (Id: string, HealthCheckConfig: LiveCheck['HealthCheckConfig']): LiveCheck => ({
  Id,
  HealthCheckConfig,
  CallerReference: Id,
  HealthCheckVersion: 1,
});
const LIVE_CHECKS: LiveCheck[] = [
  check('h1', {
    Type: 'HTTPS_STR_MATCH',
    FullyQualifiedDomainName: 'A.example.com',
    ResourcePath: '/up',
    RequestInterval: 10,
    FailureThreshold: 2,
    Inverted: true,
  }),
  check('h2', { Type: 'TCP', IPAddress: '192.0.2.7', Port: 5432, Disabled: true }),
  check('h3', { Type: 'CALCULATED', ChildHealthChecks: ['h1', 'h2'], HealthThreshold: 1 }),
  check('h4', {
    Type: 'CLOUDWATCH_METRIC',
    AlarmIdentifier: { Region: 'us-east-1', Name: 'errors' },
    InsufficientDataHealthStatus: 'Unhealthy',
  }),
];
