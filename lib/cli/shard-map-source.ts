import { readFileSync } from 'node:fs';
import type { Blueprint } from '../blueprint/blueprint';
import { ConfigError } from '../config/problem';
import type { ShardMap } from '../sharding/map';
import { ShardMapError } from '../sharding/problem';
import { parseShardMap } from '../sharding/validate';

export interface MapOptions {
  /** A file instead of AWS. */
  readonly map?: string;
  readonly endpoint?: string;
}

/** A map of shards, and in words where it is from. */
export interface SourcedMap {
  readonly map: ShardMap;
  readonly source: string;
}

/** The options of every command that reads the map of shards. */
export const MAP_OPTIONS = [
  ['--map <file>', 'a file with the map as JSON, instead of the table in AWS'],
  ['--endpoint <url>', 'an emulator instead of AWS'],
] as const;

/**
 * The map of shards as it is: from the table of the home region, or from a file.
 *
 * @throws ConfigError when the file is none that can be trusted.
 * @throws ShardMapError, OperationError as `findShardMap`.
 */
export async function sourcedMap(
  blueprint: Blueprint,
  shards: readonly string[],
  { map: file, endpoint }: MapOptions,
): Promise<SourcedMap> {
  if (file !== undefined) return { map: mapOfFile(file, shards), source: `file ${file}` };
  // The AWS clients take longer to load than most commands take to run.
  const { clientsFor } = require('../operations/clients') as typeof import('../operations/clients');
  const { findShardMap } = require('../operations/shard-map') as typeof import('../operations/shard-map');
  const { map, from, table } = await findShardMap(blueprint, shards, clientsFor(endpoint));
  return { map, source: SOURCES[from](table) };
}

const SOURCES = {
  item: (table: string) => `table ${table}`,
  'no-item': (table: string) => `table ${table} has no map yet, so every key lives on main`,
  'no-table': (table: string) => `there is no table ${table}, so every key lives on main`,
};

function mapOfFile(file: string, shards: readonly string[]): ShardMap {
  const fail = (problem: string) => new ConfigError([{ file, path: '', rule: 'shard-map', problem }]);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw fail(`can't be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  try {
    return parseShardMap(JSON.parse(text), shards);
  } catch (error) {
    if (error instanceof SyntaxError) throw fail('is not JSON');
    if (!(error instanceof ShardMapError)) throw error;
    throw new ConfigError(error.problems.map((problem) => ({ file, rule: 'shard-map', ...problem })));
  }
}
