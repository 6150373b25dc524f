import { Command } from 'commander';
import { failureOf } from '../aws/failure';
import { OperationError } from '../aws/operation-error';
import { ConfigError, formatProblems, type Problem } from '../config/problem';
import { ShardMapError } from '../sharding/problem';

/** Exit statuses of every command. */
export const EXIT = { yes: 0, no: 1, askedWrongly: 2 } as const;

/** What a command found out: for people, and for machines. */
export interface Outcome {
  /** The answer is yes. */
  readonly ok: boolean;
  /** Fits 100 columns. */
  readonly text: string;
  /** Stable keys; `ok` is added. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** A command is a value: parse, one library call, print. */
export interface CommandSpec<Options> {
  /** e.g. `validate <env>`, or `invalidate <env> <path...>`: all but the first are arguments. */
  readonly usage: string;
  readonly summary: string;
  /** Flags with their descriptions. */
  readonly options?: readonly (readonly [flags: string, description: string, parse?: (text: string) => unknown])[];
  run(args: readonly string[], options: Options): Outcome | Promise<Outcome>;
}

/** The command as commander knows it. Results go to stdout, everything else to stderr. */
export function command<Options>(spec: CommandSpec<Options>): Command {
  const built = new Command(spec.usage.split(' ')[0]).description(spec.summary);
  for (const argument of spec.usage.split(' ').slice(1)) built.argument(argument);
  for (const [flags, description, parse] of spec.options ?? []) {
    if (parse) built.option(flags, description, parse);
    else built.option(flags, description);
  }
  return built.option('--json', 'print the result as JSON').action(async (...given: unknown[]) => {
    // What may be given more than once comes as one list, at the end.
    const args = (given.slice(0, -2) as (string | string[])[]).flat();
    const options = given.at(-2) as Options & { json?: boolean };
    process.exitCode = await execute(() => spec.run(args, options), options.json === true);
  });
}

async function execute(run: () => Outcome | Promise<Outcome>, asJson: boolean): Promise<number> {
  try {
    const { ok, text, json } = await run();
    console.log(asJson ? JSON.stringify({ ok, ...json }, null, 2) : text);
    return ok ? EXIT.yes : EXIT.no;
  } catch (error) {
    const { problems, status } = explained(error);
    if (asJson) console.log(JSON.stringify({ ok: false, problems }, null, 2));
    else console.error(formatProblems(problems));
    return status;
  }
}

/** A user's mistake or a failure of something outside. Anything else is a bug, and keeps its stack trace. */
function explained(error: unknown): { problems: readonly Problem[]; status: number } {
  if (error instanceof ConfigError) return { problems: error.problems, status: EXIT.askedWrongly };
  if (error instanceof ShardMapError) {
    const problems = error.problems.map((problem) => ({ file: error.source, rule: 'shard-map', ...problem }));
    return { problems, status: EXIT.no };
  }
  const { problem, remedy } = outsideFailure(error);
  return {
    problems: [{ file: '', path: '', rule: 'operation', problem, ...(remedy ? { remedy } : {}) }],
    status: EXIT.no,
  };
}

function outsideFailure(error: unknown): Pick<Problem, 'problem' | 'remedy'> {
  if (error instanceof OperationError) return error;
  const failure = failureOf(error);
  if (!failure) throw error;
  return { problem: failure.what, remedy: failure.remedy };
}
