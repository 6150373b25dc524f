/** What stands between users and the regions: answers that are kept near users, and a firewall. */
export interface CdnSpec {
  /** Paths answered from the bucket of static files. */
  readonly static: readonly StaticPathSpec[];
  /** Paths whose answers are kept; all others pass through. */
  readonly cached: readonly CachedPathSpec[];
  /** What the firewall does with a request that matches one of its rules. */
  readonly firewall: 'block' | 'count';
  /** Version of the secret that it shows to the regions. */
  readonly originSecret: number;
  /** Region whose cache asks the origin in place of all others; near the home region. */
  readonly shieldRegion: string;
}

export interface StaticPathSpec {
  /** `*` at the end stands for the rest. */
  readonly path: string;
  /** Life in the CDN and in browsers, in seconds. */
  readonly ttlSeconds: number;
}

export interface CachedPathSpec {
  /** `*` at the end stands for the rest. */
  readonly path: string;
  /** Longest life in the CDN, in seconds; the application may say less. */
  readonly ttlSeconds: number;
  /** Time after that for which the old answer may be given while a new one is fetched, in seconds. */
  readonly staleSeconds: number;
  /** Query parameters, headers and cookies that tell one answer from another. The application sees no others. */
  readonly query: readonly string[];
  readonly headers: readonly string[];
  readonly cookies: readonly string[];
}
