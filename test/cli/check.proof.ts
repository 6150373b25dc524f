import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkText } from '../../lib/cli/check-text';
import type { Finding } from '../../lib/transition/finding';
import { NO_INTERRUPTION } from '../../lib/transition/plan/interruption';
import type { PlanStep } from '../../lib/transition/plan/plan';
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
      { from: 'a'.repeat(150), to: 'b', steps: [], avoids: [] },
    ).split('\n');
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    expect(lines[0]).toMatch(/^warning {2}shop-prod-us-east-1-Data$/);
  });

  it('counts on the last line', () => {
    const findings = [finding, finding, { ...finding, severity: 'blocker' as const }];
    expect(
      checkText({ verdict: 'blocked', findings }, { from: 'a', to: 'b', steps: [], avoids: [] }).split('\n').at(-1),
    ).toBe('blocked from a to b: 1 blocker, 2 warnings');
  });

  it('shows of many findings of one kind the first, and of the others which they are', () => {
    const many = ['A', 'B', 'C', 'D'].map((logicalId) => ({ ...finding, where: `${logicalId} Name`, logicalId }));
    const ends = { from: 'a', to: 'b', steps: [], avoids: [] };
    const text = (findings: Finding[]) => checkText({ verdict: 'safe', findings }, ends);
    expect(text(many).match(/^warning/gm)).toHaveLength(2);
    expect(text(many)).toContain('warning  and 3 more like it: shop-prod-us-east-1-Data B, C, D\n');
    expect(text(many.slice(1)).match(/^warning/gm)).toHaveLength(3);
    const ofConfig = many.map(({ stack: _, ...rest }) => rest);
    expect(text(ofConfig).match(/^warning/gm)).toHaveLength(4);
  });

  it('shows the plan of what is blocked in one deploy and not in several', () => {
    const step = {
      title: 'Add eu-west-1',
      configuration: ['regions[eu-west-1]: { name: eu-west-1 }'],
      stacks: ['Data'],
      newStacks: [],
      changes: [
        { stack: 'Data', logicalId: 'A', type: 'B', action: 'create', properties: [], retained: false },
      ] satisfies PlanStep['changes'],
      interruption: NO_INTERRUPTION,
      also: [],
      minutes: 1,
      reversible: true,
      back: 'nothing',
    };
    const text = (avoids: string[]) =>
      checkText(
        { verdict: 'blocked', findings: [{ ...finding, severity: 'blocker' }] },
        { from: 'a', to: 'b', steps: [step, step], avoids },
      );
    expect(text(['removed'])).toContain('1. Add eu-west-1');
    expect(text(['removed'])).toMatch(/\nblocked in one deploy from a to b, safe in the deploys above: 1 blocker$/);
    expect(text(['other'])).not.toContain('Add eu-west-1');
    expect(text(['other'])).toMatch(/\nblocked from a to b: 1 blocker$/);
  });
});
