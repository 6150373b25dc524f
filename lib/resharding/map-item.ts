import type { ShardMap } from '../sharding/map';

/** Where the map of shards is kept. */
export interface MapItem {
  /** The map as it is now, never as it was; undefined when nobody has written one. */
  read(): Promise<ShardMap | undefined>;
  /**
   * Writes the next map if the one there is still that of epoch `previous`; undefined means there is none.
   *
   * @returns false, and nothing is written, when it is another
   */
  write(map: ShardMap, previous: number | undefined): Promise<boolean>;
}
