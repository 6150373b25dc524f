/**
 * Records and health checks of a hosted zone, as Route 53 has them: plain data, made from a blueprint, from templates or from a
 * zone that answers. Names are lower case, without the last dot.
 */
export interface Zone {
  readonly name: string;
  readonly records: readonly RecordSet[];
  readonly checks: readonly HealthCheck[];
  /** Blocks of addresses by collection and location, for records that go by them. */
  readonly collections?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface RecordSet {
  readonly name: string;
  readonly type: RecordType;
  /** Tells records of one name and type apart; absent on a simple one. */
  readonly id?: string;
  readonly routing: Routing;
  readonly answer: Answer;
  /** Id of the health check that it depends on. */
  readonly check?: string;
}

export type RecordType =
  | 'A'
  | 'AAAA'
  | 'CNAME'
  | 'TXT'
  | 'MX'
  | 'NS'
  | 'SOA'
  | 'SRV'
  | 'CAA'
  | 'PTR'
  | 'HTTPS'
  | 'SVCB';

export type Answer =
  | {
      readonly kind: 'values';
      readonly values: readonly string[];
      /** In seconds. */
      readonly ttl: number;
    }
  | {
      readonly kind: 'alias';
      readonly target: string;
      /** Another record of this zone, or something of AWS, such as a load balancer, that is an answer itself. */
      readonly to: 'record' | 'resource';
      /** Whether it is unhealthy when its target is ("evaluate target health"). */
      readonly followsHealth: boolean;
    };

/** How one of several records of a name is chosen. All of a name and type have the same kind. */
export type Routing =
  | { readonly by: 'simple' }
  | {
      readonly by: 'weighted';
      /** 0 to 255. */
      readonly weight: number;
    }
  | { readonly by: 'latency'; readonly region: string }
  | { readonly by: 'geolocation'; readonly location: Location }
  | {
      readonly by: 'geoproximity';
      readonly at: { readonly region: string } | Coordinates;
      /** -99 to 99. */
      readonly bias: number;
    }
  | {
      readonly by: 'addresses';
      readonly collection: string;
      /** Name of a location of the collection, or `*` for all other addresses. */
      readonly location: string;
    }
  | { readonly by: 'failover'; readonly role: 'primary' | 'secondary' }
  | { readonly by: 'multivalue' };

/** The smallest that fits wins: state, country, continent, everywhere. */
export type Location =
  | { readonly subdivision: string; readonly country: string }
  | { readonly country: string }
  | { readonly continent: string }
  | { readonly everywhere: true };

/** In degrees, north and east above 0. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

export interface HealthCheck {
  readonly id: string;
  /** As somebody called it. */
  readonly name?: string;
  readonly asks: Asks;
  /** Says the opposite. */
  readonly inverted: boolean;
  /** Asks nobody and says healthy, or unhealthy when it is inverted too. */
  readonly disabled: boolean;
}

export type Asks =
  | {
      readonly kind: 'endpoint';
      readonly protocol: 'HTTP' | 'HTTPS' | 'TCP';
      readonly host: string;
      readonly port: number;
      readonly path?: string;
      /** Time between two questions of one checker, in seconds. */
      readonly intervalSeconds: 10 | 30;
      /** Answers in a row that turn it, 1 to 10. */
      readonly threshold: number;
    }
  | {
      readonly kind: 'calculated';
      /** Ids of endpoint or alarm checks: calculated ones can't be nested. */
      readonly children: readonly string[];
      /** Children that must be healthy, at least; 0: always healthy. */
      readonly threshold: number;
    }
  | {
      readonly kind: 'alarm';
      readonly alarm: string;
      readonly region: string;
      readonly whenUnknown: 'healthy' | 'unhealthy' | 'last-known';
    };

/** Who asks, by what Route 53 can know of it. */
export interface Client {
  /** ISO 3166-1 alpha-2; absent where the address is in no table. */
  readonly country?: string;
  /** State of the US, e.g. `CA`. */
  readonly subdivision?: string;
  readonly continent?: string;
  readonly at?: Coordinates;
  /** Address or network of the client. */
  readonly address?: string;
  /** Round trip to a Region, in milliseconds; absent where nobody knows. */
  latencyTo(region: string): number | undefined;
}

/** What health checkers see, and the health of resources that aliases lead to. */
export interface Conditions {
  /** Whether the endpoint of a check answers, or the alarm is off; before it is inverted. By id of the check. @default true */
  readonly answering: ReadonlyMap<string, boolean>;
  /** Resources whose every target is unhealthy, by DNS name. */
  readonly deadResources: ReadonlySet<string>;
}
