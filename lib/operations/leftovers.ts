import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  ListSecretsCommand,
  type ListSecretsResponse,
  RemoveRegionsFromReplicationCommand,
  type SecretListEntry,
} from '@aws-sdk/client-secrets-manager';
import { asked } from '../aws/failure';
import type { Blueprint } from '../blueprint/blueprint';
import { ownerSecretName } from '../blueprint/names';
import type { Clients } from './clients';

/** A secret of the environment that no stack owns. */
export interface Leftover {
  readonly region: string;
  readonly name: string;
  /** Commands of the kit make secrets below this name; any other is somebody else's and is left alone. */
  readonly ours: boolean;
}

/**
 * Secrets under `<app>/<environment>/` that no stack owns: those that commands of the kit made, and those of other teams. Each is
 * listed where it was made: copies in other regions go with it.
 *
 * @param owned ARNs of what the stacks own
 */
export async function secretsOutsideStacks(
  blueprint: Blueprint,
  clients: Clients,
  owned: ReadonlySet<string>,
): Promise<Leftover[]> {
  const { app, environment, regions } = blueprint;
  const prefix = `${app}/${environment}/`;
  const found = await Promise.all(
    regions.map(async ({ name: region }) => {
      const secrets = await asked(`listing secrets in ${region}`, listSecrets(prefix, region, clients));
      return secrets
        .filter(({ ARN = '', Name = '' }) => Name.startsWith(prefix) && !owned.has(ARN))
        .filter(({ PrimaryRegion = region }) => PrimaryRegion === region)
        .map(({ Name: name = '' }) => ({ region, name, ours: name.startsWith(ownerSecretName(blueprint, '')) }));
    }),
  );
  return found.flat();
}

/** Deletes a secret at once: an unprotected environment can be made again, and a name that waits for its deletion is taken. */
export async function deleteLeftover({ region, name }: Leftover, clients: Clients): Promise<void> {
  const client = clients.secrets(region);
  const work = async () => {
    const { ReplicationStatus = [] } = await client.send(new DescribeSecretCommand({ SecretId: name }));
    const copies = ReplicationStatus.flatMap(({ Region }) => Region ?? []);
    // A secret with copies can't be deleted.
    if (copies.length > 0)
      await client.send(new RemoveRegionsFromReplicationCommand({ SecretId: name, RemoveReplicaRegions: copies }));
    await client.send(new DeleteSecretCommand({ SecretId: name, ForceDeleteWithoutRecovery: true }));
  };
  await asked(`deleting the secret ${name}`, work());
}

async function listSecrets(prefix: string, region: string, clients: Clients): Promise<SecretListEntry[]> {
  const found: SecretListEntry[] = [];
  let NextToken: string | undefined;
  do {
    const command = new ListSecretsCommand({ Filters: [{ Key: 'name', Values: [prefix] }], NextToken });
    const page: ListSecretsResponse = await clients.secrets(region).send(command);
    found.push(...(page.SecretList ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}
