import {
  GetAccountLimitCommand,
  type HealthCheck,
  paginateListHealthChecks,
  Route53Client,
} from '@aws-sdk/client-route-53';
import type { Blueprint } from '../../blueprint/blueprint';
import { EDGE_REGION, prefix, regionalOriginHost } from '../../blueprint/names';
import { ask } from '../ask';
import type { Answer, Check } from '../check';

/** Whether the account has room for the health checks beside those of others; it has 200 until AWS gives more. */
export const healthChecks: Check = {
  id: 'health-checks',
  asks: 'aws',
  run: async ({ blueprint, emulated, options }) => {
    const needs = neededChecks(blueprint);
    if (needs === 0) return [];
    if (emulated) return [{ state: 'unknown', what: 'the emulator has no limit of health checks', remedy: 'ask AWS' }];
    return ask('health checks', undefined, async () => {
      const client = new Route53Client(options(EDGE_REGION));
      const { Limit } = await client.send(new GetAccountLimitCommand({ Type: 'MAX_HEALTH_CHECKS_BY_OWNER' }));
      const found: HealthCheck[] = [];
      for await (const page of paginateListHealthChecks({ client }, {})) found.push(...(page.HealthChecks ?? []));
      return [judge(needs, othersChecks(blueprint, found), Limit?.Value)];
    });
  },
};

/** For each region: whether it answers, whether each other one drains it, and both together. */
export function neededChecks({ routing: { health, regions } }: Blueprint): number {
  return health ? regions.length * (regions.length + 1) : 0;
}

/** How many health checks are not of this environment: its own ask its own names, or are made of those that do. */
export function othersChecks(blueprint: Blueprint, found: readonly HealthCheck[]): number {
  const { domain, regions } = blueprint;
  const names = regions.map(({ name }) => regionalOriginHost(domain?.name ?? '', name));
  const isOwn = (name: string) => names.includes(name) || name.startsWith(`${prefix(blueprint)}-drain-`);
  const own = found.filter(({ HealthCheckConfig }) => isOwn(HealthCheckConfig?.FullyQualifiedDomainName ?? ''));
  const ids = new Set(own.map(({ Id }) => Id));
  const made = found.filter(({ HealthCheckConfig }) => HealthCheckConfig?.ChildHealthChecks?.some((id) => ids.has(id)));
  return found.length - own.length - made.length;
}

/** @param limit of the account; undefined when Route 53 does not say */
export function judge(needs: number, others: number, limit: number | undefined): Answer {
  if (limit === undefined)
    return { state: 'unknown', what: 'the limit of health checks is not told', remedy: 'see the quotas of Route 53' };
  const what = `health checks: limit ${limit}, others use ${others}, this environment ${needs}`;
  if (others + needs <= limit) return { state: 'ok', what };
  return { state: 'problem', what, remedy: `ask AWS Support for ${others + needs}, or have fewer regions` };
}
