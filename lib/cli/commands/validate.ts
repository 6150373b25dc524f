import { loadEnvironment } from '../../../stages/load';
import { command } from '../command';

export const validate = command({
  usage: 'validate <env>',
  summary: 'Say whether a configuration can be deployed, with every problem at once',
  run([env = '']) {
    const { config, blueprint } = loadEnvironment(env);
    const { app, environment, regions } = blueprint;
    const names = regions.map(({ name }) => name);
    // Nobody shall wait for what nothing makes.
    const notes = config.readModels.length > 0 ? ['readModels: checked, and not built by this version'] : [];
    const valid = `${config.source} is valid: ${app} ${environment}, stage ${config.stage}, ${names.join(', ')}`;
    const { source, stage, reached } = config;
    return {
      ok: true,
      text: [valid, ...notes.map((note) => `note: ${note}`)].join('\n'),
      json: { source, app, environment, stage, reached, regions: names, notes },
    };
  },
});
