import type { Blueprint } from '../blueprint/blueprint';
import { nearHost, originHost } from '../blueprint/names';
import { regionsDown } from '../geodns/conditions';
import type { Zone } from '../geodns/model';
import { entryName, regionOf } from '../geodns/regions';
import { simulate } from '../geodns/simulate';
import type { RealAnswer } from './real-answers';

/** Whether the name servers answer a network as the simulator does. */
export interface ComparedAnswer {
  readonly client: string;
  readonly subnet: string;
  /** Regions whose addresses were given. */
  readonly real: readonly string[];
  /** Regions that the simulator gives. */
  readonly predicted: readonly string[];
  /** `estimate`: another region, where figures decide that only Route 53 has. `unknown`: nobody can say what is right. */
  readonly state: 'same' | 'estimate' | 'unknown' | 'different';
  readonly why?: string;
}

/** @param away regions to which nobody should be led */
export function compareAnswer(
  answer: RealAnswer,
  zone: Zone,
  blueprint: Blueprint,
  away: ReadonlySet<string>,
): ComparedAnswer {
  const { outcomes } = simulate(zone, entryName(blueprint), 'A', answer.client, regionsDown(zone, away));
  const predicted = [...new Set(outcomes.flatMap((outcome) => regionOf(outcome) ?? []))];
  const unknown = outcomes.find((outcome) => outcome.answer.kind === 'unknown');
  const compared = { client: answer.name, subnet: answer.subnet, real: answer.regions, predicted };
  const allAway = blueprint.routing.regions.every((region) => away.has(region));
  const [wrong] = answer.regions.filter((region) => away.has(region) && !allAway);
  if (answer.foreign.length > 0)
    return { ...compared, state: 'different', why: `${answer.foreign.join(', ')} is no address of a region` };
  if (answer.regions.length === 0) return { ...compared, state: 'different', why: 'there is no answer' };
  if (wrong !== undefined) return { ...compared, state: 'different', why: `${wrong} is away` };
  if (unknown?.answer.kind === 'unknown') return { ...compared, state: 'unknown', why: String(unknown.answer.why) };
  if (answer.regions.every((region) => predicted.includes(region))) return { ...compared, state: 'same' };
  // Which region is nearest Route 53 knows by its own measurements, of which we have an estimate.
  const { name: domain = '' } = blueprint.domain ?? {};
  const byFigures = [`${originHost(domain)}/`, `${nearHost(domain)}/`];
  const estimated = outcomes.some(({ path }) => path.some((step) => byFigures.some((start) => step.startsWith(start))));
  return { ...compared, state: estimated ? 'estimate' : 'different' };
}
