import type { Blueprint } from '../blueprint/blueprint';
import type { DnsClients } from './clients';
import { type Refusal, refusalsOf } from './drain-refusals';
import { type Drain, isSameDrain, isStanding } from './flag';
import { type LoadShift, loadShift, type Services } from './load-shift';
import type { Report } from './report';
import type { Route53 } from './route53';
import { readStanding, type Standing } from './status';
import { type TimeTerm, untilNameServers } from './time-bound';

export interface DrainProps {
  readonly blueprint: Blueprint;
  /** One of those among which requests are led. */
  readonly region: string;
  readonly reason: string;
  /** When it should be over, in milliseconds as `Date.now()`. */
  readonly until: number;
  /** Of the configuration, for what they get at their peak. */
  readonly services: Services;
  /** Without it nothing is changed. */
  readonly yes: boolean;
  /** Why to go over what speaks against it. @default - nothing is gone over */
  readonly force?: string;
  /** Have Route 53's health check say it too, for when S3 is out. */
  readonly breakGlass: boolean;
  readonly clients: DnsClients;
  readonly report: Report;
}

/** What a drain would do. */
export interface DrainPlan {
  readonly standing: Standing;
  readonly drain: Drain;
  readonly shift: LoadShift;
  /** Until the name servers no longer give the region, at most. */
  readonly bound: readonly TimeTerm[];
  /** What speaks against it and was not gone over. */
  readonly refusals: readonly Refusal[];
}

/** Reads what a drain would do. Changes nothing. */
export async function planDrain(props: DrainProps, route53: Route53): Promise<DrainPlan> {
  const { blueprint, region, until, force, breakGlass, clients } = props;
  const now = new Date(clients.now()).toISOString();
  const standing = await readStanding(blueprint, clients, route53);
  const wanted = { by: standing.by, reason: force === undefined ? props.reason : `${props.reason} (forced: ${force})` };
  const target = standing.regions.find((each) => each.region === region);
  const own = target?.flags.filter(isStanding).find((flag) => isSameDrain(flag.drain, wanted));
  const drain: Drain = {
    region,
    ...wanted,
    since: own?.drain.since ?? now,
    until: new Date(until).toISOString(),
  };
  const away = standing.regions.filter((each) => each.state === 'away').map((each) => each.region);
  const shift = loadShift(blueprint, props.services, region, away);
  const refusals = refusalsOf(region, standing, wanted, shift.loads);
  return {
    standing,
    drain,
    shift,
    bound: untilNameServers(blueprint.routing.health ?? { intervalSeconds: 30 }, breakGlass),
    refusals: refusals.filter(({ forceable }) => force === undefined || !forceable),
  };
}
