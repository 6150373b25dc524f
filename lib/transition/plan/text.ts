import type { Action, Change } from './change';
import type { Interruption } from './interruption';
import type { Plan, PlanStep } from './plan';

/** A plan that does not fit a screen is not read. */
export const TEXT_LINES_MAX = 40;
export const TEXT_COLUMNS_MAX = 100;

/** Steps that are shown with each action on a line of its own. */
const DETAILED_STEPS_MAX = 3;

const ACTIONS: readonly Action[] = ['replace', 'remove', 'roll', 'update', 'create'];

const FOOT = 'Minutes are assumptions, not measurements. Deploy each step to its end before the next.';

/** A plan for people, on one screen. */
export function planText({ from, to, steps }: Plan): string {
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  const deploys = steps.length === 1 ? '1 deploy' : `${steps.length} deploys`;
  const head = `${from} -> ${to}: ${deploys}, about ${minutes} min${steps.length === 1 ? '' : ' in all'}`;
  const room = Math.floor((TEXT_LINES_MAX - 2) / Math.max(1, steps.length));
  const shown = steps.flatMap((step, i) => stepLines(step, i + 1, room, steps.length <= DETAILED_STEPS_MAX));
  return [...[head, ...shown].slice(0, TEXT_LINES_MAX - 1), FOOT].map(cut).join('\n');
}

/** What a step is and does, in no more lines than there is room for. */
function stepLines(step: PlanStep, number: number, room: number, detailed: boolean): string[] {
  const { title, minutes, wait, configuration, interruption, back } = step;
  const changes = detailed ? changeLines(step) : [labelled('changes', countsOf(step) || 'none')];
  const waiting = wait === undefined ? [] : [labelled('wait', wait)];
  const lines = folded(configuration, Math.max(1, room - waiting.length - changes.length - 3));
  return [
    `${number}. ${title}: about ${minutes} min`,
    ...waiting,
    labelled('users', interruptionText(interruption)),
    ...lines.map((line, i) => labelled(i === 0 ? 'write' : '', line)),
    ...changes,
    labelled('back', back),
  ];
}

function changeLines(step: PlanStep): string[] {
  const { stacks, changes } = step;
  if (changes.length === 0) return [labelled('changes', 'none')];
  return [
    labelled('stacks', stacksText(stacks)),
    ...byAction(changes).map(([action, those]) => labelled(action, `${those.length}: ${namesOf(those)}`)),
  ];
}

const countsOf = ({ changes }: PlanStep) =>
  byAction(changes)
    .map(([action, those]) => `${action} ${those.length}`)
    .join(', ');

function byAction(changes: readonly Change[]): (readonly [Action, readonly Change[]])[] {
  return ACTIONS.map((action) => [action, changes.filter((change) => change.action === action)] as const).filter(
    ([, those]) => those.length > 0,
  );
}

const labelled = (label: string, text: string) => `   ${label.padEnd(8)} ${text}`;

/** As many lines as there is room for; what is left goes on the last. */
function folded(lines: readonly string[], room: number): string[] {
  if (lines.length <= room) return [...lines];
  return [...lines.slice(0, room - 1), lines.slice(room - 1).join('; ')];
}

/** Stacks of a region share its name: `shop-prod-us-east-1: Network, Data`. */
function stacksText(stacks: readonly string[]): string {
  const parts = new Map<string, string[]>();
  for (const stack of stacks) {
    const [, owner = stack, kind = ''] = /^(.+?)-((?:Network|Data|Service|Edge)(?:-.*)?)$/.exec(stack) ?? [];
    parts.set(owner, [...(parts.get(owner) ?? []), kind]);
  }
  return [...parts].map(([owner, kinds]) => (kinds.join('') ? `${owner}: ${kinds.join(', ')}` : owner)).join('; ');
}

export function interruptionText({ kind, seconds, what }: Interruption): string {
  if (kind === 'none') return what;
  if (kind === 'connections-drop') return `no outage, but ${what}`;
  const time = kind === 'minutes' && seconds >= 120 ? `${Math.round(seconds / 60)} min` : `${seconds} s`;
  return `up to ${time}: ${what}`;
}

/** A few by name, many by type: `DBInstance 2, Alarm 14`. */
function namesOf(changes: readonly Change[]): string {
  if (changes.length <= 2) return changes.map(({ logicalId }) => withoutHash(logicalId)).join(', ');
  const counts = new Map<string, number>();
  for (const { type } of changes) counts.set(shortType(type), (counts.get(shortType(type)) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count === 1 ? type : `${type} ${count}`)).join(', ');
}

/** CDK ends a logical id with a hash of its path, which says nothing to people. */
const withoutHash = (logicalId: string) => logicalId.replace(/[0-9A-F]{8}$/, '');

const shortType = (type: string) => type.split('::').at(-1) ?? type;

function cut(line: string): string {
  return line.length <= TEXT_COLUMNS_MAX ? line : `${line.slice(0, TEXT_COLUMNS_MAX - 1)}…`;
}
