import type { Interruption } from './interruption';
import type { Plan, PlanStep } from './plan';
import { interruptionText } from './text';

/** Stages that follow each other, in both directions: the transitions that have a page. */
export function neighbours(stages: readonly number[]): (readonly [from: number, to: number])[] {
  const sorted = [...stages].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((next, i) => {
    const stage = sorted[i] as number;
    return [[stage, next] as const, [next, stage] as const];
  });
}

/** File of the page of a transition, under docs/transitions. */
export const pageName = (from: number, to: number) => `${from}-to-${to}.md`;

/** A plan as a page of documentation: what each deploy is made of, and what is known about it. */
export function planPage(from: number, to: number, { steps }: Plan): string {
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  const deploys = steps.length === 1 ? 'one deploy' : `${steps.length} deploys`;
  return [
    `# From stage ${from} to stage ${to}`,
    '',
    `Made from the plan of the example by \`UPDATE_GOLDEN=1 npm test\`; don't edit. About ${minutes} minutes in ${deploys}.`,
    'Minutes are assumptions, not measurements. [How to read this](README.md).',
    ...steps.flatMap((step, i) => ['', ...section(step, i + 1)]),
    '',
  ].join('\n');
}

function section(step: PlanStep, number: number): string[] {
  const { title, wait, configuration, interruption, minutes, reversible, back, changes, stacks, newStacks, also } =
    step;
  return [
    `## ${number}. ${title}`,
    '',
    ...(wait === undefined ? [] : [`First wait ${wait}.`, '']),
    '```yaml',
    ...configuration.map((line) => (line.startsWith('remove ') ? `# ${line}` : line)),
    '```',
    '',
    `- Users: ${users(interruption)}`,
    ...also.map((what) => `- Also: ${what}`),
    `- Takes about ${minutes} minutes, in ${stacks.length === 1 ? 'one stack' : `${stacks.length} stacks`}.`,
    `- ${reversible ? 'Back' : 'No way back'}: \`${back}\``,
    '',
    ...table(changes, newStacks),
  ];
}

function users(interruption: Interruption): string {
  const { kind, source } = interruption;
  return `${interruptionText(interruption)}${kind === 'none' ? '' : ` ([source](${source}))`}`;
}

/**
 * Resources by stack, type and action: names would say less, and be different in each environment. Of a new stack all, and stacks
 * in which the same happens together.
 */
function table(changes: PlanStep['changes'], newStacks: readonly string[]): string[] {
  const stacks = new Map<string, string[]>();
  for (const stack of new Set(changes.map((change) => change.stack))) {
    const rows = rowsOf(
      changes.filter((change) => change.stack === stack),
      newStacks.includes(stack),
    ).join('\n');
    stacks.set(rows, [...(stacks.get(rows) ?? []), stack]);
  }
  if (stacks.size === 0) return ['No resource changes.'];
  return [
    '| stack | type | action | resources |',
    '|---|---|---|---|',
    ...[...stacks].flatMap(([rows, names]) => rows.split('\n').map((row) => `| ${names.join(', ')} ${row}`)),
  ];
}

function rowsOf(changes: PlanStep['changes'], isNew: boolean): string[] {
  const counts = new Map<string, number>();
  for (const { type, action, retained } of changes) {
    const row = `| ${isNew ? 'the whole stack' : type} | ${action}${retained ? ', stays in AWS' : ''} |`;
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return [...counts].map(([row, count]) => `${row} ${count} |`);
}
