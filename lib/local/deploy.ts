import { EMULATOR_OPTIONS, environmentContext } from '../aws/cdk-command';
import type { Blueprint } from '../blueprint/blueprint';
import { EDGE_REGION } from '../blueprint/names';
import { regionsOf } from '../blueprint/stacks';
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

/** Bootstraps every region of an environment and deploys all its stacks with the real `cdk`. */
export function deploy({ blueprint, environment, endpoint, report }: DeployProps): Deployment {
  const account = blueprint.account ?? DEFAULT_ACCOUNT;
  const regions = regionsOf(blueprint);
  const cdk = new Cdk(endpoint, regions[0] ?? EDGE_REGION);
  const run = async (): Promise<void> => {
    report(`cdk bootstrap ${regions.join(' ')}`);
    await cdk.run(['bootstrap', ...regions.map((region) => `aws://${account}/${region}`)]);
    report('cdk deploy --all');
    await cdk.run(['deploy', '--all', ...EMULATOR_OPTIONS, ...environmentContext(environment)], (line) => {
      const stack = /✅\s+(\S+)/.exec(line)?.[1];
      if (stack) report(`  ${stack}`);
    });
  };
  return { done: run().finally(() => cdk.clean()), stop: () => cdk.stop() };
}
