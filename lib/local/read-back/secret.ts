import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ClientOptions } from '../../aws/client-options';
import { unlessMissing } from '../../aws/unless-missing';
import { absent, type Row } from './row';

/** A secret by its name; of its value only what kind it is. */
export async function readSecret(name: string, options: ClientOptions): Promise<Row[]> {
  const call = new SecretsManagerClient(options).send(new GetSecretValueCommand({ SecretId: name }));
  const secret = await unlessMissing(call);
  if (!secret) return [absent('secret', name)];
  return [{ what: 'secret', name, state: `holds ${kindOf(secret.SecretString ?? '')}` }];
}

function kindOf(value: string): string {
  return value.startsWith('{') ? Object.keys(JSON.parse(value)).join(' and ') : `${value.length} letters and digits`;
}
