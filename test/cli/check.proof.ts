import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkText } from '../../lib/cli/check-text';
import type { Finding } from '../../lib/transition/finding';
import { ROOT, stagecoach } from '../support/run';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
const next = join(folder, 'next.yaml');
beforeAll(() => {
  const dev = readFileSync(join(ROOT, 'config/dev.yaml'), 'utf8');
  writeFileSync(next, dev.replace('name: carts', 'name: baskets'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('stagecoach check', () => {
  it('says yes with 0', () => {
    expect(stagecoach('check', 'dev', 'dev')).toEqual({
      status: 0,
      stdout: 'safe: nothing changes from config/dev.yaml to config/dev.yaml\n',
      stderr: '',
    });
  });

  it('--json: says what is lost, with 1', () => {
    const { status, stdout } = stagecoach('check', 'dev', next, '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([
      1,
      {
        ok: false,
        from: 'config/dev.yaml',
        to: next,
        verdict: 'blocked',
        findings: [{ rule: 'table-removed' }, { rule: 'removed' }],
        plan: { steps: [{ stacks: ['shop-dev-us-east-1-Data', 'shop-dev-us-east-1-Service'] }] },
      },
    ]);
  });

  it('asked wrongly: says so with 2', () => {
    expect(stagecoach('check', 'dev', join(folder, 'none.yaml'))).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('what it prints', () => {
  const finding: Finding = {
    rule: 'removed',
    severity: 'warning',
    stack: 'shop-prod-us-east-1-Data',
    where: `Table${'x'.repeat(120)}`,
    problem: 'a word '.repeat(20).trim(),
    remedy: 'keep it',
  };

  it('fits 100 columns, whatever the names', () => {
    const lines = checkText(
      { verdict: 'safe', findings: [finding] },
      { from: 'a'.repeat(150), to: 'b', steps: [] },
    ).split('\n');
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    expect(lines[0]).toMatch(/^warning {2}shop-prod-us-east-1-Data$/);
  });

  it('counts on the last line', () => {
    const findings = [finding, finding, { ...finding, severity: 'blocker' as const }];
    expect(checkText({ verdict: 'blocked', findings }, { from: 'a', to: 'b', steps: [] }).split('\n').at(-1)).toBe(
      'blocked from a to b: 1 blocker, 2 warnings',
    );
  });
});
