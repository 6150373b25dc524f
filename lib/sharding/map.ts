import { SLOTS } from './slot';

/** Slots `from` to `to`, both included, that live on a shard. */
export interface SlotRange {
  readonly from: number;
  readonly to: number;
  readonly shard: string;
}

/** Where a key lives that has no place of its own. */
export type Placement =
  | {
      readonly strategy: 'hash';
      /** Ascending, without gap or overlap, over all slots. */
      readonly slots: readonly SlotRange[];
    }
  | {
      readonly strategy: 'range';
      /** Ascending by first key, compared by code point; the first begins with "". */
      readonly ranges: readonly { readonly from: string; readonly shard: string }[];
    }
  | {
      readonly strategy: 'geographic';
      /** Shard by country code. */
      readonly places: Readonly<Record<string, string>>;
      readonly default: string;
    }
  | { readonly strategy: 'directory'; readonly default: string };

/** Which keys live on which shard, at a time: the higher epoch is the later one, and the only one that is true. */
export interface ShardMap {
  readonly schemaVersion: 1;
  /** Rises by one with every change. */
  readonly epoch: number;
  readonly placement: Placement;
  /** Keys with a shard of their own, before anything else. */
  readonly overrides: Readonly<Record<string, string>>;
}

/** The map as long as nobody has written one: everything lives on the first shard. */
export const FIRST_MAP: ShardMap = {
  schemaVersion: 1,
  epoch: 0,
  placement: { strategy: 'hash', slots: [{ from: 0, to: SLOTS - 1, shard: 'main' }] },
  overrides: {},
};
