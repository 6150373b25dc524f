import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ClientOptions } from '../aws/client-options';
import { unlessMissing } from '../aws/unless-missing';

/** Those of some secrets that do not exist in a region. */
export async function missingSecrets(names: readonly string[], options: ClientOptions): Promise<string[]> {
  const client = new SecretsManagerClient(options);
  const missing: string[] = [];
  for (const SecretId of names) {
    if (!(await unlessMissing(client.send(new DescribeSecretCommand({ SecretId }))))) missing.push(SecretId);
  }
  return missing;
}
