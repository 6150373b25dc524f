import type { Action, Change } from './change';
import type { Interruption } from './interruption';
import type { Plan, PlanStep } from './plan';

/** A plan that does not fit a screen is not read. */
export const TEXT_LINES_MAX = 40;
export const TEXT_COLUMNS_MAX = 100;

/** Steps that are shown with each action on a line of its own. */
const DETAILED_STEPS_MAX = 3;

/** Most that is said of a step besides the worst. */
const ALSO_MAX = 2;

const ACTIONS: readonly Action[] = ['replace', 'remove', 'roll', 'update', 'create'];

const FOOT = 'Minutes are assumptions, not measurements. Deploy each step to its end before the next.';

/** A plan for people, on one screen. */
export function planText({ from, to, steps }: Plan): string {
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  const deploys = steps.length === 1 ? '1 deploy' : `${steps.length} deploys`;
  const head = `${from} -> ${to}: ${deploys}, about ${minutes} min${steps.length === 1 ? '' : ' in all'}`;
  const room = Math.floor((TEXT_LINES_MAX - 2) / Math.max(1, steps.length));
  const shownIn = (detail: Detail) => steps.flatMap((step, i) => stepLines(step, i + 1, room, detail));
  const wanted = DETAILS.filter((detail) => detail !== 'all' || steps.length <= DETAILED_STEPS_MAX).map(shownIn);
  const shown = wanted.find((lines) => lines.length <= TEXT_LINES_MAX - 2) ?? wanted.at(-1) ?? [];
  return [...[head, ...shown].slice(0, TEXT_LINES_MAX - 1), FOOT].map(cut).join('\n');
}

/** What is said of the resources of a step: each action on a line of its own, how many there are, or nothing. */
const DETAILS = ['all', 'counts', 'none'] as const;

type Detail = (typeof DETAILS)[number];

/** What a step is and does, in no more lines than there is room for. */
function stepLines(step: PlanStep, number: number, room: number, detail: Detail): string[] {
  const { title, minutes, wait, configuration, interruption, also, back } = step;
  const changes = { all: changeLines, counts: countLines, none: () => [] }[detail](step);
  const waiting = wait === undefined ? [] : [labelled('wait', wait)];
  const spare = Math.max(1, room - waiting.length - changes.length - 3);
  const lines = folded(configuration, spare);
  const ways = broken(back.split('; '), 1 + spare - lines.length);
  const others = also.slice(0, Math.min(ALSO_MAX, Math.max(0, 1 + spare - lines.length - ways.length)));
  // Who has no room for more wants to know of interruptions.
  const users =
    detail === 'none' && interruption.kind === 'none' ? [] : [labelled('users', interruptionText(interruption))];
  return [
    `${number}. ${title}: about ${minutes} min`,
    ...waiting,
    ...users,
    ...(detail === 'all' ? others : []).map((what, i) => labelled(i === 0 ? 'also' : '', what)),
    ...lines.map((line, i) => labelled(i === 0 ? 'write' : '', line)),
    ...changes,
    ...ways.map((line, i) => labelled(i === 0 ? 'back' : '', line)),
  ];
}

const countLines = (step: PlanStep) => [labelled('changes', countsOf(step) || 'none')];

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

/** Column in which the text of a line begins. */
const INDENT = 12;

const labelled = (label: string, text: string) => `   ${label.padEnd(8)} ${text}`;

/** As many lines as there is room for; what is left goes on the last. */
function folded(lines: readonly string[], room: number): string[] {
  if (lines.length <= room) return [...lines];
  return [...lines.slice(0, room - 1), lines.slice(room - 1).join('; ')];
}

/** Parts on as many lines as there is room for; what is left goes on the last. */
function broken(parts: readonly string[], room: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const line = lines.at(-1);
    const longer = line === undefined ? part : `${line}; ${part}`;
    if (line === undefined || (longer.length > TEXT_COLUMNS_MAX - INDENT && lines.length < room)) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Stacks of a region share its name, and all of them its beginning: `shop-prod-us-east-1: Network, Data; eu-west-1: Data`. */
function stacksText(stacks: readonly string[]): string {
  const parts = new Map<string, string[]>();
  for (const stack of stacks) {
    const [, owner = stack, kind = ''] = /^(.+?)-((?:Network|Data|Service|Edge)(?:-.*)?)$/.exec(stack) ?? [];
    parts.set(owner, [...(parts.get(owner) ?? []), kind]);
  }
  const app = parts.size > 1 ? commonStart([...parts.keys()]) : '';
  const named = (owner: string, i: number) => (i === 0 ? owner : owner.slice(app.length));
  const listed = (kinds: readonly string[]) => kinds.filter(Boolean).join(', ');
  const text = [...parts].map(([owner, kinds], i) => said(named(owner, i), listed(kinds))).join('; ');
  if (text.length <= TEXT_COLUMNS_MAX - INDENT) return text;
  const counted = (kinds: readonly string[]) => (kinds.length === 1 ? listed(kinds) : `${kinds.length} stacks`);
  return [...parts].map(([owner, kinds], i) => said(named(owner, i), counted(kinds))).join('; ');
}

const said = (name: string, what: string) => [name, what].filter(Boolean).join(': ');

/** Whole words at the beginning of all names, each with the dash after it. */
function commonStart(names: readonly string[]): string {
  const words = names.map((name) => name.split('-'));
  const common = words[0]?.findIndex((word, i) => words.some((other) => other[i] !== word)) ?? 0;
  return (
    words[0]
      ?.slice(0, Math.max(0, common))
      .map((word) => `${word}-`)
      .join('') ?? ''
  );
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
