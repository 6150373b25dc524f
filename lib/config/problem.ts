/** One thing wrong with what the user wrote, and what to do about it. */
export interface Problem {
  /** File as the user would type it, e.g. `config/prod.yaml`; empty when no file is to blame. */
  readonly file: string;
  /** Line in the file, from 1; absent when the problem is not in the file's text. */
  readonly line?: number;
  /** Column in the line, from 1. */
  readonly column?: number;
  /** Place in the configuration, e.g. `regions[1].cidr`; empty for the file as a whole. */
  readonly path: string;
  /** Name of the rule that found it, stable for machines. */
  readonly rule: string;
  readonly problem: string;
  /** What is allowed. */
  readonly limit?: string;
  /** What was found, as a value; absent when nothing was. */
  readonly found?: unknown;
  readonly remedy?: string;
}

/** A user's mistake: every problem at once. Commands print it without a stack trace and exit with 2. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.name = 'ConfigError';
  }
}

/** Most problems that are printed: whoever has more has one mistake, not many. */
const SHOWN_MAX = 50;

/** All problems, one a line, and their number on the last line. */
export function formatProblems(problems: readonly Problem[]): string {
  const shown = problems.length > SHOWN_MAX ? `, the first ${SHOWN_MAX} shown` : '';
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems${shown}`;
  return [...problems.slice(0, SHOWN_MAX).map(formatProblem), count].join('\n');
}

function formatProblem({ file, line, column, path, problem, limit, found, remedy }: Problem): string {
  const position = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const where = [position, path].filter((part) => part !== '').join(' ');
  return [
    where === '' ? problem : `${where}: ${problem}`,
    limit === undefined ? '' : ` (${limit})`,
    found === undefined ? '' : `, found ${shorten(printed(found))}`,
    remedy === undefined ? '' : `; ${remedy}`,
  ]
    .join('')
    .replaceAll(/[^\P{Cc}\n]/gu, '?');
}

/** Longest excerpt of a value that an error repeats, in characters. */
const FOUND_MAX = 60;

/** JSON, but for the numbers that JSON lacks. */
function printed(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function shorten(text: string): string {
  return text.length <= FOUND_MAX ? text : `${text.slice(0, FOUND_MAX - 1)}…`;
}
