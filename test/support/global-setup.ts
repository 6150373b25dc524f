import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments, loadConfig } from '../../lib/config/load';
import { assemble } from '../../lib/stacks/assemble';
import { newApp } from '../../lib/stacks/new-app';
import { blueprintOf } from '../../stages';

/** Synthesizes every environment once; the test files only read. `TEMPLATES_OF=none` leaves it, where no test reads. */
export default function globalSetup(): void {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  for (const environment of process.env.TEMPLATES_OF === 'none' ? [] : environments()) {
    const app = newApp({ outdir: join(folder, environment), validate: false });
    assemble(app, blueprintOf(loadConfig(environment)));
    app.synth();
  }
  process.env.TEMPLATES = folder;
  // As bin/stagecoach.js does.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
}
