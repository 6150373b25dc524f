import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MapItem } from '../../../lib/resharding/map-item';
import type { ShardMap } from '../../../lib/sharding/map';

/** The map in a folder, one file an epoch: a file can be made once, whoever tries. So it holds between processes, as DynamoDB does. */
export function fileMap(folder: string): MapItem {
  mkdirSync(folder, { recursive: true });
  const latest = () => Math.max(-1, ...readdirSync(folder).flatMap((name) => (/^\d+$/.test(name) ? Number(name) : [])));
  return {
    async read() {
      const epoch = latest();
      return epoch < 0 ? undefined : (JSON.parse(readFileSync(join(folder, String(epoch)), 'utf8')) as ShardMap);
    },
    async write(map, previous = -1) {
      if (latest() !== previous) return false;
      const draft = join(folder, `draft-${process.pid}`);
      writeFileSync(draft, JSON.stringify(map));
      try {
        linkSync(draft, join(folder, String(map.epoch)));
        return true;
      } catch {
        return false;
      } finally {
        rmSync(draft);
      }
    },
  };
}
