import { ConfigError } from '../lib/config/problem';
import { assemble } from '../lib/stacks/assemble';
import { newApp } from '../lib/stacks/new-app';
import { applyPolicy } from '../lib/stacks/policy';
import { loadEnvironment } from '../stages/load';

const app = newApp();
try {
  const { config, blueprint } = loadEnvironment(app.node.getContext('env'));
  assemble(app, blueprint);
  applyPolicy(app, config.policy);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exit(1);
}
