import type { Change, HealthCheckConfig, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { Refusal } from './errors';
import type { Element } from './xml';

type Reader<T> = (element: Element) => T;

const text: Reader<string> = ({ text }) => text;

const flag: Reader<boolean> = ({ name, text }) => {
  if (text !== 'true' && text !== 'false') throw new Refusal('InvalidInput', `${name} is not a boolean: ${text}`);
  return text === 'true';
};

const whole: Reader<number> = ({ name, text }) => {
  if (!/^-?\d+$/.test(text)) throw new Refusal('InvalidInput', `${name} is not an integer: ${text}`);
  return Number(text);
};

const one =
  (...words: readonly string[]): Reader<string> =>
  ({ name, text }) => {
    if (!words.includes(text)) throw new Refusal('InvalidInput', `${name} is not one of ${words.join(', ')}: ${text}`);
    return text;
  };

const list =
  <T>(item: string, read: Reader<T>): Reader<T[]> =>
  ({ name, children }) =>
    children.map((child) => {
      if (child.name !== item) throw new Refusal('InvalidInput', `${child.name} is not expected in ${name}`);
      return read(child);
    });

/** An element with these in it, and nothing else: a name that the API does not know is refused, not passed over. */
const object =
  <T>(fields: Readonly<Record<string, Reader<unknown>>>, required: readonly string[] = []): Reader<T> =>
  ({ name, children }) => {
    const found: Record<string, unknown> = {};
    for (const child of children) {
      const read = fields[child.name];
      if (!read) throw new Refusal('InvalidInput', `${child.name} is not expected in ${name}`);
      if (child.name in found) throw new Refusal('InvalidInput', `${child.name} is there twice in ${name}`);
      found[child.name] = read(child);
    }
    const missing = required.filter((field) => found[field] === undefined);
    if (missing.length > 0) throw new Refusal('InvalidInput', `${missing.join(', ')} is missing in ${name}`);
    return found as T;
  };

const RECORD_TYPES = 'SOA A TXT NS CNAME MX NAPTR PTR SRV SPF AAAA CAA DS TLSA SSHFP SVCB HTTPS'.split(' ');

const record = object<ResourceRecordSet>(
  {
    Name: text,
    Type: one(...RECORD_TYPES),
    SetIdentifier: text,
    Weight: whole,
    Region: text,
    GeoLocation: object({ ContinentCode: text, CountryCode: text, SubdivisionCode: text }),
    Failover: one('PRIMARY', 'SECONDARY'),
    MultiValueAnswer: flag,
    TTL: whole,
    ResourceRecords: list('ResourceRecord', object({ Value: text }, ['Value'])),
    AliasTarget: object({ HostedZoneId: text, DNSName: text, EvaluateTargetHealth: flag }, [
      'HostedZoneId',
      'DNSName',
      'EvaluateTargetHealth',
    ]),
    HealthCheckId: text,
    CidrRoutingConfig: object({ CollectionId: text, LocationName: text }, ['CollectionId', 'LocationName']),
    GeoProximityLocation: object({
      AWSRegion: text,
      LocalZoneGroup: text,
      Coordinates: object({ Latitude: text, Longitude: text }, ['Latitude', 'Longitude']),
      Bias: whole,
    }),
  },
  ['Name', 'Type'],
);

/** What may be changed of a health check. Type, RequestInterval and MeasureLatency are not among it: they never change. */
const MUTABLE_CHECK = {
  IPAddress: text,
  Port: whole,
  ResourcePath: text,
  FullyQualifiedDomainName: text,
  SearchString: text,
  FailureThreshold: whole,
  Inverted: flag,
  Disabled: flag,
  HealthThreshold: whole,
  ChildHealthChecks: list('ChildHealthCheck', text),
  EnableSNI: flag,
  Regions: list('Region', text),
  AlarmIdentifier: object({ Region: text, Name: text }, ['Region', 'Name']),
  InsufficientDataHealthStatus: one('Healthy', 'Unhealthy', 'LastKnownStatus'),
};

const checkConfig = object<HealthCheckConfig>(
  {
    ...MUTABLE_CHECK,
    Type: one('HTTP', 'HTTPS', 'HTTP_STR_MATCH', 'HTTPS_STR_MATCH', 'TCP', 'CALCULATED', 'CLOUDWATCH_METRIC'),
    RequestInterval: whole,
    MeasureLatency: flag,
  },
  ['Type'],
);

/** Bodies of requests, by the name of their root. */
export const REQUESTS = {
  ChangeResourceRecordSetsRequest: object<{ ChangeBatch: { Comment?: string; Changes: Change[] } }>(
    {
      ChangeBatch: object(
        {
          Comment: text,
          Changes: list(
            'Change',
            object({ Action: one('CREATE', 'DELETE', 'UPSERT'), ResourceRecordSet: record }, [
              'Action',
              'ResourceRecordSet',
            ]),
          ),
        },
        ['Changes'],
      ),
    },
    ['ChangeBatch'],
  ),
  CreateHostedZoneRequest: object<{
    Name: string;
    CallerReference: string;
    HostedZoneConfig?: { Comment?: string; PrivateZone?: boolean };
  }>({ Name: text, CallerReference: text, HostedZoneConfig: object({ Comment: text, PrivateZone: flag }) }, [
    'Name',
    'CallerReference',
  ]),
  CreateHealthCheckRequest: object<{ CallerReference: string; HealthCheckConfig: HealthCheckConfig }>(
    { CallerReference: text, HealthCheckConfig: checkConfig },
    ['CallerReference', 'HealthCheckConfig'],
  ),
  UpdateHealthCheckRequest: object<Partial<HealthCheckConfig> & { HealthCheckVersion?: number }>({
    ...MUTABLE_CHECK,
    HealthCheckVersion: whole,
  }),
};
