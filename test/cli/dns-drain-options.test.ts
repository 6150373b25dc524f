import { endAsked, ending, forceAsked, routedRegion, textAsked } from '../../lib/cli/dns-drain-options';
import { sayingIfStopped } from '../../lib/cli/interrupted';
import { threeRegions } from '../support/regions';

const NOW = Date.parse('2026-11-25T12:00:00Z');

describe('how a drain is asked for', () => {
  it.each([
    ['30m', '2026-11-25T12:30:00.000Z'],
    ['2h', '2026-11-25T14:00:00.000Z'],
    ['1d', '2026-11-26T12:00:00.000Z'],
    ['2026-11-25T18:00:00Z', '2026-11-25T18:00:00.000Z'],
    ['2026-11-25T18:00:00+02:00', '2026-11-25T16:00:00.000Z'],
  ])('until %s is %s', (text, end) => {
    expect(new Date(endAsked(ending(text), NOW)).toISOString()).toBe(end);
  });

  it.each(['soon', '0h', '2w', '2026-11-25', '2026-11-25T18:00:00', '2026-13-45T18:00:00Z'])(
    'until %s is refused: nobody could say when that is',
    (text) => {
      expect(() => ending(text)).toThrow('it is 30m, 2h or 1d, or a time such as 2026-11-25T18:00:00Z.');
    },
  );

  it.each([
    ['an end that is over', () => endAsked(ending('2026-11-25T11:59:59Z'), NOW), '--until: is over already'],
    ['no end', () => endAsked(undefined, NOW), '--until: is missing; say when it should be over: --until 2h'],
    ['no reason', () => textAsked('--reason', '  '), '--reason: is missing; say why'],
    ['force without a reason', () => forceAsked(true, undefined), '--because: is missing'],
    ['a reason to force without force', () => forceAsked(undefined, 'x'), '--because: is said without --force'],
    [
      'a region that is not there',
      () => routedRegion('mars-1', threeRegions()),
      '<region>: is no region that requests are led to',
    ],
  ])('%s is refused, with what to do', (_, ask, said) => {
    expect(ask).toThrow(said);
  });
});

describe('somebody who stops a drain', () => {
  it('hears what was done and stays, and how to go on', async () => {
    const said: string[] = [];
    const error = jest.spyOn(console, 'error').mockImplementation((line) => said.push(String(line)));
    const exit = jest.spyOn(process, 'exit').mockImplementation((() => {}) as never);
    try {
      await sayingIfStopped(async (report) => {
        report.done('flag in a: written');
        report.doing('watching');
        process.emit('SIGINT');
      }, 'say it again');
      expect(exit).toHaveBeenCalledWith(130);
      expect(said.at(-1)).toBe('stopped: this is done and stays so: flag in a: written; say it again');
    } finally {
      error.mockRestore();
      exit.mockRestore();
    }
  });
});
