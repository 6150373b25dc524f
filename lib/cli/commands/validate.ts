import { loadEnvironment } from '../../../stages/load';
import { command } from '../command';

export const validate = command({
  usage: 'validate <env>',
  summary: 'Say whether a configuration can be deployed, with every problem at once',
  run([env = '']) {
    const { config, blueprint } = loadEnvironment(env);
    const { app, environment, regions } = blueprint;
    const names = regions.map(({ name }) => name);
    return {
      ok: true,
      text: `${config.source} is valid: ${app} ${environment}, stage ${config.stage}, ${names.join(', ')}`,
      json: { source: config.source, app, environment, stage: config.stage, reached: config.reached, regions: names },
    };
  },
});
