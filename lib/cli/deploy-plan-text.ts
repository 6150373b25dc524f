import type { StandingStack } from '../aws/stack';
import type { DeployPlan } from '../operations/deploy';
import type { Wave } from '../operations/waves';
import { plainTable } from './plain-table';
import { wrapped } from './wrapped';

/** Widths of region, stack and state: 98 columns with the gaps between them. */
const WIDTHS = [16, 43, 39];

/** The same with the number of the wave before them. */
const WAVE_WIDTHS = [6, 15, 39, 38];

/** What a deploy would find, and how it would go, within 100 columns. */
export function deployPlanText(environment: string, { account, waves, left, ...plan }: DeployPlan): string {
  const { stacks, failed, bakeMinutes } = plan;
  const whose = account.named ? 'as the configuration says' : 'the configuration names none, so any would do';
  return [
    `${environment} in account ${account.id}, ${whose}`,
    waves.length > 0 ? waveTable(waves, stacks, failed) : stackTable(stacks, failed),
    ...(waves.length > 1 ? [wrapped(betweenText(bakeMinutes), 0)] : []),
    ...(left.length > 0 ? [wrapped(`left as they are, and not asked: ${left.join(', ')}`, 0)] : []),
    '',
  ].join('\n');
}

function betweenText(minutes: number): string {
  const wait = minutes === 0 ? 'one look' : `${minutes} min`;
  return `between two waves: ${wait} at the alarms of the regions that have the new version; one that pages stops it`;
}

function stackTable(stacks: readonly StandingStack[], failed: readonly string[]): string {
  const rows = stacks.map(({ name, region, stack }) => [region, name, stateText(stack?.status, failed.includes(name))]);
  return plainTable(['REGION', 'STACK', 'NOW'], WIDTHS, rows);
}

function waveTable(waves: readonly Wave[], stacks: readonly StandingStack[], failed: readonly string[]): string {
  const states = new Map(stacks.map(({ name, stack }) => [name, stateText(stack?.status, failed.includes(name))]));
  const rows = waves.flatMap(({ region, stacks: names }, i) =>
    names.map((name) => [String(i + 1), region, name, states.get(name) ?? '']),
  );
  return plainTable(['WAVE', 'REGION', 'STACK', 'NOW'], WAVE_WIDTHS, rows);
}

function stateText(status: string | undefined, failed: boolean): string {
  if (status === undefined) return 'is not there yet';
  return failed ? `${status}, is deleted first` : status;
}
