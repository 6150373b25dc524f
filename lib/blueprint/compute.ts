import type { Architecture } from '../catalog/instance-classes';

/** How servers without a public address reach the internet. */
export type NatSpec = { readonly kind: 'none' };

/** Where requests are served. */
export type ComputeSpec = SingleServerSpec;

/** One server with the Elastic IP that runs every service; replaced by itself when it dies. */
export interface SingleServerSpec {
  readonly kind: 'single-server';
  /** EC2 instance class, e.g. `t4g.small`. */
  readonly instance: string;
  readonly architecture: Architecture;
  readonly machineImage: MachineImageSpec;
  /** In the order in which their routes are tried. */
  readonly services: readonly ServiceSpec[];
}

export type MachineImageSpec =
  | { readonly kind: 'latest-at-launch' }
  | {
      readonly kind: 'pinned';
      /** AMI id, e.g. `ami-0123456789abcdef0`. */
      readonly id: string;
    };

/** A container that answers requests. */
export interface ServiceSpec {
  readonly name: string;
  readonly image: string;
  /** Arguments; none: the image's own. */
  readonly command: readonly string[];
  /** TCP port on which the container listens. */
  readonly port: number;
  readonly route: RouteSpec;
  /** Answers 200 when the service can work. */
  readonly healthPath: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Environment variable to name of a Secrets Manager secret. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly uses: UsesSpec;
}

/** The requests a service takes. */
export interface RouteSpec {
  /** `*` at the end stands for the rest. */
  readonly path: string;
  /** Host name; absent: any. */
  readonly host?: string;
}

/** What a service may use, by the items' own names. */
export interface UsesSpec {
  readonly shards: readonly string[];
  readonly tables: readonly string[];
}
