import { execFile } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { OperationError } from '../aws/operation-error';
import { EMULATOR_DIR, WORK_DIR } from './paths';

const run = promisify(execFile);

/** Longest time pip may take to fetch the emulator, in milliseconds. */
const INSTALL_TIMEOUT_MS = 300_000;

const REQUIREMENTS = join(EMULATOR_DIR, 'requirements.txt');
const VENV = join(WORK_DIR, 'venv');
const VENV_PYTHON = join(VENV, 'bin', 'python');

export interface PythonWithMoto {
  readonly command: string;
  /** Version of moto. */
  readonly version: string;
}

/**
 * A Python that has moto: that of `moto_server` on PATH, else the one in the project's own venv, which is made at need.
 *
 * @param signal ends the installation early. @default - nothing does
 * @throws OperationError that says what to install, when there is no Python 3 or pip can't fetch moto.
 */
export async function pythonWithMoto(report: (line: string) => void, signal?: AbortSignal): Promise<PythonWithMoto> {
  for (const command of [...interpretersOf('moto_server'), 'python3', VENV_PYTHON]) {
    const version = await motoVersion(command);
    if (version !== undefined) return { command, version };
  }
  report('moto is not installed: making a venv for it in .stagecoach/venv, once');
  await install(signal);
  const version = await motoVersion(VENV_PYTHON);
  if (version === undefined) throw cannotInstall('moto was installed but does not start');
  return { command: VENV_PYTHON, version };
}

/** The interpreter that a Python command on PATH names in its first line; none when that is another language. */
function interpretersOf(command: string): string[] {
  const file = (process.env.PATH ?? '')
    .split(delimiter)
    .map((dir) => join(dir, command))
    .find(existsSync);
  if (file === undefined) return [];
  const interpreter = /^#!\s*(\S*python\S*)/.exec(firstBytes(file));
  return interpreter?.[1] ? [interpreter[1]] : [];
}

function firstBytes(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(256);
    return buffer.toString('utf8', 0, readSync(handle, buffer));
  } finally {
    closeSync(handle);
  }
}

async function motoVersion(python: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(python, ['-c', 'import moto, moto.server, boto3; print(moto.__version__)']);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

async function install(signal?: AbortSignal): Promise<void> {
  try {
    await run('python3', ['-m', 'venv', VENV], { signal });
  } catch {
    throw cannotInstall('python3 is not there or has no venv', 'install Python 3.9 or newer with venv');
  }
  try {
    const command = ['-m', 'pip', 'install', '--quiet', '--requirement', REQUIREMENTS];
    await run(VENV_PYTHON, command, { timeout: INSTALL_TIMEOUT_MS, signal });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? 'it took too long';
    throw cannotInstall(`pip says: ${said.slice(0, PIP_SAID_MAX)}`);
  }
}

/** Most of what pip says that is repeated, in characters. */
const PIP_SAID_MAX = 100;

function cannotInstall(why: string, first = 'see that pip reaches its index'): OperationError {
  const remedy = `${first}, or: pip install "moto[server,all]==5.2.1"`;
  return new OperationError(`the emulator (moto) is not installed and could not be; ${why}`, remedy);
}
