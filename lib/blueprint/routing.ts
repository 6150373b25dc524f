/** How requests find a region. */
export interface RoutingSpec {
  /** Regions that requests are led to, home first. */
  readonly regions: readonly string[];
  /** How the region of a user is chosen. */
  readonly by: RoutingPolicySpec;
  /** How it is known that a region can't answer; absent where there is no other to go to. */
  readonly health?: HealthSpec;
}

export type RoutingPolicySpec =
  | { readonly kind: 'latency' }
  | { readonly kind: 'geolocation'; readonly places: readonly PlaceSpec[] }
  | {
      readonly kind: 'geoproximity';
      /** Makes a region reach further (above 0, up to 99) or less far (below 0); absent: 0. */
      readonly bias: Readonly<Record<string, number>>;
    };

/** Whom a user from somewhere is led to. */
export interface PlaceSpec {
  /** ISO country, `US-` and state, continent, `country:` and a country whose code is a continent's too, or `default`. */
  readonly place: string;
  /** In order of preference, two at least; after them comes the nearest region of all. */
  readonly regions: readonly string[];
}

/** How a region is asked whether it can answer. */
export interface HealthSpec {
  /** Path that answers 2xx or 3xx when it can. */
  readonly path: string;
  /** Time between two questions of one checker, in seconds. */
  readonly intervalSeconds: 10 | 30;
  /** Failures in a row that make a region unhealthy, and successes that make it healthy again. */
  readonly threshold: number;
}
