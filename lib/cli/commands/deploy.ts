import { setTimeout as wait } from 'node:timers/promises';
import { InvalidArgumentError } from 'commander';
import { loadEnvironment } from '../../../stages/load';
import type { DeployPlan } from '../../operations/deploy';
import { command, type Outcome } from '../command';
import { deployOutcome } from '../deploy-end-text';
import { deployPlanText } from '../deploy-plan-text';
import { choiceText, chosenRegions, type RegionChoice, regionList } from '../region-choice';

interface DeployOptions extends RegionChoice {
  readonly yes?: boolean;
  readonly bake?: number;
  readonly endpoint?: string;
  readonly json?: boolean;
}

export const deploy = command<DeployOptions>({
  usage: 'deploy <env>',
  summary: 'Deploy to AWS with the real cdk, region by region; without --yes only show what would change',
  options: [
    ['--yes', 'do it'],
    ['--only <regions>', 'deploy to these regions only, with commas between', regionList],
    ['--without <regions>', 'leave these regions as they are, and ask them nothing', regionList],
    ['--bake <minutes>', 'watch alarms that long between two regions, 0 to 1440 (default: 15)', bakeMinutes],
    ['--endpoint <url>', 'deploy to this emulator instead of AWS'],
  ],
  async run([env = ''], { yes = false, bake = BAKE_MINUTES, endpoint, json = false, ...choice }): Promise<Outcome> {
    const { blueprint, config } = loadEnvironment(env);
    const regions = chosenRegions(blueprint, choice, config.source);
    // The AWS clients take longer to load than most commands take to run.
    const { clientsFor } = require('../../operations/clients') as typeof import('../../operations/clients');
    const { cdkOnTerminal } = require('../../operations/cdk') as typeof import('../../operations/cdk');
    const operation = require('../../operations/deploy') as typeof import('../../operations/deploy');
    let plan: DeployPlan | undefined;
    const end = await operation.deploy({
      ...{ blueprint, environment: env, yes, regions, bakeMinutes: bake, emulated: endpoint !== undefined, wait },
      clients: clientsFor(endpoint),
      cdk: cdkOnTerminal({ region: regions[0] ?? '', quiet: json, ...(endpoint === undefined ? {} : { endpoint }) }),
      // Before cdk's own words, which may be many.
      onPlan: (made) => {
        plan = made;
        console.error(deployPlanText(env, made));
      },
      report: (line) => console.error(line),
    });
    if (!plan) throw new Error('a deploy makes a plan');
    const doIt = [
      'npx stagecoach deploy',
      env,
      ...choiceText(choice),
      ...(bake === BAKE_MINUTES ? [] : [`--bake ${bake}`]),
    ];
    return deployOutcome({ environment: env, yes, doIt: [...doIt, '--yes'].join(' ') }, plan, end);
  },
});

const BAKE_MINUTES = 15;

/** A day: whoever waits longer does it between two commands. */
const BAKE_MAX = 1440;

function bakeMinutes(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) <= BAKE_MAX) return Number(text);
  throw new InvalidArgumentError(`it is a whole number of minutes from 0 to ${BAKE_MAX}.`);
}
