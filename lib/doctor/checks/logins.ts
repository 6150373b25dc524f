import type { Blueprint, RegionBlueprint } from '../../blueprint/blueprint';
import { containersOf } from '../../blueprint/containers';
import { loginSecretName } from '../../blueprint/names';
import { askEach } from '../ask';
import type { Answer, Check } from '../check';
import { missingSecrets } from '../missing-secrets';

/** Whether every service has its own login to the databases it uses, where it shall: without one it does not start. */
export const logins: Check = {
  id: 'logins',
  asks: 'aws',
  run: ({ blueprint, options }) => {
    const regions = blueprint.regions.filter((region) => wantedSecrets(blueprint, region).length > 0);
    return askEach(
      'logins',
      regions.map(({ name }) => name),
      async (name) => {
        const region = regions.find((each) => each.name === name)!;
        const wanted = wantedSecrets(blueprint, region);
        return [judge(wanted, await missingSecrets(wanted, options(name)), blueprint.environment)];
      },
    );
  },
};

/** Secrets that services read in a region; none where all log in as the owner. */
export function wantedSecrets(blueprint: Blueprint, { running }: RegionBlueprint): string[] {
  const { databaseAccess } = blueprint;
  if (databaseAccess === 'owner') return [];
  return containersOf(running).flatMap(({ name, uses }) =>
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
