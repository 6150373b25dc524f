import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LOCAL_CREDENTIALS } from './emulator-credentials';

/** The kit's own folder, in which `cdk` runs. */
export const KIT_FOLDER = join(__dirname, '../..');

/** Arguments with which Node runs the pinned `cdk`. */
export function cdkCommand(args: readonly string[]): string[] {
  return [join(KIT_FOLDER, 'node_modules/aws-cdk/bin/cdk'), ...args, '--no-notices'];
}

/** How `cdk` is told the environment: a name under config/, or a file, which it reads from another folder than the user's. */
export function environmentContext(environment: string): string[] {
  return ['--context', `env=${existsSync(environment) ? resolve(environment) : environment}`];
}

/** moto has no change sets worth the name, and nobody is there to approve. The templates are those of AWS, unchanged. */
export const EMULATOR_OPTIONS = ['--method=direct', '--no-previous-parameters', '--require-approval', 'never'];

/**
 * What `cdk` finds in its environment when it deploys to an emulator. Nothing of the user's own AWS set-up gets through:
 * neither credentials nor a profile that could lead to AWS.
 */
export function emulatorEnvironment(endpoint: string, region: string): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
  return {
    ...own,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    NODE_NO_WARNINGS: '1',
  };
}
