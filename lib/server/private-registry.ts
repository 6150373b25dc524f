export interface PrivateRepository {
  readonly account: string;
  readonly region: string;
  /** Path in the registry, e.g. `shop/web`. */
  readonly name: string;
}

/** The images among `images` that lie in a private registry of Amazon ECR, each repository once. */
export function privateRepositories(images: readonly string[]): PrivateRepository[] {
  const found = images.flatMap((image) => {
    const [, account, region, name] = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)/.exec(image) ?? [];
    return account && region && name ? [{ account, region, name }] : [];
  });
  return [...new Map(found.map((repository) => [JSON.stringify(repository), repository])).values()];
}
