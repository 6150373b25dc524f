import { isRecord, shown } from '../canonical';
import type { TemplateChange } from '../change';
import { own } from '../own';
import { type ResolvedResource, type ResolvedStack, stands } from '../resolve';
import type { Value } from '../template';
import { about, type RuleFinding, type TemplateRule } from '../template-rule';

export const recordSet: TemplateRule = {
  id: 'record-set',
  severity: 'blocker',
  why: 'A record is known by name, type and set identifier, and Route 53 lets a name that is in use not change its routing policy.',
  source: 'https://github.com/kubernetes-sigs/external-dns/issues/3141',
  check: (change) => {
    const before = change.before.filter((stack) => !change.vanished.includes(stack)).flatMap(recordsIn);
    const after = change.after.flatMap(recordsIn);
    return [...identityChanges(before, after, change), ...policyChanges(before, after)];
  },
};

interface RecordEntry {
  readonly resource: ResolvedResource;
  /** The name itself. */
  readonly host: string;
  /** Zone, name and type. */
  readonly name: string;
  readonly setIdentifier: string;
  readonly policy: string;
  /** Whether it answers whoever gets none of the other records of its name. */
  readonly answersAll: boolean;
}

/** A record that its own resource gives another identity, or that is gone: the name stops answering. */
function identityChanges(
  before: readonly RecordEntry[],
  after: readonly RecordEntry[],
  change: TemplateChange,
): RuleFinding[] {
  const identities = new Set(after.map(identity));
  return before.flatMap((record) => {
    if (identities.has(identity(record))) return [];
    const { stack, logicalId } = record.resource;
    const renamed = after.some(({ resource }) => resource.stack === stack && resource.logicalId === logicalId);
    if (!renamed && (hasOlderAddress(record, after) || othersAnswer(record, after) || isUnasked(record, change)))
      return [];
    return about(record.resource, {
      severity: renamed ? 'blocker' : 'warning',
      problem: renamed
        ? `record ${identity(record)} gets another identity: the one in use would be deleted`
        : `record ${identity(record)} is removed: whoever asks for it gets no answer`,
      remedy: renamed
        ? 'keep name, type and set identifier; add the new record under its own logical id'
        : 'keep it until nobody asks for it any more',
    });
  });
}

/** Whoever finds no IPv6 address takes the other one. Source: RFC 8305, "Happy Eyeballs Version 2". */
function hasOlderAddress({ name }: RecordEntry, after: readonly RecordEntry[]): boolean {
  return name.includes(' AAAA') && after.some((record) => record.name === name.replace(' AAAA', ' A'));
}

/** Of a set of records, those that are left answer for one that goes, if one of them is for everybody. */
const othersAnswer = ({ name }: RecordEntry, after: readonly RecordEntry[]): boolean =>
  after.some((record) => record.name === name && record.answersAll);

/** A step on the way to a region that nothing leads to any more. */
function isUnasked({ host }: RecordEntry, { isInnerName, after }: TemplateChange): boolean {
  if (!isInnerName(host)) return false;
  // A whole value is in quotes.
  return after.every(({ template }) => !JSON.stringify(template.Resources).includes(`"${host}"`));
}

/** A name whose records change from one routing policy to another. */
function policyChanges(before: readonly RecordEntry[], after: readonly RecordEntry[]): RuleFinding[] {
  const old = new Map(before.map((record) => [record.name, record]));
  const changed = after.filter(({ name, policy }) => {
    const known = old.get(name);
    return known !== undefined && known.policy !== policy;
  });
  const first = new Map(changed.toReversed().map((record) => [record.name, record]));
  return [...first.values()].map(({ resource, name, policy }) =>
    about(resource, {
      severity: 'blocker',
      problem: `${name} goes from ${old.get(name)?.policy} to ${policy} routing, which Route 53 refuses while the name is in use`,
      remedy: `keep ${old.get(name)?.policy} routing, and use another name for ${policy}`,
    }),
  );
}

const identity = ({ name, setIdentifier }: RecordEntry) => (setIdentifier === '' ? name : `${name} ${setIdentifier}`);

function recordsIn(stack: ResolvedStack): RecordEntry[] {
  // Working out the values of a stack without records would be for nothing.
  if (!Object.values(stack.template.Resources).some(({ Type }) => Type?.startsWith('AWS::Route53::RecordSet')))
    return [];
  return [...stack.resources.values()].filter(stands).flatMap((resource) => {
    const { type, properties } = resource;
    if (type === 'AWS::Route53::RecordSet') return entry(resource, properties, properties);
    const sets = type === 'AWS::Route53::RecordSetGroup' ? own(properties, 'RecordSets') : undefined;
    return Array.isArray(sets) ? sets.filter(isRecord).map((each) => entry(resource, each, properties)) : [];
  });
}

const POLICIES: readonly (readonly [property: string, policy: string])[] = [
  ['Weight', 'weighted'],
  ['Region', 'latency'],
  ['GeoLocation', 'geolocation'],
  ['GeoProximityLocation', 'geoproximity'],
  ['Failover', 'failover'],
  ['MultiValueAnswer', 'multivalue'],
  ['CidrRoutingConfig', 'IP-based'],
];

type Properties = Readonly<Record<string, Value>>;

function entry(resource: ResolvedResource, record: Properties, group: Properties): RecordEntry {
  const text = (key: string, from: Properties = record) => {
    const value = own(from, key);
    return value === undefined ? '' : shown(value);
  };
  const zone = [record, group].map((from) => text('HostedZoneId', from) || text('HostedZoneName', from)).find(Boolean);
  const host = text('Name').replace(/\.$/, '');
  return {
    resource,
    host,
    name: [host, text('Type'), ...(zone ? [`in ${zone}`] : [])].join(' '),
    setIdentifier: text('SetIdentifier'),
    policy: POLICIES.find(([property]) => own(record, property) !== undefined)?.[1] ?? 'simple',
    answersAll: PLACES.every((property) => isForAll(own(record, property))),
  };
}

/** Policies under which a record may be for some users only. */
const PLACES = ['GeoLocation', 'CidrRoutingConfig'];

function isForAll(place: Value | undefined): boolean {
  return place === undefined || (isRecord(place) && [place.CountryCode, place.LocationName].includes('*'));
}
