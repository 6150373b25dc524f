import type { Architecture } from '../catalog/instance-classes';

/** How servers without a public address reach the internet: through gateways, in one zone or in each. */
export type NatSpec = { readonly kind: 'none' } | { readonly kind: 'one' } | { readonly kind: 'per-zone' };

/** Where requests are served. */
export type ComputeSpec = SingleServerSpec | LoadBalancedSpec;

/** The services of a place where requests are served. */
export function servicesOf(compute: ComputeSpec): readonly ServiceSpec[] {
  return compute.kind === 'single-server' ? compute.services : compute.groups.map(({ service }) => service);
}

/** The instance classes there, each with how many servers of it there can be at once. */
export function serversOf(compute: ComputeSpec): readonly { readonly instance: string; readonly most: number }[] {
  // Beside the single server there is room for the next one.
  if (compute.kind === 'single-server') return [{ instance: compute.instance, most: 2 }];
  return compute.groups.map(({ instance, servers }) => ({ instance, most: servers.max }));
}

/** What a server is made of. */
export interface MachineSpec {
  /** EC2 instance class, e.g. `t4g.small`. */
  readonly instance: string;
  readonly architecture: Architecture;
  readonly machineImage: MachineImageSpec;
}

/** One server with the Elastic IP that runs every service; replaced by itself when it dies. */
export interface SingleServerSpec extends MachineSpec {
  readonly kind: 'single-server';
  /** In the order in which their routes are tried. */
  readonly services: readonly ServiceSpec[];
}

/** A load balancer over a group of servers for each service. */
export interface LoadBalancedSpec {
  readonly kind: 'load-balanced';
  readonly balancer: LoadBalancerSpec;
  /** In the order in which their routes are tried. */
  readonly groups: readonly ServerGroupSpec[];
}

export interface LoadBalancerSpec {
  /** Time after which a connection without traffic is closed, in seconds. */
  readonly idleSeconds: number;
  /** Where a line for every request goes. */
  readonly accessLogs: 'none' | 'bucket';
  readonly admits: AdmitsSpec;
}

/** Whose requests a load balancer lets in. */
export type AdmitsSpec =
  | { readonly from: 'everyone' }
  | {
      readonly from: 'cdn';
      /** Versions of the origin's secret that it takes: while the secret changes, the CDN shows the one of before. */
      readonly secrets: readonly number[];
    };

/** Servers that all run one service. */
export interface ServerGroupSpec extends MachineSpec {
  readonly service: ServiceSpec;
  readonly servers: { readonly min: number; readonly max: number };
  /** Requests per second that one server carries; absent where nobody said. */
  readonly requestsPerSecond?: number;
  /** Time for which a server that goes may finish what it has begun, in seconds. */
  readonly drainSeconds: number;
}

export type MachineImageSpec =
  | { readonly kind: 'latest-at-launch' }
  | {
      readonly kind: 'pinned';
      /** AMI id, e.g. `ami-0123456789abcdef0`. */
      readonly id: string;
    };

/** A container, and what it may use. */
export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  /** Arguments; none: the image's own. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Environment variable to name of a Secrets Manager secret. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly uses: UsesSpec;
}

/** A container that answers requests. */
export interface ServiceSpec extends ContainerSpec {
  /** TCP port on which the container listens. */
  readonly port: number;
  readonly route: RouteSpec;
  /** Answers 200 when the service can work. */
  readonly healthPath: string;
}

/** The requests a service takes. */
export interface RouteSpec {
  /** `*` at the end stands for the rest. */
  readonly path: string;
  /** Host name; absent: any. */
  readonly host?: string;
}

/** What a container may use, by the items' own names. */
export interface UsesSpec {
  /** Queues to which it may send. */
  readonly queues: readonly string[];
  /** Topics to which it may publish. */
  readonly topics: readonly string[];
  readonly shards: readonly string[];
  readonly tables: readonly string[];
}
