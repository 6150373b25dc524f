import { OperationError } from '../aws/operation-error';
import type { Blueprint, DomainSpec } from '../blueprint/blueprint';
import { type GuardedAccount, guardAccount } from '../operations/account';
import type { DnsClients } from './clients';
import { type FlagReading, isExpired, isStanding } from './flag';
import { type FlagPlaces, readAllFlags } from './flags';
import { type RegionHealth, readHealth } from './region-state';
import { patientRoute53, type Route53 } from './route53';

/** Whether requests are led to a region. */
export type RegionState = 'serving' | 'away' | 'unknown';

/** A region as it stands. */
export interface RegionStatus {
  readonly region: string;
  readonly state: RegionState;
  /** Absent where Route 53 could not be asked. */
  readonly health?: RegionHealth;
  /** What the other regions say of it. */
  readonly flags: readonly FlagReading[];
}

export interface DnsStatus {
  readonly account: GuardedAccount;
  readonly regions: readonly RegionStatus[];
  /** Regions whose drain should be over, and is not. */
  readonly expired: readonly string[];
  /** Why nobody knows the health of the regions. */
  readonly healthUnknown?: string;
}

/** An environment as the commands see it. */
export interface Standing extends DnsStatus {
  readonly domain: DomainSpec;
  readonly places: FlagPlaces;
  readonly by: string;
}

/** What leads requests, and what keeps them away. Reads only. */
export async function dnsStatus(blueprint: Blueprint, clients: DnsClients): Promise<DnsStatus> {
  const { account, regions, expired, healthUnknown } = await readStanding(blueprint, clients, patientRoute53(clients));
  return { account, regions, expired, ...(healthUnknown === undefined ? {} : { healthUnknown }) };
}

/** @throws OperationError when the account is another than the configuration's, or there is no such zone. */
export async function readStanding(blueprint: Blueprint, clients: DnsClients, route53: Route53): Promise<Standing> {
  const { domain, routing } = blueprint;
  if (!domain) throw new Error('whoever asks for names has a domain');
  let by = '';
  const account = await guardAccount(blueprint, {
    account: async () => {
      const caller = await clients.caller();
      by = caller.arn;
      return caller.account;
    },
  });
  const places = { owner: blueprint, account: account.id, regions: routing.regions };
  const [flags, health] = await Promise.all([
    readAllFlags(places, clients),
    healthOrWhyNot({ domain: domain.name, zoneId: domain.hostedZoneId, regions: routing.regions }, route53),
  ]);
  const regions = routing.regions.map((region) => {
    const own = flags.filter((flag) => flag.region === region);
    return statusOf(region, own, typeof health === 'string' ? undefined : health.get(region));
  });
  const expired = routing.regions.filter((region) =>
    flags.some((flag) => flag.region === region && isStanding(flag) && isExpired(flag.drain, clients.now())),
  );
  return {
    account,
    domain,
    places,
    by,
    regions,
    expired,
    ...(typeof health === 'string' ? { healthUnknown: health } : {}),
  };
}

function statusOf(region: string, flags: readonly FlagReading[], health: RegionHealth | undefined): RegionStatus {
  const more = health ? { health } : {};
  if (flags.some(isStanding) || health?.healthy === false) return { region, state: 'away', flags, ...more };
  return { region, state: health ? 'serving' : 'unknown', flags, ...more };
}

/** Flags can be written while Route 53's API is out, which is when they are needed; a zone that is not there is a mistake. */
async function healthOrWhyNot(
  of: Parameters<typeof readHealth>[0],
  route53: Route53,
): Promise<ReadonlyMap<string, RegionHealth> | string> {
  try {
    return await readHealth(of, route53);
  } catch (error) {
    if (!(error instanceof OperationError) || /^there is no hosted zone/.test(error.problem)) throw error;
    return error.problem;
  }
}
