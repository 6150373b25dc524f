import { EMULATOR_OPTIONS, environmentContext } from '../aws/cdk-command';
import type { StandingStack } from '../aws/stack';
import type { Blueprint } from '../blueprint/blueprint';
import { stacksOf } from '../blueprint/stacks';
import { type GuardedAccount, guardAccount } from './account';
import type { RunCdk } from './cdk';
import type { Clients } from './clients';
import { clearFailedCreates, failedCreates } from './failed-creates';
import { standing } from './stacks';

export interface DeployProps {
  readonly blueprint: Blueprint;
  /** The environment as it was asked for: a name under config/, or a file. */
  readonly environment: string;
  /** Without it nothing is changed. */
  readonly yes: boolean;
  /** `cdk` gets the options that an emulator needs. */
  readonly emulated: boolean;
  readonly clients: Clients;
  readonly cdk: RunCdk;
  /** Called with the plan before anything happens. */
  readonly onPlan: (plan: DeployPlan) => void;
  readonly report: (line: string) => void;
}

/** What a deploy would find. */
export interface DeployPlan {
  readonly account: GuardedAccount;
  /** In the order in which they are deployed. */
  readonly stacks: readonly StandingStack[];
  /** Left over from a first creation that failed; deleted before anything is deployed. */
  readonly failed: readonly string[];
}

/**
 * Deploys an environment with the unmodified `cdk deploy --all`, after it cleared what a failed first creation left over.
 * Without `yes` it shows what would change, by comparing templates: not even a change set is made.
 *
 * @returns whether `cdk` succeeded
 * @throws OperationError when the account is another than the configuration's.
 */
export async function deploy(props: DeployProps): Promise<boolean> {
  const { blueprint, environment, yes, emulated, clients, cdk, onPlan, report } = props;
  const account = await guardAccount(blueprint, clients);
  const stacks = await standing(stacksOf(blueprint), clients);
  onPlan({ account, stacks, failed: failedCreates(stacks).map(({ name }) => name) });
  const context = environmentContext(environment);
  if (!yes) return (await cdk(['diff', '--method=template', ...context])) === 0;
  await clearFailedCreates(stacks, clients, report);
  return (await cdk(['deploy', '--all', ...(emulated ? EMULATOR_OPTIONS : []), ...context])) === 0;
}
