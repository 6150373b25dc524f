import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { unlessMissing } from '../../aws/unless-missing';
import type { Blueprint } from '../../blueprint/blueprint';
import { containersOf } from '../../blueprint/containers';
import { loginSecretName } from '../../blueprint/names';
import { ask } from '../ask';
import type { Answer, Check } from '../check';

/** Whether every service has its own login to the databases it uses, where it shall: without one it does not start. */
export const logins: Check = {
  id: 'logins',
  asks: 'aws',
  run: async ({ blueprint, options }) => {
    const wanted = wantedSecrets(blueprint);
    const region = blueprint.regions[0]?.name ?? '';
    if (wanted.length === 0) return [];
    return ask('logins', region, async () => {
      const client = new SecretsManagerClient(options(region));
      const missing: string[] = [];
      for (const SecretId of wanted) {
        if (!(await unlessMissing(client.send(new DescribeSecretCommand({ SecretId }))))) missing.push(SecretId);
      }
      return [judge(wanted, missing, blueprint.environment)];
    });
  },
};

/** Secrets that services read; none where all log in as the owner. */
export function wantedSecrets(blueprint: Blueprint): string[] {
  const { databaseAccess, regions } = blueprint;
  if (databaseAccess === 'owner') return [];
  return containersOf(regions[0]?.running).flatMap(({ name, uses }) =>
    uses.shards.map((shard) => loginSecretName(blueprint, databaseAccess, shard, name)),
  );
}

export function judge(wanted: readonly string[], missing: readonly string[], environment: string): Answer {
  if (missing.length === 0) return { state: 'ok', what: `${wanted.length} logins of services to databases` };
  return {
    state: 'problem',
    what: `no secret ${missing.join(', ')}: these services would not start`,
    remedy: `before the deploy: stagecoach db roles ${environment} --yes`,
  };
}
