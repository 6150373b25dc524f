import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cdkCommand, emulatorEnvironment, KIT_FOLDER } from '../aws/cdk-command';
import { OperationError } from '../aws/operation-error';
import { WORK_DIR } from './paths';

/** Lines of a failed command's output that are repeated to the user. */
const TAIL_LINES = 15;

/** The real CDK command line, pointed at an endpoint that is not AWS. */
export class Cdk {
  private running: ChildProcess | undefined;
  /** Of this process only: `cdk` refuses a folder that another one is using. */
  private readonly output = join(WORK_DIR, `cdk.out-${process.pid}`);

  constructor(
    private readonly endpoint: string,
    private readonly region: string,
  ) {}

  /**
   * Runs `cdk` and hands on each line it prints.
   *
   * @throws OperationError with the end of its output, when it fails.
   */
  run(args: readonly string[], onLine: (line: string) => void = () => {}): Promise<void> {
    const command = cdkCommand([...args, '--no-color', '--output', this.output]);
    const child = spawn(process.execPath, command, {
      cwd: KIT_FOLDER,
      env: emulatorEnvironment(this.endpoint, this.region),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.running = child;
    const printed: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line);
        onLine(line);
      });
    }
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        if (code === 0) return resolve();
        const tail = printed
          .filter((line) => line.trim() !== '')
          .slice(-TAIL_LINES)
          .join('\n');
        reject(new OperationError(`cdk ${args[0]} failed:\n${tail}`));
      });
    });
  }

  /** Takes away what it wrote. */
  clean(): void {
    rmSync(this.output, { recursive: true, force: true });
  }

  stop(): void {
    this.running?.kill('SIGTERM');
  }
}
