import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environments, loadConfig } from '../../lib/config/load';
import { assemble } from '../../lib/stacks/assemble';
import { newApp } from '../../lib/stacks/new-app';
import { blueprintOf } from '../../stages';
import { run } from '../support/run';
import { assemblyOf } from '../support/templates';

/** Warnings of cfn-lint that are meant: zones by name are the point (W3010); CDK states some dependencies twice (W3005). */
const MEANT = ['W3010', 'W3005'];

describe('the template of the role that deploys', () => {
  it('has no error or warning of cfn-lint', () => {
    expect(run('cfn-lint', ['docs/ci/oidc-role.yaml'])).toMatchObject({ status: 0, stdout: '' });
  }, 60_000);
});

describe.each(environments())('the templates of %s', (environment) => {
  it('have no error or warning of cfn-lint but those that are meant', () => {
    const folder = assemblyOf(environment);
    const templates = readdirSync(folder)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => join(folder, file));
    const { status, stdout } = run('cfn-lint', [
      '--format',
      'parseable',
      '--ignore-checks',
      ...MEANT,
      '--',
      ...templates,
    ]);
    expect([status, stdout]).toEqual([0, '']);
  }, 60_000);

  it("pass CDK's own validation against the rules of CloudFormation", () => {
    const app = newApp({ outdir: `${assemblyOf(environment)}-validated` });
    assemble(app, blueprintOf(loadConfig(environment)));
    expect(() => app.synth()).not.toThrow();
  }, 120_000);
});
