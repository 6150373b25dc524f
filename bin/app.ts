import { loadConfig } from '../lib/config/load';
import { ConfigError } from '../lib/config/problem';
import { assemble } from '../lib/stacks/assemble';
import { newApp } from '../lib/stacks/new-app';
import { applyPolicy } from '../lib/stacks/policy';
import { blueprintOf } from '../stages';

const app = newApp();
try {
  const config = loadConfig(app.node.getContext('env'));
  assemble(app, blueprintOf(config));
  applyPolicy(app, config.policy);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exit(1);
}
