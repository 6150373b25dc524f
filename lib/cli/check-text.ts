import type { TransitionCheck } from '../transition/check';
import type { Finding, Severity } from '../transition/finding';
import type { Plan } from '../transition/plan/plan';
import { planText } from '../transition/plan/text';
import { colours } from './colours';

/** Widest line, and the column in which a finding begins. */
const WIDTH = 100;
const INDENT = 'blocker  '.length;

const COLOURS: Readonly<Record<Severity, (text: string) => string>> = {
  blocker: colours.red,
  warning: colours.yellow,
  note: (text) => text,
};

/** Findings, a block each, then what to do, and the verdict on the last line. What loses something has no plan. */
export function checkText({ verdict, findings }: TransitionCheck, plan: Plan): string {
  const counts = (['blocker', 'warning', 'note'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  const between = `from ${plan.from} to ${plan.to}`;
  const changes = plan.steps.some((step) => step.changes.length > 0);
  const safe = changes ? `safe: nothing is lost ${between}` : `safe: nothing changes ${between}`;
  const said = verdict === 'safe' ? safe : `blocked ${between}`;
  const last = wrapped([said, ...(counts.length > 0 ? [counts.join(', ')] : [])].join(': '), 0);
  const steps = verdict === 'safe' && changes ? [planText(plan)] : [];
  return [...findings.map(block), ...steps, last].join('\n');
}

function block({ severity, stack, where, problem, remedy }: Finding): string {
  const text = wrapped(`${[stack, where].filter(Boolean).join(' ')}: ${problem}; ${remedy}`, INDENT);
  return `${COLOURS[severity](severity)}${' '.repeat(INDENT - severity.length)}${text}`;
}

/** Text in lines that fit, all but the first indented. */
function wrapped(text: string, indent: number): string {
  const width = WIDTH - indent;
  const lines: string[] = [''];
  for (const word of text.split(' ').flatMap((long) => long.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
