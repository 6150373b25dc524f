export interface PrivateRepository {
  /** Host of the registry, as it stands in the image. */
  readonly registry: string;
  readonly account: string;
  readonly region: string;
  /** Path in the registry, e.g. `shop/web`. */
  readonly name: string;
}

/** Amazon ECR's names for one registry: plain, with FIPS, and with IPv6. */
const REGISTRY =
  /^((\d{12})\.dkr(?:\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com|-ecr(?:-fips)?\.([a-z0-9-]+)\.on\.aws))\/([^:@]+)/;

/** The images among `images` that lie in a private registry of Amazon ECR, each repository once. */
export function privateRepositories(images: readonly string[]): PrivateRepository[] {
  const found = images.flatMap((image) => {
    const [, registry, account, plain, dual, name] = REGISTRY.exec(image) ?? [];
    const region = plain ?? dual;
    return registry && account && region && name ? [{ registry, account, region, name }] : [];
  });
  return [...new Map(found.map((repository) => [JSON.stringify(repository), repository])).values()];
}

/** Hosts of the private registries among `images`. */
export function privateRegistries(images: readonly string[]): string[] {
  return [...new Set(privateRepositories(images).map(({ registry }) => registry))];
}
