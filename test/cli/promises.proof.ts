import { LOSSES } from '../../lib/promises/promises';
import { stagecoach } from '../support/run';

describe('stagecoach promises', () => {
  it.each(['dev', 'staging', 'prod', 'global'])('says of %s what each loss costs, with 0', (environment) => {
    const { status, stdout } = stagecoach('promises', environment);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^LOSS +USERS SEE +BACK AFTER \(RTO\) +LOST \(RPO\)$/m);
    expect(stdout).toMatch(/^US, Virginia +50 ms +50 ms +14 ms, 0 km/m);
    expect(stdout.trim().split('\n').at(-1)).toMatch(/--explain$/);
  });

  it('shows with --loss that one only, with its arithmetic', () => {
    const { status, stdout } = stagecoach('promises', 'global', '--loss', 'secondary-region');
    expect([status, stdout.split('\n')[3]]).toEqual([0, '']);
    expect(stdout).toMatch(/^ {2}back 20 s to 1 min 53 s \+$/m);
    expect(stdout).not.toMatch(/home region:|USERS NEAR/);
  });

  it('says that there is nothing to lose', () => {
    expect(stagecoach('promises', 'dev', '--loss', 'cache-primary')).toEqual({
      status: 0,
      stdout: 'cache primary: none, there is no cache\n',
      stderr: '',
    });
  });

  it('with --json has stable keys, and every term', () => {
    const { status, stdout } = stagecoach('promises', 'global', '--json');
    const { ok, environment, promises, nothingToLose, latency, ...others } = JSON.parse(stdout);
    expect([status, ok, environment, nothingToLose, others]).toEqual([0, true, 'global', [], {}]);
    expect(new Set(promises.map(({ loss }: { loss: string }) => loss))).toEqual(new Set(LOSSES.map(({ id }) => id)));
    expect(Object.keys(promises[0]).sort()).toEqual(['holds', 'loss', 'of', 'rpo', 'rto', 'steps', 'users']);
    expect(Object.keys(promises[0].rto).sort()).toEqual(['meanwhile', 'terms', 'total', 'what']);
    expect(promises[0].rto.terms[0]).toEqual({
      what: 'until the balancer asks the server next',
      seconds: [0, 10],
      basis: 'configured',
      source: 'this kit, lib/constructs/server-group.ts',
    });
    expect(latency.users[0]).toEqual({
      users: 'India, Mumbai',
      seed: { usOnlyMs: 250, multiRegionMs: 50 },
      home: { region: 'us-east-1', km: 12_855, ms: 218 },
      nearest: { region: 'ap-south-1', km: 0, ms: 14 },
    });
  });

  it.each([[['dev', '--loss', 'servers']], [['nowhere']], [[]]])('asked wrongly with %j: says so with 2', (args) => {
    const { status, stdout } = stagecoach('promises', ...args);
    expect([status, stdout]).toEqual([2, '']);
  });
});
