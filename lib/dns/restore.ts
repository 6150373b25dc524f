import type { Blueprint } from '../blueprint/blueprint';
import { entryName } from '../geodns/regions';
import { overrideCheck } from './break-glass';
import type { DnsClients } from './clients';
import { changeText, deleteFlag, type FlagChange } from './flags';
import { answerSource, RealAnswers } from './real-answers';
import { enoughSee } from './region-state';
import { type Report, tell } from './report';
import { patientRoute53 } from './route53';
import { type RegionStatus, readStanding, type Standing } from './status';
import { type TimeTerm, total, untilNameServers } from './time-bound';
import { type Watched, watch } from './watch';

export interface RestoreProps {
  readonly blueprint: Blueprint;
  readonly region: string;
  /** Without it nothing is changed. */
  readonly yes: boolean;
  readonly clients: DnsClients;
  readonly report: Report;
}

export interface Restored {
  readonly standing: Standing;
  readonly region: string;
  readonly bound: readonly TimeTerm[];
  /** None in a dry run. */
  readonly changes: readonly FlagChange[];
  /** What became of the health check; absent where it says what it finds. */
  readonly override?: 'to-undo' | 'undone';
  /** Absent in a dry run, and where the region does not answer anyway. */
  readonly watched?: Watched;
}

/**
 * Has requests led to a region again: takes away its flags in all buckets and undoes what was told to its health check.
 *
 * @throws OperationError when somebody else changes the check at the same time.
 */
export async function restoreRegion(props: RestoreProps): Promise<Restored> {
  const { blueprint, region, yes, clients, report } = props;
  const route53 = patientRoute53(clients);
  const standing = await readStanding(blueprint, clients, route53);
  const target = standing.regions.find((each) => each.region === region);
  const { check, disabled = false, inverted = false } = target?.health ?? {};
  const told = check !== undefined && (disabled || inverted);
  const bound = untilNameServers(blueprint.routing.health ?? { intervalSeconds: 30 }, told);
  const plan = { standing, region, bound };
  if (!yes) return { ...plan, changes: [], ...(told ? { override: 'to-undo' as const } : {}) };
  const changes = await Promise.all(
    (target?.flags ?? []).map(async (flag) => {
      const change = await deleteFlag(flag, clients);
      tell(report, changeText(change), change.state === 'deleted');
      return change;
    }),
  );
  if (told) {
    await overrideCheck(check.id, 'none', route53);
    report.done(`the health check of ${region} says what it finds again`);
  }
  const done = { ...plan, changes, ...(told ? { override: 'undone' as const } : {}) };
  if (!answersItself(target) || changes.some(({ state }) => state === 'taken' || state === 'failed')) return done;
  const { domain, places } = standing;
  report.doing(`watching until an answer leads to ${region}`);
  const of = { domain: domain.name, entry: entryName(blueprint), regions: places.regions };
  const watched = await watch(
    async () => new RealAnswers(await answerSource(domain, route53, clients), of),
    (looks) => looks.some(({ regions }) => regions.includes(region)),
    total(bound),
    clients,
  );
  return { ...done, watched };
}

/** Whether its own servers answer enough checkers, or nobody knows. */
function answersItself(target: RegionStatus | undefined): boolean {
  const answers = target?.health?.answers;
  return answers === undefined || enoughSee(answers);
}
