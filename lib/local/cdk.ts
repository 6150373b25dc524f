import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LOCAL_CREDENTIALS } from '../aws/emulator-credentials';
import { OperationError } from '../aws/operation-error';
import { ROOT, WORK_DIR } from './paths';

/** Lines of a failed command's output that are repeated to the user. */
const TAIL_LINES = 15;

/** The real CDK command line, pointed at an endpoint that is not AWS. */
export class Cdk {
  private running: ChildProcess | undefined;

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
    const command = [
      join(ROOT, 'node_modules/aws-cdk/bin/cdk'),
      ...args,
      '--no-notices',
      '--no-color',
      '--output',
      join(WORK_DIR, 'cdk.out'),
    ];
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      env: this.environment(),
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

  stop(): void {
    this.running?.kill('SIGTERM');
  }

  /** Nothing of the user's own AWS set-up gets through: neither credentials nor a profile that could lead to AWS. */
  private environment(): NodeJS.ProcessEnv {
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
    return {
      ...own,
      AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_REGION: this.region,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      NODE_NO_WARNINGS: '1',
    };
  }
}
