import {
  DescribeSecretCommand,
  type DescribeSecretCommandOutput,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { ClientOptions } from '../../aws/client-options';
import { unlessMissing } from '../../aws/unless-missing';
import { absent, type Row } from './row';

/** A secret by its name; of its value only what kind it is. */
export async function readSecret(name: string, options: ClientOptions): Promise<Row[]> {
  const client = new SecretsManagerClient(options);
  const secret = await unlessMissing(client.send(new GetSecretValueCommand({ SecretId: name })));
  if (!secret) return [absent('secret', name)];
  const about = await client.send(new DescribeSecretCommand({ SecretId: name }));
  const state = [`holds ${kindOf(secret.SecretString ?? '')}`, ...copiesOf(about, options.region)];
  return [{ what: 'secret', name, state: state.join(', ') }];
}

/** Where it comes from, or where it is known too. */
function copiesOf({ PrimaryRegion, ReplicationStatus = [] }: DescribeSecretCommandOutput, here: string): string[] {
  if (PrimaryRegion !== undefined && PrimaryRegion !== here) return [`copy of that in ${PrimaryRegion}`];
  const copies = ReplicationStatus.map(({ Region, Status }) => (Status === 'InSync' ? Region : `${Region}: ${Status}`));
  return copies.length > 0 ? [`copied to ${copies.sort().join(', ')}`] : [];
}

function kindOf(value: string): string {
  return value.startsWith('{') ? Object.keys(JSON.parse(value)).join(' and ') : `${value.length} letters and digits`;
}
