import type { AlarmSpec } from './alarm';
import type { CacheSpec } from './cache';
import type { CdnSpec } from './cdn';
import type { ComputeSpec, NatSpec } from './compute';
import type { DatabaseAccess, DatabasesSpec, DataSpec } from './data';
import type { WorkerGroupSpec } from './messaging';
import type { NetworkSpec } from './network';
import type { RoutingSpec } from './routing';

/**
 * Everything that stands in an environment, as plain data: it survives `JSON.stringify`. A stage makes it from the
 * configuration, `assemble` makes stacks of it, and the planning tools read it. Nothing below `stages/` knows the stage.
 */
export interface Blueprint {
  readonly app: string;
  readonly environment: string;
  /** The account it may be deployed to; absent: any. Never part of a name. */
  readonly account?: string;
  readonly domain?: DomainSpec;
  /** Names below the domain that services answer to; they lead where the domain leads. */
  readonly hosts: readonly string[];
  readonly protection: ProtectionSpec;
  readonly databaseAccess: DatabaseAccess;
  readonly alarms: AlarmSpec;
  /** Tags of every stack. */
  readonly tags: Readonly<Record<string, string>>;
  /** The first is home: it owns writes. */
  readonly regions: readonly RegionBlueprint[];
  /** How requests find a region. */
  readonly routing: RoutingSpec;
  /** What `<domain>` itself points at. */
  readonly entry: EntrySpec;
  /** It may stand before it is the entry, and after. */
  readonly cdn?: CdnSpec;
}

/** Region that owns writes. */
export function homeOf({ regions: [home] }: Blueprint): string {
  if (!home) throw new Error('a blueprint has a region');
  return home.name;
}

export interface DomainSpec {
  readonly name: string;
  readonly hostedZoneId: string;
}

/** Whether what holds data can be deleted. */
export type ProtectionSpec =
  | { readonly kind: 'protected' }
  | {
      readonly kind: 'unprotected';
      /** Why nobody would miss the data. */
      readonly reason: string;
    };

/** The nearest healthy region, directly; or the CDN, which asks that region. */
export type EntrySpec = { readonly kind: 'origin' } | { readonly kind: 'cdn' };

/** One region, cut by lifetime as the stacks are: going back takes away from `running` only. */
export interface RegionBlueprint {
  readonly name: string;
  readonly role: 'home' | 'secondary';
  /** Ids that never change. */
  readonly network: NetworkSpec;
  /** What holds data. */
  readonly data: DataSpec;
  /** What runs, and how large; absent where nothing runs any more. */
  readonly running?: RunningSpec;
}

export interface RunningSpec {
  readonly nat: NatSpec;
  /** How the databases run, the same for every shard. */
  readonly databases: DatabasesSpec;
  /** A cache that the application's servers share. */
  readonly cache?: CacheSpec;
  /** Where requests are served; the first gets them, the others drain during a cut-over. */
  readonly compute: readonly [ComputeSpec, ...ComputeSpec[]];
  /** Who empties the queues. */
  readonly workers: readonly WorkerGroupSpec[];
  /** A page of graphs of all of it. */
  readonly dashboard: 'none' | 'cloudwatch';
}
