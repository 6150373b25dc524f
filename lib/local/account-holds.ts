import type { Blueprint } from '../blueprint/blueprint';
import { containersOf } from '../blueprint/containers';

/** What an account must hold before the first deploy: things that the configuration names and the kit does not make. */
export interface AccountHolds {
  readonly hostedZones: readonly { readonly id: string; readonly name: string }[];
  readonly secrets: readonly { readonly region: string; readonly name: string }[];
}

export function accountHolds({ domain, regions }: Blueprint): AccountHolds {
  const secrets = regions.flatMap(({ name: region, running }) =>
    containersOf(running).flatMap((container) => Object.values(container.secrets).map((name) => ({ region, name }))),
  );
  const unique = new Map(secrets.map((secret) => [`${secret.region}/${secret.name}`, secret]));
  return {
    hostedZones: domain ? [{ id: domain.hostedZoneId, name: domain.name }] : [],
    secrets: [...unique.values()],
  };
}
