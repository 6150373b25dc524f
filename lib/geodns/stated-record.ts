import { locationFrom, type StatedLocation } from './location';
import type { Answer, HealthCheck, RecordSet, RecordType, Routing } from './model';

/** A record as Route 53's API states it; the SDK's `ResourceRecordSet` is one. */
export interface StatedRecord {
  readonly Name?: string | undefined;
  readonly Type?: string | undefined;
  readonly SetIdentifier?: string | undefined;
  readonly Weight?: number | undefined;
  readonly Region?: string | undefined;
  readonly GeoLocation?: StatedLocation | undefined;
  readonly GeoProximityLocation?: StatedPlace | undefined;
  readonly CidrRoutingConfig?:
    | { readonly CollectionId?: string | undefined; readonly LocationName?: string | undefined }
    | undefined;
  readonly Failover?: string | undefined;
  readonly MultiValueAnswer?: boolean | undefined;
  readonly TTL?: number | undefined;
  readonly ResourceRecords?: readonly { readonly Value?: string | undefined }[] | undefined;
  readonly AliasTarget?:
    | { readonly DNSName?: string | undefined; readonly EvaluateTargetHealth?: boolean | undefined }
    | undefined;
  readonly HealthCheckId?: string | undefined;
}

interface StatedPlace {
  readonly AWSRegion?: string | undefined;
  readonly LocalZoneGroup?: string | undefined;
  readonly Coordinates?:
    | { readonly Latitude?: string | undefined; readonly Longitude?: string | undefined }
    | undefined;
  readonly Bias?: number | undefined;
}

/** A health check as Route 53's API states it; the SDK's `HealthCheck` is one. */
export interface StatedCheck {
  readonly Id?: string | undefined;
  /** Of the check's tags. */
  readonly Name?: string | undefined;
  readonly HealthCheckConfig?: StatedCheckConfig | undefined;
}

export interface StatedCheckConfig {
  readonly Type?: string | undefined;
  readonly FullyQualifiedDomainName?: string | undefined;
  readonly IPAddress?: string | undefined;
  readonly Port?: number | undefined;
  readonly ResourcePath?: string | undefined;
  readonly RequestInterval?: number | undefined;
  readonly FailureThreshold?: number | undefined;
  readonly Inverted?: boolean | undefined;
  readonly Disabled?: boolean | undefined;
  readonly ChildHealthChecks?: readonly string[] | undefined;
  readonly HealthThreshold?: number | undefined;
  readonly AlarmIdentifier?: { readonly Region?: string | undefined; readonly Name?: string | undefined } | undefined;
  readonly InsufficientDataHealthStatus?: string | undefined;
  readonly RoutingControlArn?: string | undefined;
}

/** Name in lower case, without the last dot, and with a `*` where the API writes its code. */
export const plainName = (name: string) => name.toLowerCase().replace(/\.$/, '').replaceAll('\\052', '*');

/** @param isOwn whether an alias leads to a record of the same zone */
export function recordFrom(stated: StatedRecord, isOwn: (target: string) => boolean): RecordSet {
  const { Name = '', Type = '', SetIdentifier, HealthCheckId } = stated;
  return {
    name: plainName(Name),
    type: Type as RecordType,
    ...(SetIdentifier === undefined ? {} : { id: SetIdentifier }),
    routing: routingFrom(stated),
    answer: answerFrom(stated, isOwn),
    ...(HealthCheckId === undefined ? {} : { check: HealthCheckId }),
  };
}

function routingFrom(stated: StatedRecord): Routing {
  const { Weight, Region, GeoLocation, GeoProximityLocation, CidrRoutingConfig, Failover, MultiValueAnswer } = stated;
  if (Weight !== undefined) return { by: 'weighted', weight: Weight };
  if (Region !== undefined) return { by: 'latency', region: Region };
  if (GeoLocation !== undefined) return { by: 'geolocation', location: locationFrom(GeoLocation) };
  if (GeoProximityLocation !== undefined)
    return { by: 'geoproximity', at: placeFrom(GeoProximityLocation), bias: GeoProximityLocation.Bias ?? 0 };
  if (CidrRoutingConfig !== undefined) {
    const { CollectionId = '', LocationName = '' } = CidrRoutingConfig;
    return { by: 'addresses', collection: CollectionId, location: LocationName };
  }
  if (Failover !== undefined) return { by: 'failover', role: Failover === 'PRIMARY' ? 'primary' : 'secondary' };
  return MultiValueAnswer ? { by: 'multivalue' } : { by: 'simple' };
}

function placeFrom({ AWSRegion, LocalZoneGroup = '', Coordinates }: StatedPlace) {
  if (!Coordinates) return { region: AWSRegion ?? LocalZoneGroup };
  return { latitude: Number(Coordinates.Latitude), longitude: Number(Coordinates.Longitude) };
}

function answerFrom(
  { AliasTarget, ResourceRecords = [], TTL = 0, Type }: StatedRecord,
  isOwn: (target: string) => boolean,
): Answer {
  if (AliasTarget) {
    const target = plainName(AliasTarget.DNSName ?? '');
    const to = isOwn(target) ? 'record' : 'resource';
    return { kind: 'alias', target, to, followsHealth: AliasTarget.EvaluateTargetHealth === true };
  }
  const values = ResourceRecords.map(({ Value = '' }) => (Type === 'CNAME' ? plainName(Value) : Value));
  return { kind: 'values', values, ttl: TTL };
}

export function checkFrom({ Id = '', Name, HealthCheckConfig = {} }: StatedCheck): HealthCheck {
  return {
    id: Id,
    ...(Name === undefined ? {} : { name: Name }),
    asks: asksFrom(HealthCheckConfig),
    inverted: HealthCheckConfig.Inverted === true,
    disabled: HealthCheckConfig.Disabled === true,
  };
}

function asksFrom(config: StatedCheckConfig): HealthCheck['asks'] {
  const { Type = '' } = config;
  if (Type === 'CALCULATED') {
    return { kind: 'calculated', children: config.ChildHealthChecks ?? [], threshold: config.HealthThreshold ?? 0 };
  }
  if (Type === 'CLOUDWATCH_METRIC' || Type === 'RECOVERY_CONTROL') {
    const { AlarmIdentifier, RoutingControlArn, InsufficientDataHealthStatus } = config;
    const { Name = RoutingControlArn ?? '', Region = '' } = AlarmIdentifier ?? {};
    return {
      kind: 'alarm',
      alarm: Name,
      region: Region,
      whenUnknown: WHEN_UNKNOWN[InsufficientDataHealthStatus ?? ''] ?? 'last-known',
    };
  }
  const protocol = Type.startsWith('HTTPS') ? 'HTTPS' : Type.startsWith('HTTP') ? 'HTTP' : 'TCP';
  return {
    kind: 'endpoint',
    protocol,
    host: plainName(config.FullyQualifiedDomainName ?? config.IPAddress ?? ''),
    port: config.Port ?? (protocol === 'HTTPS' ? 443 : 80),
    ...(config.ResourcePath === undefined ? {} : { path: config.ResourcePath }),
    // What the API takes when nothing is said. Source: Amazon Route 53 API Reference, "HealthCheckConfig" (2026-11).
    intervalSeconds: config.RequestInterval === 10 ? 10 : 30,
    threshold: config.FailureThreshold ?? 3,
  };
}

const WHEN_UNKNOWN: Readonly<Record<string, 'healthy' | 'unhealthy' | 'last-known'>> = {
  Healthy: 'healthy',
  Unhealthy: 'unhealthy',
  LastKnownStatus: 'last-known',
};
