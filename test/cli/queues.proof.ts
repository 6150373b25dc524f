import { stagecoach } from '../support/run';

describe('stagecoach queues redrive', () => {
  it('names the queues there are when it does not know one, with 2', () => {
    expect(stagecoach('queues', 'redrive', 'prod', 'emial')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'config/prod.yaml queues: none is called emial; use one of: email, stock\n1 problem\n',
    });
  });

  it('of an environment without queues says that there are none, and asks nobody', () => {
    expect(stagecoach('queues', 'redrive', 'dev')).toEqual({ status: 0, stdout: 'dev has no queues\n', stderr: '' });
    const { status, stdout } = stagecoach('queues', 'redrive', 'dev', '--yes', '--json');
    expect([status, JSON.parse(stdout)]).toEqual([
      0,
      { ok: true, environment: 'dev', queues: [], tasks: [], changed: false },
    ]);
    expect(stagecoach('queues', 'redrive', 'dev', 'email').stderr).toContain('none is called email; there are none');
  });

  it.each(['0', '501', '1.5', 'fast'])('takes no rate of %s', (rate) => {
    const { status, stderr } = stagecoach('queues', 'redrive', 'prod', '--per-second', rate);
    expect([status, stderr]).toEqual([2, expect.stringContaining('a rate is a whole number from 1 to 500')]);
  });
});
