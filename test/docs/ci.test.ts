import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import packageJson from '../../package.json';
import { ROOT } from '../support/run';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
// CloudFormation's short forms are tags of its own; here only what they hold matters.
const template = parse(read('docs/ci/oidc-role.yaml').replaceAll(/!(Sub|Ref|GetAtt|Equals|If) /g, ''));
const workflow = parse(read('.github/workflows/deploy.yaml'));

describe('the role that deploys from GitHub', () => {
  const [trust] = template.Resources.DeployRole.Properties.AssumeRolePolicyDocument.Statement;

  it('is pinned to one repository, environment and branch, with no pattern in it', () => {
    expect(Object.keys(trust.Condition)).toEqual(['StringEquals']);
    const { StringEquals: pinned } = trust.Condition;
    expect(pinned).toEqual({
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:sub': 'repo:${Repository}:environment:${Environment}',
      'token.actions.githubusercontent.com:ref': 'refs/heads/${Branch}',
    });
    for (const { AllowedPattern } of [
      template.Parameters.Repository,
      template.Parameters.Environment,
      template.Parameters.Branch,
    ]) {
      expect('a/b*').not.toMatch(new RegExp(AllowedPattern));
    }
  });

  it('may do nothing but take on the roles of the bootstrap', () => {
    const [policy] = template.Resources.DeployRole.Properties.Policies;
    const [statement, ...others] = policy.PolicyDocument.Statement;
    expect(others).toEqual([]);
    expect(statement.Action).toBe('sts:AssumeRole');
    for (const resource of statement.Resource) expect(resource).toContain(':role/cdk-hnb659fds-');
  });
});

describe('the workflow', () => {
  const { check, deploy } = workflow.jobs;

  it('has credentials only where it deploys, and deploys only what is on main and checked', () => {
    expect(check.permissions).toBeUndefined();
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(deploy).toMatchObject({ needs: 'check', environment: 'dev', permissions: { 'id-token': 'write' } });
    expect(deploy.if).toBe("github.ref == 'refs/heads/main' && github.event_name == 'push'");
  });

  it('refuses a destructive change before it deploys', () => {
    const commands = deploy.steps.flatMap(({ run }: { run?: string }) => run ?? []);
    const refusal = commands.findIndex((command: string) => command.includes('--fail-on=destructive'));
    expect(refusal).toBeGreaterThan(0);
    expect(commands.findIndex((command: string) => command.includes('cdk deploy'))).toBeGreaterThan(refusal);
  });

  it('proves of a pull request that no environment loses anything, by what the base branch itself would deploy', () => {
    const step = check.steps.find(({ run = '' }: { run?: string }) => run.includes('stagecoach check'));
    expect(step.if).toBe("github.event_name == 'pull_request'");
    const [synth, assembly, config] = ['npx cdk synth', 'check "../base/cdk.out/$name"', 'check "$file"'].map((part) =>
      step.run.indexOf(part),
    );
    expect([synth > 0, assembly > synth, config > synth]).toEqual([true, true, true]);
    // A branch may be called anything: its name reaches the shell as a variable, not as text.
    expect(step.run).not.toContain('${{');
  });

  it('runs only npm scripts that there are', () => {
    const named = [...JSON.stringify(workflow).matchAll(/npm run (\w+)/g)].map(([, name = '']) => name);
    for (const name of named) expect(Object.keys(packageJson.scripts)).toContain(name);
  });
});
