import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMULATOR_OPTIONS, environmentContext } from '../aws/cdk-command';
import type { StandingStack } from '../aws/stack';
import { type Blueprint, homeOf } from '../blueprint/blueprint';
import { regionsOf, stacksOf } from '../blueprint/stacks';
import { type GuardedAccount, guardAccount } from './account';
import type { RunCdk } from './cdk';
import type { Clients } from './clients';
import { clearFailedCreates, failedCreates } from './failed-creates';
import { type RollOut, rollOut } from './roll-out';
import { standingInRegions } from './standing-regions';
import { changedCopies, refuseSeveralCopies } from './table-copies';
import { goesInWaves, type Wave, wavesOf } from './waves';

export interface DeployProps {
  readonly blueprint: Blueprint;
  /** The environment as it was asked for: a name under config/, or a file. */
  readonly environment: string;
  /** Without it nothing is changed. */
  readonly yes: boolean;
  /** Regions that are deployed to; no other is spoken to. @default - all */
  readonly regions?: readonly string[];
  /** Time between two regions, in minutes. */
  readonly bakeMinutes: number;
  /** `cdk` gets the options that an emulator needs. */
  readonly emulated: boolean;
  readonly clients: Clients;
  readonly cdk: RunCdk;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Called with the plan before anything happens. */
  readonly onPlan: (plan: DeployPlan) => void;
  readonly report: (line: string) => void;
}

/** What a deploy would find, and how it would go. */
export interface DeployPlan {
  readonly account: GuardedAccount;
  /** In the order in which they are deployed. */
  readonly stacks: readonly StandingStack[];
  /** Left over from a first creation that failed; deleted before anything is deployed. */
  readonly failed: readonly string[];
  /** Region by region; none where `cdk` deploys all at once. */
  readonly waves: readonly Wave[];
  /** Regions that are left as they are. */
  readonly left: readonly string[];
  /** Time between two waves, in minutes. */
  readonly bakeMinutes: number;
}

/**
 * Deploys an environment with the unmodified `cdk deploy`, after it cleared what a failed first creation left over: all at once
 * where one region serves, else region by region. Without `yes` it shows what would change, by comparing templates: not even a
 * change set is made.
 *
 * @throws OperationError when the account is another than the configuration's, a region is away, or CloudFormation would refuse.
 */
export async function deploy(props: DeployProps): Promise<RollOut> {
  const { blueprint, environment, yes, bakeMinutes, emulated, clients, cdk, onPlan, report } = props;
  const all = regionsOf(blueprint);
  const regions: readonly string[] = props.regions ?? all;
  const left = all.filter((region) => !regions.includes(region));
  const waves = goesInWaves(blueprint) || left.length > 0 ? wavesOf(blueprint, regions) : [];

  const account = await guardAccount(blueprint, clients, regions);
  const wanted = stacksOf(blueprint).filter(({ region }) => regions.includes(region));
  const stacks = await standingInRegions(wanted, left, clients);
  // Home makes the copies of tables. An emulator does not have CloudFormation's limit, nor always the copies.
  const copies = regions.includes(homeOf(blueprint)) && !emulated ? await changedCopies(blueprint, clients) : [];
  const failed = failedCreates(stacks).map(({ name }) => name);
  onPlan({ account, stacks, failed, waves, left, bakeMinutes });
  refuseSeveralCopies(copies);

  const [first = homeOf(blueprint)] = regions;
  const context = environmentContext(environment);
  const here = ['--region', first];
  if (!yes) {
    const which = left.length > 0 ? [...wanted.map(({ name }) => name), '--exclusively', ...here] : [];
    return ended(await cdk(['diff', ...which, '--method=template', ...context]));
  }
  await clearFailedCreates(stacks, clients, report);
  const options = emulated ? EMULATOR_OPTIONS : [];
  if (waves.length === 0) return ended(await cdk(['deploy', '--all', ...options, ...context]));
  return inFolder(async (assembly) => {
    const made = await cdk(['synth', '--quiet', '--output', assembly, ...here, ...context]);
    return made === 0 ? rollOut({ ...props, owner: blueprint, waves, assembly, options }) : ended(made);
  });
}

function ended(status: number): RollOut {
  return status === 0 ? { deployed: [] } : { deployed: [], stop: { because: 'cdk' } };
}

/** Does `work` in a folder of its own, which then goes. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'stagecoach-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
