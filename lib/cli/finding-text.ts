import { colours } from './colours';
import { wrapped } from './wrapped';

type Severity = 'blocker' | 'warning' | 'note';

/** What findings of every kind have in common. */
interface Finding {
  readonly severity: Severity;
  readonly where: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Column in which a finding begins. */
const INDENT = 'blocker  '.length;

const COLOURS: Readonly<Record<Severity, (text: string) => string>> = {
  blocker: colours.red,
  warning: colours.yellow,
  note: (text) => text,
};

/** A finding as a block that fits 100 columns. */
export function findingText({ severity, where, problem, remedy }: Finding): string {
  return saidText(severity, `${where}: ${problem}; ${remedy}`);
}

/** Something of a severity as a block that fits 100 columns. */
export function saidText(severity: Severity, text: string): string {
  return `${COLOURS[severity](severity)}${' '.repeat(INDENT - severity.length)}${wrapped(text, INDENT)}`;
}

/** How many there are of each severity, e.g. `1 blocker, 2 warnings`; empty without findings. */
export function countsText(findings: readonly Pick<Finding, 'severity'>[]): string {
  return (['blocker', 'warning', 'note'] as const)
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}
