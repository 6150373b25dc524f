import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../support/run';

/** A command in a network of its own, which has no way out, and with an empty home. */
describe('without network, credentials and home', () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  afterAll(() => rmSync(home, { recursive: true }));
  const offline = (...command: string[]) =>
    run('unshare', ['-rn', '--', ...command], {
      HOME: home,
      npm_config_offline: 'true',
      npm_config_cache: join(home, 'npm'),
    });

  it('npx cdk synth -q works', () => {
    const { status, stdout, stderr } = offline('npx', 'cdk', 'synth', '-q', '--output', join(home, 'out'));
    expect([status, stdout + stderr]).toEqual([0, expect.any(String)]);
  }, 60_000);

  it('npx cdk ls lists the stacks in the order of deployment', () => {
    const { stdout } = offline('npx', 'cdk', 'ls');
    expect(stdout.trim().split('\n')).toEqual([
      'shop-dev-us-east-1-Network',
      'shop-dev-us-east-1-Data',
      'shop-dev-us-east-1-Service',
      'shop-dev-Edge',
    ]);
  }, 60_000);

  it('npx stagecoach validate works', () => {
    expect(offline('npx', 'stagecoach', 'validate', 'dev')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('is valid'),
    });
  });

  it('really had no network: not even this machine can be reached', () => {
    const connect = "require('net').connect(9, '127.0.0.1').on('error', ({ code }) => console.log(code))";
    expect(offline('node', '-e', connect).stdout).toBe('ENETUNREACH\n');
  });
});
