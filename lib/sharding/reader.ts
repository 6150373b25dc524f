import { FIRST_MAP, type ShardMap } from './map';
import { ShardMapError } from './problem';
import { router } from './route';
import { saysTheSame } from './same';
import { type ShardAccess, type ShardTopology, shardTopologyOf } from './shard-access';
import { type MapItem, parseMapItem } from './validate';

/** Where a reader reads. */
export interface ShardSources {
  /** Texts of all parameters below the path of the topology, by name: one GetParametersByPath with all its pages. */
  parameters(): Promise<Readonly<Record<string, string>>>;
  /** The item of the map, by a consistent read; undefined when there is none. */
  mapItem(at: { readonly table: string; readonly id: string }): Promise<MapItem | undefined>;
}

/** Which keys live where, and how to get there, as of one epoch. */
export interface ShardView {
  readonly map: ShardMap;
  readonly shards: ShardTopology['shards'];
  /** The shard of a key. `place` is a country code, for the strategy `geographic`. */
  shardFor(key: string, place?: string): ShardAccess & { readonly name: string };
}

/**
 * The map of shards and the way to each, for an application, which may copy this folder. It reads once, keeps what it read until
 * `refresh`, and never goes back to an older map. Refresh when a shard refuses a key, and every minute or so.
 */
export class ShardReader {
  private current: ShardView | undefined;
  private first: Promise<ShardView> | undefined;

  constructor(private readonly sources: ShardSources) {}

  /** What is known; read, if nothing is yet. */
  async view(): Promise<ShardView> {
    if (this.current) return this.current;
    this.first ??= this.refresh().finally(() => {
      this.first = undefined;
    });
    return this.first;
  }

  /**
   * Reads anew.
   *
   * @throws ShardMapError when what it reads can't be trusted. What was known before stays.
   */
  async refresh(): Promise<ShardView> {
    const found = await this.read();
    // Another refresh may have ended meanwhile, so it is compared with what is known now.
    const known = this.current;
    if (known && known.map.epoch > found.map.epoch) return known;
    if (known && known.map.epoch === found.map.epoch && !saysTheSame(known.map, found.map))
      throw twoMaps(found.map.epoch);
    this.current = found;
    return found;
  }

  /** The shard of a key. */
  async shardFor(key: string, place?: string): Promise<ShardAccess & { readonly name: string }> {
    return (await this.view()).shardFor(key, place);
  }

  private async read(): Promise<ShardView> {
    const { shards, shardMap } = shardTopologyOf(await this.sources.parameters());
    const item = shardMap && (await this.sources.mapItem(shardMap));
    const map = item ? parseMapItem(item, Object.keys(shards)) : FIRST_MAP;
    const route = router(map);
    const named = new Map(Object.entries(shards).map(([name, access]) => [name, { name, ...access }]));
    return { map, shards, shardFor: (key, place) => named.get(route(key, place))! };
  }
}

const twoMaps = (epoch: number) =>
  new ShardMapError([
    { path: 'epoch', problem: 'stands over two maps that differ: the item was edited by hand', found: epoch },
  ]);
