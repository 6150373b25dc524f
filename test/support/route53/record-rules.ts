import { isIPv4, isIPv6 } from 'node:net';
import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { storedName } from './record-order';

/** What a record is judged against. */
export interface Surroundings {
  /** With the last dot. */
  readonly zone: string;
  hasCheck(id: string): boolean;
}

export const POLICIES = [
  'Weight',
  'Region',
  'GeoLocation',
  'Failover',
  'MultiValueAnswer',
  'CidrRoutingConfig',
  'GeoProximityLocation',
] as const;

/** How one of several records of a name is chosen; undefined for a simple one. */
export const policyOf = (record: ResourceRecordSet) => POLICIES.find((policy) => record[policy] !== undefined);

export const called = ({ Name = '', Type, SetIdentifier }: ResourceRecordSet) =>
  `[name='${storedName(Name)}', type='${Type}'${SetIdentifier === undefined ? '' : `, set identifier='${SetIdentifier}'`}]`;

type Rule = (record: ResourceRecordSet, around: Surroundings) => string | false | undefined;

/** Everything that is wrong with a record by itself. Source: Amazon Route 53 API Reference, "ResourceRecordSet" (2026-11). */
export function problemsOf(record: ResourceRecordSet, around: Surroundings): string[] {
  return RULES.flatMap((rule) => rule(record, around) || []).map((problem) => `${called(record)} ${problem}`);
}

const RULES: readonly Rule[] = [
  ({ Name = '' }, { zone }) => {
    const name = storedName(Name);
    return name !== zone && !name.endsWith(`.${zone}`) && `is not permitted in zone ${zone}`;
  },
  ({ Name = '' }) =>
    (Name.length > 255 ||
      Name.replace(/\.$/, '')
        .split('.')
        .some((label) => !/^[\w*\\-]{1,63}$/.test(label))) &&
    'has no valid name',
  ({ AliasTarget, ResourceRecords }) =>
    (AliasTarget === undefined) === (ResourceRecords === undefined) && 'must have either values or an alias target',
  ({ AliasTarget, TTL }) => AliasTarget && TTL !== undefined && 'is an alias and must have no TTL',
  ({ ResourceRecords, TTL }) => ResourceRecords && TTL === undefined && 'has values and needs a TTL',
  ({ TTL = 0 }) => (TTL < 0 || TTL > 2_147_483_647) && `has a TTL out of range: ${TTL}`,
  (record) => POLICIES.filter((policy) => record[policy] !== undefined).length > 1 && 'has more than one policy',
  (record) => policyOf(record) && record.SetIdentifier === undefined && 'needs a set identifier',
  (record) => !policyOf(record) && record.SetIdentifier !== undefined && 'has a set identifier and no policy',
  ({ SetIdentifier: id = 'x' }) => (id.length < 1 || id.length > 128) && 'has a set identifier of a wrong length',
  ({ Weight = 0 }) => (Weight < 0 || Weight > 255) && `has a weight out of range: ${Weight} (0 to 255)`,
  ({ Region }) => Region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(Region) && `has no region: ${Region}`,
  ({ GeoLocation }) => GeoLocation && geoLocationProblem(GeoLocation),
  ({ GeoProximityLocation }) => GeoProximityLocation && geoProximityProblem(GeoProximityLocation),
  ({ CidrRoutingConfig: cidr }) => cidr && `names a CIDR collection that does not exist: ${cidr.CollectionId}`,
  ({ MultiValueAnswer, AliasTarget }) => MultiValueAnswer !== undefined && AliasTarget && 'is multivalue and an alias',
  ({ MultiValueAnswer }) => MultiValueAnswer === false && 'has MultiValueAnswer, which can only be true',
  ({ Failover, AliasTarget }) =>
    Failover && AliasTarget && !AliasTarget.EvaluateTargetHealth && 'is a failover alias: it evaluates target health',
  ({ HealthCheckId: id }, { hasCheck }) => id && !hasCheck(id) && `names a health check that does not exist: ${id}`,
  ({ Type = 'A', ResourceRecords = [] }) => {
    const wrong = ResourceRecords.find(({ Value = '' }) => !(VALUES[Type] ?? ANYTHING)(Value));
    return wrong && `has a value that is no ${Type}: ${wrong.Value}`;
  },
  ({ ResourceRecords }) => ResourceRecords?.length === 0 && 'has no value',
  ({ ResourceRecords = [] }) =>
    new Set(ResourceRecords.map(({ Value }) => Value)).size < ResourceRecords.length && 'has a value twice',
  ({ Type, ResourceRecords = [] }) => Type === 'CNAME' && ResourceRecords.length > 1 && 'has more than one CNAME value',
  ({ Type, AliasTarget }) => AliasTarget && (Type === 'NS' || Type === 'SOA') && `can be no alias of type ${Type}`,
];

const ANYTHING = (value: string) => value !== '';
const HOST = (value: string) => /^([\w-]{1,63}\.)*[\w-]{1,63}\.?$/.test(value);
const VALUES: Readonly<Partial<Record<string, (value: string) => boolean>>> = {
  A: isIPv4,
  AAAA: isIPv6,
  CNAME: HOST,
  NS: HOST,
  PTR: HOST,
  MX: (value) => /^\d{1,5} \S+$/.test(value),
  TXT: (value) => /^"([^"\\]|\\.)*"( "([^"\\]|\\.)*")*$/.test(value),
  SRV: (value) => /^\d+ \d+ \d+ \S+$/.test(value),
};

const CONTINENTS = ['AF', 'AN', 'AS', 'EU', 'OC', 'NA', 'SA'];

function geoLocationProblem(location: NonNullable<ResourceRecordSet['GeoLocation']>): string | false {
  const { ContinentCode: continent, CountryCode: country, SubdivisionCode: subdivision } = location;
  if ((continent === undefined) === (country === undefined)) return 'needs either a continent or a country';
  if (continent !== undefined && !CONTINENTS.includes(continent)) return `has no continent: ${continent}`;
  if (country !== undefined && !/^([A-Z]{2}|\*)$/.test(country)) return `has no country: ${country}`;
  return subdivision !== undefined && country !== 'US' && 'has a subdivision, which only the US have';
}

function geoProximityProblem(location: NonNullable<ResourceRecordSet['GeoProximityLocation']>): string | false {
  const { AWSRegion, LocalZoneGroup, Coordinates, Bias = 0 } = location;
  if ([AWSRegion, LocalZoneGroup, Coordinates].filter((each) => each !== undefined).length !== 1)
    return 'needs exactly one of AWSRegion, LocalZoneGroup and Coordinates';
  if (Bias < -99 || Bias > 99) return `has a bias out of range: ${Bias} (-99 to 99)`;
  if (!Coordinates) return false;
  const fits = (value = '', most: number) => /^-?\d{1,3}(\.\d{1,2})?$/.test(value) && Math.abs(Number(value)) <= most;
  return (
    (!fits(Coordinates.Latitude, 90) || !fits(Coordinates.Longitude, 180)) &&
    'has coordinates of more than two decimals'
  );
}
