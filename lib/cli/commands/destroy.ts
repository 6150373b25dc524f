import { loadEnvironment } from '../../../stages/load';
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
    const { planDestroy } = require('../../operations/destroy-plan') as typeof import('../../operations/destroy-plan');
    const operation = require('../../operations/destroy') as typeof import('../../operations/destroy');
    const clients = clientsFor(blueprint, endpoint);
    const plan = await planDestroy(blueprint, clients);
    const text = destroyPlanText(env, plan);
    const json = { environment: env, destroyed: yes, ...plan };
    if (!yes) {
      const how = `npx stagecoach destroy ${env} --yes${plan.protected ? ` --confirm ${blueprint.environment}` : ''}`;
      return { ok: true, text: `${text}\n\nnothing was changed; to destroy: ${how}`, json };
    }
    console.error(`${text}\n`);
    const ask = `to destroy ${env} type its name: `;
    const confirmed = confirm ?? (plan.protected ? await typedName(ask) : undefined);
    const report = (line: string) => console.error(line);
    await operation.destroy({ blueprint, plan, clients, report, ...(confirmed === undefined ? {} : { confirmed }) });
    return { ok: true, text: `${env} is destroyed; what was to be kept is kept`, json };
  },
});
