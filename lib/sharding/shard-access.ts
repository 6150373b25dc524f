import { z } from 'zod';
import { type MapProblem, ShardMapError } from './problem';

const endpoint = z.object({ host: z.string(), port: z.int() });

/** What the topology says of a shard, as far as a client needs it. Fields may be added. */
const shard = z.object({
  /** Absent where nobody may write. */
  writer: endpoint.optional(),
  readers: z.array(endpoint.extend({ weight: z.int().positive() })),
  database: z.string(),
  secret: z.string(),
});

const database = z.object({
  schemaVersion: z.literal(1),
  shards: z.record(z.string(), shard),
  shardMap: z.object({ table: z.string(), id: z.string() }).optional(),
});

const addedShard = shard.extend({ schemaVersion: z.literal(1), name: z.string() });

/** How to reach a shard. */
export type ShardAccess = z.output<typeof shard>;

/** What the parameters of the topology say of shards. */
export interface ShardTopology {
  readonly shards: Readonly<Record<string, ShardAccess>>;
  /** Where the map is written; absent: nowhere, and all keys live on `main`. */
  readonly shardMap?: { readonly table: string; readonly id: string };
}

/**
 * All shards from the parameters `database` and `shard-<name>`.
 *
 * @param parameters texts by name, with or without the path before it; others are passed over
 * @throws ShardMapError when one is not what the contract says.
 */
export function shardTopologyOf(parameters: Readonly<Record<string, string>>): ShardTopology {
  const byName = Object.entries(parameters).map(([name, text]) => [name.split('/').at(-1) ?? '', text] as const);
  const first = byName.find(([name]) => name === 'database');
  if (!first) throw new ShardMapError([{ path: 'topology/database', problem: 'is missing', remedy: 'deploy first' }]);
  const { shards, shardMap } = read(database, ...first);
  const added = byName
    .filter(([name]) => name.startsWith('shard-'))
    .map(([name, text]) => {
      const { name: own, schemaVersion, ...access } = read(addedShard, name, text);
      return [own, access] as const;
    });
  return { shards: { ...shards, ...Object.fromEntries(added) }, ...(shardMap ? { shardMap } : {}) };
}

function read<T>(schema: z.ZodType<T>, name: string, text: string): T {
  const fail = (problems: readonly Omit<MapProblem, 'path'>[]) =>
    new ShardMapError(problems.map((problem) => ({ path: `topology/${name}`, ...problem })));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fail([{ problem: 'is not JSON', found: text.slice(0, 40) }]);
  }
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw fail(
    error.issues.map(({ path, message }) => ({
      problem: `does not keep the contract at ${path.join('.')}: ${message}`,
    })),
  );
}
