import type { Layer } from './layer';

/** How old what a user sees can be, in seconds since the database knew better. */
export interface Staleness {
  /** When every write does what strategy and invalidation say. */
  readonly worstSeconds: number;
  /** After a write that a layer never heard of. */
  readonly ifMissedSeconds: number;
}

/**
 * The worst adds up over the layers: each may have filled itself with the oldest that the next one had. While the application
 * is down there is no bound: the CDN then gives what it has, however old (CloudFront Developer Guide, "Origin unavailable").
 */
export function stalenessOf(layers: readonly Layer[]): Staleness {
  return {
    worstSeconds: layers.reduce((sum, { addsSeconds }) => sum + addsSeconds, 0),
    ifMissedSeconds: layers.reduce((sum, { addsIfMissedSeconds }) => sum + addsIfMissedSeconds, 0),
  };
}
