/**
 * Breaks the kit on purpose, one guard at a time, and expects the test that guards it to fail: a test that passes on broken
 * code is no guard. Each patch says in its head which test file it breaks and the name of the test that must notice.
 * `npm run test:guards rotation` runs those with that in their names.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

interface Guard {
  readonly name: string;
  readonly patch: string;
  /** `unit`, or `tools` for tests that need more than Node. */
  readonly project: string;
  readonly file: string;
  /** Part of the name of the test that must fail. */
  readonly test: string;
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
      return { name, patch, project: field('Project') || 'unit', file: field('File'), test: field('Test') };
    });
}

/** What went wrong with a guard; undefined when the test noticed. */
function complaint({ patch, project, file, test }: Guard, copy: string): string | undefined {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: copy, encoding: 'utf8' });
  const applied = git('apply', '-C1', patch);
  if (applied.status !== 0) return `the patch does not apply: ${applied.stderr.trim()}`;
  try {
    const jest = join(copy, 'node_modules/.bin/jest');
    const { stdout, stderr } = spawnSync(jest, ['--selectProjects', project, '--ci', '--json', file], {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    if (!stdout.includes('{')) return `jest has no result: ${stderr.slice(-500)}`;
    const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as JestResult;
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const named = tests.filter(({ fullName }) => fullName.includes(test));
    if (named.length === 0) return `no test of ${file} has "${test}" in its name, or the file did not load`;
    return named.some(({ status }) => status === 'failed') ? undefined : `"${test}" passes on broken code`;
  } finally {
    git('apply', '-C1', '--reverse', patch);
  }
}

const copy = mkdtempSync(join(tmpdir(), 'guards-'));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
});
for (const file of files.trim().split('\n')) cpSync(join(ROOT, file), join(copy, file));
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));

let failed = 0;
for (const guard of guards()) {
  const wrong = complaint(guard, copy);
  if (wrong !== undefined) failed += 1;
  console.log(
    `${wrong === undefined ? 'noticed' : 'MISSED '}  ${guard.name}${wrong === undefined ? '' : `: ${wrong}`}`,
  );
}
rmSync(copy, { recursive: true, force: true });
console.log(`${failed === 0 ? 'every guard noticed' : `${failed} guards missed`}`);
process.exitCode = failed === 0 ? 0 : 1;
