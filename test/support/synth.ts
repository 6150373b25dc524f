import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Blueprint } from '../../lib/blueprint/blueprint';
import { assemble } from '../../lib/stacks/assemble';
import { newApp } from '../../lib/stacks/new-app';
import type { TemplateJson } from './templates';

/** Assembly of a blueprint that only one test needs. */
export function assemblyFrom(blueprint: Blueprint): CloudAssembly {
  const app = newApp({ outdir: mkdtempSync(join(process.env.TEMPLATES ?? tmpdir(), 'synth-')), validate: false });
  assemble(app, blueprint);
  return app.synth();
}

/** Templates of a blueprint that only one test needs, by stack name. */
export function synth(blueprint: Blueprint): Record<string, TemplateJson> {
  const { stacks } = assemblyFrom(blueprint);
  return Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, template as TemplateJson]));
}
