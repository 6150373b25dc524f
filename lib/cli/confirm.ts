import { createInterface } from 'node:readline/promises';

/** What somebody types when asked for a name; undefined where nobody can be asked. */
export async function typedName(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
