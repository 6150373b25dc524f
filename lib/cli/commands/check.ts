import { command } from '../command';
import type { SideOptions } from '../sides/load-sides';

export const check = command<SideOptions>({
  usage: 'check [from] [to]',
  summary: 'Say whether going from one environment, assembly or template to another loses anything',
  options: [
    ['--deployed <env>', 'compare what runs of this environment with <from>, by default its config'],
    ['--endpoint <url>', 'ask this emulator instead of AWS'],
    ['--change-set', 'ask CloudFormation too, by a change set that is never executed'],
  ],
  async run(args, options) {
    // CDK and the service specification take longer to load than most commands take to run.
    const { loadSides } = require('../sides/load-sides') as typeof import('../sides/load-sides');
    const { checkTransition } = require('../../transition/check') as typeof import('../../transition/check');
    const { checkText } = require('../check-text') as typeof import('../check-text');
    const { planBetween } = require('../sides/plan-between') as typeof import('../sides/plan-between');
    const { from, to, changeSets } = await loadSides(args, options);
    const result = checkTransition(from, to, changeSets);
    const { verdict, findings } = result;
    const plan = planBetween(from, to);
    return {
      ok: verdict === 'safe',
      text: checkText(result, plan),
      json: { from: from.shownAs, to: to.shownAs, verdict, findings, plan },
    };
  },
});
