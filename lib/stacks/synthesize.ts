import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Blueprint } from '../blueprint/blueprint';
import { assemble } from './assemble';
import { newApp } from './new-app';

export interface SynthesizedStack {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly terminationProtection: boolean;
  /** The CloudFormation template, as JSON. */
  readonly template: unknown;
}

/** The stacks of a blueprint, without validation and policy, and without leaving files behind. */
export function synthesize(blueprint: Blueprint): SynthesizedStack[] {
  const outdir = mkdtempSync(join(tmpdir(), `stagecoach-${process.pid}-`));
  try {
    const app = newApp({ outdir, validate: false });
    assemble(app, blueprint);
    return app.synth().stacks.map(({ stackName, environment, terminationProtection = false, template }) => ({
      name: stackName,
      account: environment.account,
      region: environment.region,
      terminationProtection,
      template,
    }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
