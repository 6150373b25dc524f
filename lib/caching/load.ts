import type { Layer, LayerName } from './layer';

/** Layers that answer in place of those behind them. */
export const HIT_LAYERS = ['browser', 'cdn', 'application', 'redis'] as const;

export type HitLayer = (typeof HIT_LAYERS)[number];

/** Share of what reaches a layer that it answers itself, in percent. */
export type HitRates = Readonly<Record<HitLayer, number>>;

/** Round numbers to begin with, not measurements: replace them by what CloudFront and Valkey report. */
export const ASSUMED_HITS: HitRates = { browser: 20, cdn: 80, application: 0, redis: 90 };

/** What a layer has to do with the requests of a path. */
export interface Load {
  /** How many of 1,000 requests get as far as this. */
  readonly reachedOf1000: number;
  /** Share of them that goes no further, in percent. */
  readonly hitPercent: number;
  /** What reaches it at the peak; absent where the configuration expects no load. */
  readonly requestsPerSecond?: number;
}

/** What each layer leaves for the next. A layer that keeps nothing, or that keeps it for one user, leaves everything. */
export function loadOf(layers: readonly Layer[], hits: HitRates, peakRequestsPerSecond?: number): Load[] {
  let reached = 1_000;
  return layers.map((layer) => {
    const hitPercent = hitPercentOf(layer, hits);
    const load: Load = {
      reachedOf1000: reached,
      hitPercent,
      ...(peakRequestsPerSecond === undefined ? {} : { requestsPerSecond: (peakRequestsPerSecond * reached) / 1_000 }),
    };
    reached = (reached * (100 - hitPercent)) / 100;
    return load;
  });
}

function hitPercentOf({ name, keeps, perUser }: Layer, hits: HitRates): number {
  if (keeps === 'source') return 100;
  return keeps === 'answers' && !perUser && isHitLayer(name) ? hits[name] : 0;
}

const isHitLayer = (name: LayerName): name is HitLayer => (HIT_LAYERS as readonly string[]).includes(name);
