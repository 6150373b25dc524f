import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cdkJson from '../../cdk.json';
import { cdk } from '../support/run';
import { assemblyOf } from '../support/templates';

describe('the cdk command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const noAccount = { HOME: folder, CDK_DISABLE_CLI_TELEMETRY: 'true' };

  it('makes the same bytes as a synth in process, with no account and no home', () => {
    const output = join(folder, 'out');
    const { status, stderr } = cdk(['synth', '--quiet', '--no-validation', '--output', output], noAccount);
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    const templates = readdirSync(output).filter((file) => file.endsWith('.template.json'));
    expect(templates.length).toBeGreaterThan(0);
    for (const file of templates) {
      expect(readFileSync(join(output, file), 'utf8')).toBe(readFileSync(join(assemblyOf('dev'), file), 'utf8'));
    }
  });

  it('prints what is wrong with a configuration, and no stack trace, and ends with 1', () => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, 'app: shop\n');
    const { status, stderr } = cdk(['ls', '--context', `env=${file}`, '--output', join(folder, 'bad')], noAccount);
    expect(status).toBe(1);
    expect(stderr).toContain(`${file}:1:1 stage: is missing`);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('asks before a destructive change', () => {
    expect(cdkJson.requireApproval).toBe('destructive');
  });
});
