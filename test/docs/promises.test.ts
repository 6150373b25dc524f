import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisesText } from '../../lib/cli/promises-text';
import type { Basis, KnownTerm, NothingToLose, RecoveryPromise } from '../../lib/promises/promise';
import { LOSSES, promisesOf, titleOf } from '../../lib/promises/promises';
import { lostText, spanText, totalText } from '../../lib/promises/text';
import { loadEnvironment } from '../../stages/load';
import { expectFile } from '../support/golden';
import { ROOT } from '../support/run';

const ENVIRONMENTS = ['dev', 'staging', 'prod', 'global'] as const;
const made = ENVIRONMENTS.map((environment) => {
  const { blueprint, config } = loadEnvironment(environment);
  return { environment, stage: config.stage, blueprint, ...promisesOf(blueprint) };
});

/** Compares the text between two marks of a file, and writes it anew with UPDATE_GOLDEN=1. */
function expectPart(file: string, after: string, before: string, text: string): void {
  const path = join(ROOT, file);
  const page = readFileSync(path, 'utf8');
  const start = page.indexOf(after) + after.length;
  const end = before === '' ? page.length : page.indexOf(before, start);
  expect([page.includes(after), end >= start]).toEqual([true, true]);
  expectFile(path, page.slice(0, start) + text + page.slice(end));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

describe('README.md', () => {
  it('says what each stage promises, as the code computes it of the environments under config/', () => {
    const cell = (promises: readonly RecoveryPromise[], absent: readonly NothingToLose[], loss: string) => {
      const parts = promises.filter((promise) => promise.loss === loss);
      const none = absent.find((each) => each.loss === loss);
      if (none) return `none: ${none.because}`;
      const name = ({ of }: RecoveryPromise) => (parts.length > 1 ? `${of}: ` : '');
      const gone = ({ rpo }: RecoveryPromise) =>
        rpo.total.kind === 'nothing' ? '' : `; lost: **${lostText(rpo.total)}**`;
      return parts.map((part) => `${name(part)}${totalText(part.rto.total)}${gone(part)}`).join('<br>');
    };
    const rows = LOSSES.map(({ id }) => [
      titleOf(id),
      ...made.map(({ promises, nothingToLose }) => cell(promises, nothingToLose, id)),
    ]);
    const head = ['loss', ...made.map(({ stage, environment }) => `${stage} (${environment})`)];
    expectPart('README.md', '<!-- test/docs/promises.test.ts writes this table -->\n', '\n\n', table(head, rows));
  });
});

describe('docs/promises.md', () => {
  const FILE = 'docs/promises.md';

  it('shows what the command really says of prod', () => {
    const prod = made.find(({ environment }) => environment === 'prod')!;
    const text = promisesText({ ...prod, explain: false });
    const [shown = ''] = text.split('\n\n');
    expectPart(FILE, '```\n', '```\n\n## How', `$ npx stagecoach promises prod\n${shown}\n`);
  });

  it('says of each figure who says it', () => {
    const BASES: Readonly<Record<Basis, string>> = {
      configured: 'your configuration, or a template of the kit',
      documented: 'AWS',
      measured: 'others, who measured it',
      assumed: 'nobody: it is assumed',
    };
    const terms = made
      .flatMap(({ promises }) => promises.flatMap(({ rto }) => [rto, ...rto.meanwhile]))
      .flatMap((path) => path.terms.filter((term): term is KnownTerm => 'seconds' in term));
    const rows = Object.entries(BASES).flatMap(([basis, who]) =>
      [...new Map(terms.filter((term) => term.basis === basis).map((term) => [term.what, term])).values()].map(
        ({ what, seconds, source }) => [what, spanText(seconds), who, source],
      ),
    );
    expect(rows.length).toBeGreaterThan(15);
    expectPart(FILE, 'under `config/`.\n\n', '', `${table(['term', 'takes', 'who says it', 'where'], rows)}\n`);
  });

  it('names every loss that a later stage promises less of', () => {
    const page = readFileSync(join(ROOT, FILE), 'utf8');
    const rows = [...page.matchAll(/^\| ([2-4]) \| ([^|]+) \|/gm)].map(([, stage, losses = '']) => [
      stage,
      losses.trim(),
    ]);
    expect(rows).toEqual([
      ['2', 'bad release'],
      ['3', 'server, zone, database primary'],
      ['4', 'zone'],
    ]);
  });
});
