import type { HealthSpec } from '../blueprint/routing';
import { CHECKER_TIMEOUT_SECONDS } from '../catalog/health-checker';

/** Part of the time until nobody is led to a region any more. */
export interface TimeTerm {
  readonly what: string;
  readonly seconds: number;
}

/** Route 53 says only that it takes seconds: an assumption of ours. */
const NAME_SERVERS_SECONDS = 10;

/** Changes of health checks have no documented time: that in which changes of records are usually everywhere. */
const CHANGE_SECONDS = 60;

/** For which resolvers keep the address of a load balancer. Source: Amazon Route 53 API Reference, "ResourceRecordSet", TTL (2026-11). */
const TTL_SECONDS = 60;

/** How long it takes at most until the name servers no longer give a region, or give it again. */
export function untilNameServers(
  { intervalSeconds }: Pick<HealthSpec, 'intervalSeconds'>,
  breakGlass: boolean,
): TimeTerm[] {
  if (breakGlass)
    return [{ what: 'Route 53 has the new state of the check everywhere (assumed)', seconds: CHANGE_SECONDS }];
  return [
    { what: 'every health checker has asked for the flag', seconds: intervalSeconds },
    { what: 'and has its answer', seconds: CHECKER_TIMEOUT_SECONDS.HTTPS },
    { what: 'the name servers know (not documented, assumed)', seconds: NAME_SERVERS_SECONDS },
  ];
}

/** And until resolvers and the CDN know too. */
export const UNTIL_RESOLVERS: TimeTerm = { what: 'resolvers forget the address', seconds: TTL_SECONDS };

export const total = (terms: readonly TimeTerm[]) => terms.reduce((sum, { seconds }) => sum + seconds, 0);
