import type { CacheSpec } from '../blueprint/cache';

/** In the order in which a request goes through them. */
export type LayerName = 'browser' | 'cdn' | 'application' | 'redis' | 'database' | 'bucket';

/** A place where an answer may be kept on its way, or where it comes from. */
export interface Layer {
  readonly name: LayerName;
  /** `yours`: the application decides, and the plan counts nothing. `source`: nothing is behind it. */
  readonly keeps: 'answers' | 'nothing' | 'yours' | 'source';
  /** Longest life of an answer, in seconds. */
  readonly ttlSeconds?: number;
  /** Time after that for which the old answer may still be given while a new one is fetched, in seconds. */
  readonly staleSeconds?: number;
  /** Share of its life by which an entry ends earlier, at random, in percent. */
  readonly ttlJitterPercent?: number;
  /** Who fills it, and when. */
  readonly strategy?: CacheSpec['strategy'];
  /** What ends an answer before its time; `command` is `stagecoach cache invalidate`. */
  readonly invalidation: 'none' | 'command' | 'yours' | CacheSpec['invalidation'];
  /** Where a source is read. */
  readonly reads?: 'primary' | 'replica' | 'read-your-writes';
  /** The key differs for each user: what is kept for one is no hit for another. */
  readonly perUser?: true;
  /** By how much it makes older what a user sees, in seconds, when every write does what it should. */
  readonly addsSeconds: number;
  /** The same after a write that the layer never heard of. */
  readonly addsIfMissedSeconds: number;
}
