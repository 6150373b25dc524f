import { GetHealthCheckStatusCommand, type HealthCheck } from '@aws-sdk/client-route-53';
import { asked } from '../aws/failure';
import { originHost, regionalOriginHost } from '../blueprint/names';
import { readChecks, readRecords } from './live-zone';
import type { Route53 } from './route53';

/** What Route 53 thinks of a region. */
export interface RegionHealth {
  /** Its calculated check; absent where the region has none. */
  readonly check?: { readonly id: string; readonly version: number };
  /** Somebody told the check what to say: disabled it is healthy, disabled and inverted it is unhealthy. */
  readonly disabled: boolean;
  readonly inverted: boolean;
  /** Whether requests are led there. */
  readonly healthy: boolean;
  /** Of its own servers, by those who ask them. */
  readonly answers?: Seen;
  /** Regions whose flag the checkers see. */
  readonly seenDrained: readonly string[];
}

/** So many of all checkers got a good answer. */
export interface Seen {
  readonly good: number;
  readonly of: number;
}

/**
 * Whether enough checkers find an endpoint healthy. Source: Route 53 Developer Guide, "How Amazon Route 53 determines whether a
 * health check is healthy" (2022-11).
 */
export const enoughSee = ({ good, of }: Seen) => good > 0.18 * of;

/** The health of each region, by its record among `origin.<domain>` and what that depends on. */
export async function readHealth(
  {
    domain,
    zoneId,
    regions,
  }: { readonly domain: string; readonly zoneId: string; readonly regions: readonly string[] },
  route53: Route53,
): Promise<ReadonlyMap<string, RegionHealth>> {
  const origin = await readRecords(zoneId, route53, originHost(domain));
  const checks = await readChecks(route53);
  const found = new Map<string, RegionHealth>();
  for (const region of regions) {
    const id = origin.find(({ SetIdentifier, Region }) => (Region ?? SetIdentifier) === region)?.HealthCheckId;
    const check = id === undefined ? undefined : checks.get(id);
    found.set(region, check ? await judged(check, regionalOriginHost(domain, region), checks, route53) : UNCHECKED);
  }
  return found;
}

/** Without a check a record counts as healthy. */
const UNCHECKED: RegionHealth = { healthy: true, disabled: false, inverted: false, seenDrained: [] };

async function judged(
  check: HealthCheck,
  host: string,
  checks: ReadonlyMap<string, HealthCheck>,
  route53: Route53,
): Promise<RegionHealth> {
  const {
    ChildHealthChecks = [],
    HealthThreshold = 0,
    Disabled = false,
    Inverted = false,
  } = check.HealthCheckConfig ?? {};
  let healthyChildren = 0;
  let answers: Seen | undefined;
  const seenDrained: string[] = [];
  for (const id of ChildHealthChecks) {
    const config = checks.get(id)?.HealthCheckConfig;
    const name = config?.FullyQualifiedDomainName ?? '';
    // What the checkers see is said before it is inverted.
    const seen = await seenOf(id, route53);
    const good = enoughSee(seen);
    if ((config?.Disabled === true || good) !== (config?.Inverted === true)) healthyChildren += 1;
    if (name === host) answers = seen;
    else if (good && config?.Inverted) seenDrained.push(/\.s3\.([^.]+)\./.exec(name)?.[1] ?? name);
  }
  return {
    check: { id: check.Id ?? '', version: check.HealthCheckVersion ?? 0 },
    disabled: Disabled,
    inverted: Inverted,
    healthy: (Disabled || healthyChildren >= HealthThreshold) !== Inverted,
    ...(answers ? { answers } : {}),
    seenDrained,
  };
}

async function seenOf(id: string, route53: Route53): Promise<Seen> {
  const command = new GetHealthCheckStatusCommand({ HealthCheckId: id });
  const { HealthCheckObservations = [] } = await asked(`reading the health check ${id}`, route53.send(command));
  const good = HealthCheckObservations.filter(({ StatusReport }) => /^Success/.test(StatusReport?.Status ?? ''));
  return { good: good.length, of: HealthCheckObservations.length };
}
