import { OperationError } from '../aws/operation-error';
import { entryName } from '../geodns/regions';
import { type Override, overrideCheck } from './break-glass';
import { type DrainPlan, type DrainProps, planDrain } from './drain-plan';
import { isSameDrain, isStanding } from './flag';
import { changeText, deleteFlag, type FlagChange, readAllFlags, readFlags, writeFlag } from './flags';
import { answerSource, RealAnswers } from './real-answers';
import { type Report, tell } from './report';
import { patientRoute53, type Route53 } from './route53';
import { total } from './time-bound';
import { type Watched, watch } from './watch';

export interface DrainDone extends DrainPlan {
  /** None in a dry run. */
  readonly changes: readonly FlagChange[];
  /** What became of the health check; absent without `breakGlass`. */
  readonly override?: 'set' | 'same' | { readonly failed: string };
  readonly watched?: Watched;
}

/**
 * Has no requests led to a region any more, and looks whether it is so. What was done already is left; whoever stops it says
 * the same command again.
 *
 * @throws OperationError when nothing drains the region, or somebody else does it at the same time; then nothing is changed.
 */
export async function drainRegion(props: DrainProps): Promise<DrainDone> {
  const { blueprint, region, yes, breakGlass, clients, report } = props;
  const route53 = patientRoute53(clients);
  const plan = await planDrain(props, route53);
  if (!yes || plan.refusals.length > 0) return { ...plan, changes: [] };
  const override = breakGlass ? await overridden(plan, route53, report) : undefined;
  const changes = await flagged(plan, props, typeof override === 'string').catch(async (error) => {
    if (override === 'set') await tellCheck(plan, 'none', route53);
    throw error;
  });
  const { domain, places } = plan.standing;
  const of = { domain: domain.name, entry: entryName(blueprint), regions: places.regions };
  report.doing(`watching until no answer leads to ${region}`);
  const watched = await watch(
    async () => new RealAnswers(await answerSource(domain, route53, clients), of),
    (looks) => looks.every(({ regions }) => !regions.includes(region)),
    total(plan.bound),
    clients,
  );
  return { ...plan, changes, ...(override === undefined ? {} : { override }), watched };
}

async function overridden(plan: DrainPlan, route53: Route53, report: Report) {
  const { region } = plan.drain;
  try {
    const changed = await tellCheck(plan, 'unhealthy', route53);
    report.done(`the health check of ${region} says unhealthy now`);
    return changed ? 'set' : 'same';
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    return { failed: error.problem };
  }
}

async function tellCheck({ drain, standing }: DrainPlan, override: Override, route53: Route53): Promise<boolean> {
  const check = standing.regions.find((each) => each.region === drain.region)?.health?.check;
  if (check) return overrideCheck(check.id, override, route53);
  throw new OperationError(standing.healthUnknown ?? `${drain.region} has no health check`);
}

/** @param drained whether the health check drains it already: then the flags only say why */
async function flagged(
  plan: DrainPlan,
  { region, clients, report }: DrainProps,
  drained: boolean,
): Promise<FlagChange[]> {
  const { standing, drain } = plan;
  const before = standing.regions.find((each) => each.region === region)?.flags ?? [];
  const changes = await Promise.all(
    before.map(async (flag) => {
      const change = await writeFlag(flag, drain, clients);
      tell(report, changeText(change), change.state === 'written');
      return change;
    }),
  );
  const takeBack = async (problem: string, remedy: string) => {
    // What was there before us stays, and what others have written since.
    const fresh = before.filter(({ kind }, i) => kind !== 'flag' && changes[i]?.state === 'written');
    const now = (await readFlags(region, standing.places, clients)).filter(isStanding);
    const own = now.filter(
      (flag) => isSameDrain(flag.drain, drain) && fresh.some(({ bucket }) => bucket === flag.bucket),
    );
    await Promise.all(own.map((flag) => deleteFlag(flag, clients)));
    throw new OperationError(`${problem}: our flags were taken back`, remedy);
  };
  const taken = changes.find(({ state }) => state === 'taken');
  if (taken) await takeBack(`somebody else drains ${region} just now (${taken.bucket}: ${taken.why})`, SEE);
  if (!drained && changes.every(({ state }) => state === 'failed'))
    throw new OperationError(
      `no bucket took the flag, so ${region} is not drained: ${changes.map(({ in: other, why }) => `${other}: ${why}`).join('; ')}`,
      'try again, or use the second path: --break-glass',
    );
  // Somebody may have drained the others in the meantime.
  const flags = (await readAllFlags(standing.places, clients)).filter(isStanding);
  const isGone = (each: string) => flags.some((flag) => flag.region === each) || isAway(each);
  const isAway = (each: string) =>
    each !== region && standing.regions.some((one) => one.region === each && one.state === 'away');
  if (standing.places.regions.every((each) => each === region || isGone(each)))
    await takeBack(`the other regions were drained meanwhile, and ${region} would be the last`, SEE);
  return changes;
}

const SEE = 'see npx stagecoach dns status, then decide who goes on';
