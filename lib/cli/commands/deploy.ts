import { loadEnvironment } from '../../../stages/load';
import type { DeployPlan } from '../../operations/deploy';
import { command } from '../command';
import { deployPlanText } from '../deploy-plan-text';

interface DeployOptions {
  readonly yes?: boolean;
  readonly endpoint?: string;
  readonly json?: boolean;
}

export const deploy = command<DeployOptions>({
  usage: 'deploy <env>',
  summary: 'Deploy to AWS with the real cdk; without --yes only show what would change',
  options: [
    ['--yes', 'do it'],
    ['--endpoint <url>', 'deploy to this emulator instead of AWS'],
  ],
  async run([env = ''], { yes = false, endpoint, json = false }) {
    const { blueprint } = loadEnvironment(env);
    // The AWS clients take longer to load than most commands take to run.
    const { clientsFor } = require('../../operations/clients') as typeof import('../../operations/clients');
    const { cdkOnTerminal } = require('../../operations/cdk') as typeof import('../../operations/cdk');
    const operation = require('../../operations/deploy') as typeof import('../../operations/deploy');
    const region = blueprint.regions[0]?.name ?? '';
    let plan: DeployPlan | undefined;
    const ok = await operation.deploy({
      blueprint,
      environment: env,
      yes,
      emulated: endpoint !== undefined,
      clients: clientsFor(blueprint, endpoint),
      cdk: cdkOnTerminal({ region, quiet: json, ...(endpoint === undefined ? {} : { endpoint }) }),
      // Before cdk's own words, which may be many.
      onPlan: (made) => {
        plan = made;
        console.error(deployPlanText(env, made));
      },
      report: (line) => console.error(line),
    });
    const done = yes ? `${env} deployed` : `nothing was changed; to deploy: npx stagecoach deploy ${env} --yes`;
    return { ok, text: ok ? done : 'cdk failed: see above', json: { environment: env, deployed: yes && ok, ...plan } };
  },
});
