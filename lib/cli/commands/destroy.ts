import { loadEnvironment } from '../../../stages/load';
import type { DestroyPlan } from '../../operations/destroy-plan';
import { command } from '../command';
import { typedName } from '../confirm';
import { destroyPlanText } from '../destroy-plan-text';

interface DestroyOptions {
  readonly yes?: boolean;
  readonly confirm?: string;
  readonly endpoint?: string;
}

export const destroy = command<DestroyOptions>({
  usage: 'destroy <env>',
  summary: 'Delete the stacks of an environment; without --yes only show what would go, and what stays',
  options: [
    ['--yes', 'do it'],
    ['--confirm <name>', 'name of the environment, which a protected one wants typed'],
    ['--endpoint <url>', 'destroy on this emulator instead of AWS'],
  ],
  async run([env = ''], { yes = false, confirm, endpoint }) {
    const { blueprint } = loadEnvironment(env);
    // The AWS clients take longer to load than most commands take to run.
    const { clientsFor } = require('../../operations/clients') as typeof import('../../operations/clients');
    const operation = require('../../operations/destroy') as typeof import('../../operations/destroy');
    let plan: DestroyPlan | undefined;
    await operation.destroy({
      blueprint,
      yes,
      typedName: async () => confirm ?? (await typedName(`to destroy ${env} type its name: `)),
      clients: clientsFor(endpoint),
      onPlan: (made) => {
        plan = made;
        // Before the question, which is about it; without --yes it is the result.
        if (yes) console.error(`${destroyPlanText(env, made)}\n`);
      },
      report: (line) => console.error(line),
    });
    if (!plan) throw new Error('a destroy makes a plan');
    const how = `npx stagecoach destroy ${env} --yes${plan.protected ? ` --confirm ${blueprint.environment}` : ''}`;
    const shown = `${destroyPlanText(env, plan)}\n\nnothing was changed; to destroy: ${how}`;
    const text = yes ? `${env} is destroyed; what was to be kept is kept` : shown;
    return { ok: true, text, json: { environment: env, destroyed: yes, ...plan } };
  },
});
