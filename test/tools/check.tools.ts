import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, stagecoach } from '../support/run';

const UP_MS = 120_000;

describe('stagecoach check --deployed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  const next = join(folder, 'next.yaml');
  let endpoint = '';

  beforeAll(() => {
    const dev = readFileSync(join(ROOT, 'config/dev.yaml'), 'utf8');
    writeFileSync(next, dev.replace('name: carts', 'name: baskets'));
    const { status, stdout } = stagecoach('local', 'up', 'dev', '--keep', '--json');
    expect(status).toBe(0);
    endpoint = JSON.parse(stdout).endpoint;
  }, UP_MS);

  afterAll(() => {
    stagecoach('local', 'down');
    rmSync(folder, { recursive: true });
  });

  const check = (...args: string[]) => {
    const { status, stdout } = stagecoach('check', '--deployed', 'dev', '--endpoint', endpoint, ...args, '--json');
    const { verdict, findings } = JSON.parse(stdout);
    return { status, verdict, rules: findings.map(({ rule }: { rule: string }) => rule) };
  };

  it('says yes of what runs and the configuration it was deployed with, also with change sets', () => {
    expect(check()).toEqual({ status: 0, verdict: 'safe', rules: [] });
    // moto's change sets know of added, changed and removed resources, of no replacement: that is faked in test/aws.
    expect(check('--change-set')).toEqual({ status: 0, verdict: 'safe', rules: [] });
  });

  it('blocks a proposal that would lose a running table', () => {
    expect(check(next)).toEqual({ status: 1, verdict: 'blocked', rules: ['removed'] });
  });
});
