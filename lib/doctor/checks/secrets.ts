import { containersOf } from '../../blueprint/containers';
import { askEach } from '../ask';
import type { Answer, Check } from '../check';
import { missingSecrets } from '../missing-secrets';

/** Whether the secrets that containers name exist in every region in which they run: without one a container does not start. */
export const secrets: Check = {
  id: 'secrets',
  asks: 'aws',
  run: ({ blueprint, options }) => {
    const home = blueprint.regions[0]?.name ?? '';
    const named = new Map(
      blueprint.regions.map(({ name, running }) => [
        name,
        [...new Set(containersOf(running).flatMap((container) => Object.values(container.secrets)))],
      ]),
    );
    const regions = [...named].filter(([, wanted]) => wanted.length > 0).map(([region]) => region);
    return askEach('secrets', regions, async (region) => {
      const wanted = named.get(region) ?? [];
      return [judge(wanted, await missingSecrets(wanted, options(region)), region, home)];
    });
  },
};

export function judge(wanted: readonly string[], missing: readonly string[], region: string, home: string): Answer {
  if (missing.length === 0) return { state: 'ok', what: `${wanted.length} secrets that containers name` };
  const [first] = missing;
  const copy = `aws secretsmanager replicate-secret-to-regions --region ${home} --secret-id ${first} --add-replica-regions Region=${region}`;
  const make = `aws secretsmanager create-secret --region ${region} --name ${first} --secret-string …`;
  return {
    state: 'problem',
    what: `no secret ${missing.join(', ')}: containers that name it would not start`,
    remedy: region === home ? make : copy,
  };
}
