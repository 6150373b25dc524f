import { loadConfig } from '../lib/config/load';
import { ConfigError } from '../lib/config/problem';
import { assemble } from '../lib/stacks/assemble';
import { newApp } from '../lib/stacks/new-app';
import { blueprintOf } from '../stages';

const app = newApp();
try {
  assemble(app, blueprintOf(loadConfig(app.node.getContext('env'))));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exit(1);
}
