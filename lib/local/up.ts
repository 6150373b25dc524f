import { emulatorEndpoint } from '../aws/emulator-endpoint';
import { OperationError } from '../aws/operation-error';
import { claimPort } from '../aws/port';
import type { Blueprint } from '../blueprint/blueprint';
import { deploy } from './deploy';
import { Emulator } from './emulator';
import { type Stub, serverErrorsIn, stubsIn } from './emulator-log';
import { Interruption } from './interruption';
import { pythonWithMoto } from './python';
import { type Found, readBack } from './read-back';
import { ABSENT } from './read-back/row';
import { forgetEmulator, rememberEmulator, runningEmulator } from './state';

export interface UpProps {
  readonly blueprint: Blueprint;
  /** The environment as it was asked for: a name under config/, or a file. */
  readonly environment: string;
  /** Another emulator, already running. @default - one is started */
  readonly endpoint?: string;
  /** @default - a free one */
  readonly port?: number;
  /** Leave the emulator running afterwards. */
  readonly keep: boolean;
  readonly report: (line: string) => void;
}

export interface UpResult {
  readonly endpoint: string;
  readonly found: readonly Found[];
  /** Resources that the emulator only pretends to have. */
  readonly stubs: readonly Stub[];
  /** What should stand and does not. */
  readonly missing: readonly Found[];
}

/**
 * Deploys an environment to an emulator with the real `cdk` and reads back what then stands. Nothing is left running unless
 * `keep` is set, whatever happens: an error, Ctrl-C, an emulator that dies.
 *
 * @throws OperationError when any step fails.
 */
export async function up(props: UpProps): Promise<UpResult> {
  const interruption = new Interruption();
  try {
    if (props.endpoint === undefined) return await withEmulator(props, interruption);
    const endpoint = emulatorEndpoint(props.endpoint);
    return result(endpoint, await deployAndRead(props, endpoint, interruption), []);
  } finally {
    interruption.dispose();
  }
}

function result(endpoint: string, found: readonly Found[], stubs: readonly Stub[]): UpResult {
  return { endpoint, found, stubs, missing: found.filter(({ state }) => state === ABSENT) };
}

async function withEmulator(props: UpProps, interruption: Interruption): Promise<UpResult> {
  const { blueprint, environment, keep, report } = props;
  const other = keep ? runningEmulator() : undefined;
  if (other)
    throw new OperationError(`an emulator is already running at ${other.endpoint}`, 'stop it: stagecoach local down');

  const python = await interruption.race(pythonWithMoto(report, interruption.signal));
  const emulator = new Emulator({ python, port: await claimPort(props.port), blueprint, keep });
  let finished = false;
  try {
    emulator.onExit(() =>
      interruption.interrupt(new OperationError('the emulator ended', `see its log: ${emulator.logFile}`)),
    );
    await interruption.race(emulator.ready());
    report(`emulator: moto ${python.version} at ${emulator.endpoint}`);
    const found = await deployAndRead(props, emulator.endpoint, interruption);
    refuseServerErrors(emulator);
    if (keep) rememberEmulator({ pid: emulator.pid, endpoint: emulator.endpoint, environment });
    finished = true;
    return result(emulator.endpoint, found, stubsIn(emulator.log()));
  } finally {
    if (!keep || !finished) {
      await emulator.stop();
      forgetEmulator();
    }
  }
}

async function deployAndRead(
  { blueprint, environment, report }: UpProps,
  endpoint: string,
  interruption: Interruption,
) {
  const deployment = deploy({ blueprint, environment, endpoint, report });
  try {
    await interruption.race(deployment.done);
  } finally {
    deployment.stop();
  }
  report('reading back');
  return interruption.race(readBack(blueprint, endpoint));
}

/** An emulator that failed inside may have made anything of what came after. */
function refuseServerErrors(emulator: Emulator): void {
  const errors = serverErrorsIn(emulator.log());
  if (errors.length === 0) return;
  throw new OperationError(
    `the emulator failed on ${errors.length} requests: ${errors[0]}`,
    `see its log: ${emulator.logFile}`,
  );
}
