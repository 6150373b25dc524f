import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Blueprint } from '../blueprint/blueprint';
import { EDGE_REGION } from '../blueprint/names';
import { Cdk } from './cdk';
import { DEFAULT_ACCOUNT } from './emulator';

export interface DeployProps {
  readonly blueprint: Blueprint;
  /** A name under config/, or a file. */
  readonly environment: string;
  readonly endpoint: string;
  readonly report: (line: string) => void;
}

export interface Deployment {
  readonly done: Promise<void>;
  stop(): void;
}

/** moto has no change sets worth the name, and nobody is there to approve. The templates are those of AWS, unchanged. */
const EMULATOR_OPTIONS = ['--method=direct', '--no-previous-parameters', '--require-approval', 'never'];

/** Bootstraps every region of an environment and deploys all its stacks with the real `cdk`. */
export function deploy({ blueprint, environment, endpoint, report }: DeployProps): Deployment {
  const account = blueprint.account ?? DEFAULT_ACCOUNT;
  const regions = [
    ...new Set([...blueprint.regions.map(({ name }) => name), ...(blueprint.domain ? [EDGE_REGION] : [])]),
  ];
  const cdk = new Cdk(endpoint, regions[0] ?? EDGE_REGION);
  const run = async (): Promise<void> => {
    report(`cdk bootstrap ${regions.join(' ')}`);
    await cdk.run(['bootstrap', ...regions.map((region) => `aws://${account}/${region}`)]);
    report('cdk deploy --all');
    const env = existsSync(environment) ? resolve(environment) : environment;
    await cdk.run(['deploy', '--all', ...EMULATOR_OPTIONS, '--context', `env=${env}`], (line) => {
      const stack = /✅\s+(\S+)/.exec(line)?.[1];
      if (stack) report(`  ${stack}`);
    });
  };
  return { done: run(), stop: () => cdk.stop() };
}
