import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { storedName } from './record-order';
import { called, type POLICIES, policyOf } from './record-rules';

/** What a record that is new must fit to. */
export interface Neighbours {
  readonly zoneId: string;
  /** With the last dot. */
  readonly zone: string;
  /** All others of the zone. */
  readonly others: readonly ResourceRecordSet[];
}

/** Zone of every CloudFront distribution. Source: Amazon Route 53 API Reference, "AliasTarget" (2026-11). */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

/** How many records of a policy a name and type may have. Source: Route 53 Developer Guide, "Quotas" (2022-11). */
const MOST: Partial<Record<(typeof POLICIES)[number], number>> = { Failover: 2, GeoProximityLocation: 30 };
const MOST_OF_A_NAME = 100;

/** What does not fit between a record and the rest of its zone. */
export function conflictsOf(record: ResourceRecordSet, around: Neighbours): string[] {
  const { Name = '', Type = '' } = record;
  const name = storedName(Name);
  const namesakes = around.others.filter((other) => storedName(other.Name ?? '') === name);
  const group = namesakes.filter((other) => other.Type === Type);
  return [
    ...groupConflicts(record, group),
    Type === 'CNAME' && name === around.zone && 'is a CNAME at the apex',
    (Type === 'CNAME' ? namesakes.some((other) => other.Type !== 'CNAME') : namesakes.some(isCname)) &&
      'conflicts with other records of its name: a CNAME stands alone',
    record.AliasTarget && aliasConflict(record, record.AliasTarget, around),
  ].flatMap((problem) => (problem ? [`${called(record)} ${problem}`] : []));
}

const isCname = ({ Type }: ResourceRecordSet) => Type === 'CNAME';

function groupConflicts(record: ResourceRecordSet, group: readonly ResourceRecordSet[]): (string | false)[] {
  const policy = policyOf(record);
  if (group.some((other) => policyOf(other) !== policy))
    return ['has another policy than records of its name and type'];
  if (!policy) return [group.length > 0 && 'is there already'];
  const same = (field: (typeof POLICIES)[number]) =>
    group.some((other) => JSON.stringify(other[field]) === JSON.stringify(record[field]));
  const unique = ['Region', 'GeoLocation', 'Failover', 'CidrRoutingConfig'] as const;
  return [
    unique.some((field) => field === policy && same(field)) && `has the same ${policy} as another record`,
    group.length + 1 > (MOST[policy] ?? MOST_OF_A_NAME) && `is one too many of policy ${policy}`,
    policy === 'Weight' &&
      record.TTL !== undefined &&
      group.some(({ TTL }) => TTL !== undefined && TTL !== record.TTL) &&
      'has another TTL than weighted records of its name and type',
  ];
}

function aliasConflict(
  { Name = '', Type }: ResourceRecordSet,
  { HostedZoneId, DNSName = '', EvaluateTargetHealth }: NonNullable<ResourceRecordSet['AliasTarget']>,
  { zoneId, zone, others }: Neighbours,
): string | false {
  const target = storedName(DNSName);
  if (HostedZoneId === zoneId) {
    if (target !== zone && !target.endsWith(`.${zone}`)) return `is an alias to ${target}, which is not in its zone`;
    if (target === storedName(Name)) return 'is an alias to itself';
    const there = others.some((other) => storedName(other.Name ?? '') === target && other.Type === Type);
    return !there && `is an alias to ${target}, type ${Type}, which is not there`;
  }
  if (HostedZoneId === CLOUDFRONT_ZONE) {
    if (!target.endsWith('.cloudfront.net.')) return `is an alias to ${target}, which is no CloudFront distribution`;
    return EvaluateTargetHealth === true && 'is an alias to CloudFront: it can not evaluate target health';
  }
  return (
    !target.endsWith('.amazonaws.com.') && `is an alias to ${target}, of a zone that is not known: ${HostedZoneId}`
  );
}

/** Aliases that would lead nowhere without a record. */
export function leftDangling(gone: ResourceRecordSet, { zoneId, others }: Neighbours): string[] {
  const name = storedName(gone.Name ?? '');
  if (others.some((other) => storedName(other.Name ?? '') === name && other.Type === gone.Type)) return [];
  return others
    .filter(({ Type, AliasTarget }) => Type === gone.Type && AliasTarget?.HostedZoneId === zoneId)
    .filter(({ AliasTarget }) => storedName(AliasTarget?.DNSName ?? '') === name)
    .map((alias) => `${called(gone)} can't go: ${called(alias)} is an alias to it`);
}
