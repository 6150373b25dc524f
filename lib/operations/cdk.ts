import { spawn } from 'node:child_process';
import { cdkCommand, emulatorEnvironment, KIT_FOLDER } from '../aws/cdk-command';

/** Runs `cdk` and resolves with its exit status. */
export type RunCdk = (args: readonly string[]) => Promise<number>;

export interface CdkOptions {
  /** An emulator instead of AWS. */
  readonly endpoint?: string;
  /** Region that the emulator's credentials are for. */
  readonly region: string;
  /** What `cdk` prints goes to stderr, because stdout is for a result in JSON. */
  readonly quiet: boolean;
}

/**
 * The real `cdk` on the user's terminal: it shows what it does and asks what it must. All of the user's own AWS set-up gets
 * through, unless it is an emulator that is deployed to.
 */
export function cdkOnTerminal({ endpoint, region, quiet }: CdkOptions): RunCdk {
  return (args) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, cdkCommand(args), {
        cwd: KIT_FOLDER,
        env: endpoint === undefined ? process.env : emulatorEnvironment(endpoint, region),
        stdio: ['inherit', quiet ? 2 : 'inherit', 'inherit'],
      });
      // Ctrl-C reaches cdk too, which then says what it left behind; we wait for that.
      const wait = () => {};
      const forward = () => child.kill('SIGTERM');
      process.on('SIGINT', wait);
      process.on('SIGTERM', forward);
      child.once('error', reject);
      child.once('close', (code) => {
        process.off('SIGINT', wait);
        process.off('SIGTERM', forward);
        resolve(code ?? 1);
      });
    });
}
