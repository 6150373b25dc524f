import { stagecoach } from '../support/run';

describe('stagecoach dns table', () => {
  it('says who gets which region, and whether the others carry a loss', () => {
    const { status, stdout, stderr } = stagecoach('dns', 'table', 'global');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ap-south-1 +us-east-1 .* holds: web \d+ of 6000$/m);
  });

  it('lists continents, the largest countries, or all', () => {
    expect(stagecoach('dns', 'table', 'global', '--by', 'continent').stdout).toMatch(/^Oceania /m);
    const largest = stagecoach('dns', 'table', 'global', '--by', 'country', '--down', 'eu-west-1').stdout;
    expect(largest).toMatch(/^IN India .*\n(.*\n)+and 220 more countries, which --all lists$/m);
    expect(stagecoach('dns', 'table', 'global', '--all').stdout).toMatch(/^VA Vatican City /m);
  });

  it('says the same with --json', () => {
    const { losses, ...rest } = JSON.parse(stagecoach('dns', 'table', 'global', '--json').stdout);
    expect(rest).toMatchObject({ ok: true, environment: 'global', by: 'latency' });
    expect(losses.map(({ down }: { down: string[] }) => down.join())).toEqual([
      '',
      'us-east-1',
      'eu-west-1',
      'ap-south-1',
    ]);
    expect(losses[0].countries).toHaveLength(250);
  });

  it.each([
    [['global', '--down', 'eu-wst-1'], 'did you mean eu-west-1?'],
    [['global', '--by', 'town'], 'it is country or continent.'],
    [['gobal'], 'did you mean global?'],
  ])('refuses %j', (args, expected) => {
    const { status, stderr } = stagecoach('dns', 'table', ...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(expected)]);
  });
});
