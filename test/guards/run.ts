/**
 * Breaks the kit on purpose, one guard at a time, and expects the test that guards it to fail: a test that passes on broken
 * code is no guard. Each patch says in its head which test file it breaks and the name of the test that must notice.
 * `npm run test:guards rotation` runs those with that in their names.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

interface Guard {
  readonly name: string;
  readonly patch: string;
  /** `unit`, or `tools` or `dns` for tests that need more than Node. */
  readonly project: string;
  readonly file: string;
  /** Part of the name of the test that must fail. */
  readonly test: string;
  /** Run all tests of the file. */
  readonly whole: boolean;
}

interface JestResult {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function guards(): Guard[] {
  const [only = ''] = process.argv.slice(2);
  return readdirSync(__dirname)
    .filter((name) => name.endsWith('.patch') && name.includes(only))
    .map((name) => {
      const patch = join(__dirname, name);
      const head = readFileSync(patch, 'utf8');
      const field = (key: string) => new RegExp(`^${key}: (.+)$`, 'm').exec(head)?.[1] ?? '';
      return {
        name,
        patch,
        project: field('Project') || 'unit',
        file: field('File'),
        test: field('Test'),
        whole: field('Whole') !== '',
      };
    });
}

/** What went wrong with a guard; undefined when the test noticed. */
async function complaint({ patch, project, file, test, whole }: Guard, copy: string): Promise<string | undefined> {
  if (!existsSync(join(copy, file))) return `there is no ${file}`;
  const git = (...args: string[]) => spawnSync('git', args, { cwd: copy, encoding: 'utf8' });
  const applied = git('apply', '-C1', patch);
  if (applied.status !== 0) return `the patch does not apply: ${applied.stderr.trim()}`;
  try {
    // Most tests read no templates of environments: making them would take longer than the test.
    const synthesize = /templatesOf|assemblyOf/.test(readFileSync(join(copy, file), 'utf8'));
    // A test that builds on those before it in its file would fail without them, whatever is broken.
    const named = whole ? [] : ['--testNamePattern', test.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')];
    const args = ['--selectProjects', project, '--ci', '--json', ...named, '--runTestsByPath', file];
    const { stdout, stderr } = await jest(copy, synthesize, args);
    if (!stdout.includes('{')) return `jest has no result: ${stderr.slice(-500)}`;
    const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as JestResult;
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const meant = tests.filter(({ fullName }) => fullName.includes(test));
    if (meant.length === 0) return `no test of ${file} has "${test}" in its name, or the file did not load`;
    return meant.some(({ status }) => status === 'failed') ? undefined : `"${test}" passes on broken code`;
  } finally {
    git('apply', '-C1', '--reverse', patch);
  }
}

function jest(copy: string, synthesize: boolean, args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const env = { ...process.env, ...(synthesize ? {} : { TEMPLATES_OF: 'none' }) };
  const options = { cwd: copy, encoding: 'utf8', maxBuffer: 1e8, env } as const;
  return new Promise((resolve) =>
    // A failing test fails the command: that is what we are here for.
    execFile(join(copy, 'node_modules/.bin/jest'), args, options, (_, stdout, stderr) => resolve({ stdout, stderr })),
  );
}

/** A copy of the checkout in which code may be broken. */
function copyOfCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'guards-'));
  const list = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', list, { cwd: ROOT, encoding: 'utf8' });
  for (const file of files.trim().split('\n')) cpSync(join(ROOT, file), join(copy, file));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Takes guards from the list until there are none; says how many were missed. */
async function work(left: Guard[]): Promise<number> {
  const copy = copyOfCheckout();
  let missed = 0;
  for (let guard = left.shift(); guard; guard = left.shift()) {
    const wrong = await complaint(guard, copy);
    if (wrong !== undefined) missed += 1;
    console.log(wrong === undefined ? `noticed  ${guard.name}` : `MISSED   ${guard.name}: ${wrong}`);
  }
  rmSync(copy, { recursive: true, force: true });
  return missed;
}

async function main(): Promise<void> {
  const left = guards();
  if (left.length === 0) throw new Error('there is no such guard');
  const missed = await Promise.all(Array.from({ length: availableParallelism() }, () => work(left)));
  const failed = missed.reduce((sum, count) => sum + count, 0);
  console.log(failed === 0 ? 'every guard noticed' : `${failed} guards missed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
