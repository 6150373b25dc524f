import { Command, CommanderError } from 'commander';
import { EXIT } from './command';
import { cache } from './commands/cache';
import { check } from './commands/check';
import { db } from './commands/db';
import { deploy } from './commands/deploy';
import { destroy } from './commands/destroy';
import { dns } from './commands/dns';
import { doctor } from './commands/doctor';
import { local } from './commands/local';
import { promises } from './commands/promises';
import { queues } from './commands/queues';
import { shards } from './commands/shards';
import { topology } from './commands/topology';
import { validate } from './commands/validate';

/** Runs the command line. Sets the exit status instead of exiting, so that output is flushed. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('stagecoach')
    .description('Grow one application from a single server to many regions by changing one line')
    .addHelpText('after', '\n<env> is a name under config/, or a file: then it has a / or an ending.')
    // Options belong to the command they follow: `cache invalidate --json` is not `cache --json`.
    .enablePositionalOptions()
    .addCommand(validate)
    .addCommand(topology)
    .addCommand(cache)
    .addCommand(promises)
    .addCommand(db)
    .addCommand(queues)
    .addCommand(dns)
    .addCommand(shards)
    .addCommand(doctor)
    .addCommand(deploy)
    .addCommand(destroy)
    .addCommand(check)
    .addCommand(local);
  for (const each of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) each.exitOverride();
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.yes : EXIT.askedWrongly;
    if (error.exitCode !== 0 && argv.includes('--json')) {
      const problem = error.message.replace(/^error: /, '');
      console.log(JSON.stringify({ ok: false, problems: [{ file: '', path: '', rule: 'usage', problem }] }, null, 2));
    }
  }
}
