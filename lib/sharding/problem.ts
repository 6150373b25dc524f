/** One thing wrong with a map of shards, and what to do about it. */
export interface MapProblem {
  /** Place in the map, e.g. `placement.slots[1]`; empty for the map as a whole. */
  readonly path: string;
  readonly problem: string;
  /** What is allowed. */
  readonly limit?: string;
  readonly found?: unknown;
  readonly remedy?: string;
}

/** A map that can't be trusted, or a change of it that can't be made: every problem at once. Whoever sees it moves nothing. */
export class ShardMapError extends Error {
  /** @param source what was read, e.g. a file or a table. @default - shard map */
  constructor(
    readonly problems: readonly MapProblem[],
    readonly source = 'shard map',
  ) {
    super(problems.map((problem) => sentence(source, problem)).join('\n'));
    this.name = 'ShardMapError';
  }
}

function sentence(source: string, { path, problem, limit, found, remedy }: MapProblem): string {
  const where = path === '' ? source : `${source} ${path}`;
  const about = [
    limit && ` (${limit})`,
    found !== undefined && `, found ${JSON.stringify(found)}`,
    remedy && `; ${remedy}`,
  ];
  return `${where}: ${problem}${about.map((part) => part || '').join('')}`;
}

/** A step into a record, whose keys may be any text: `overrides["tenant-42"]`. */
export const at = (record: string, key: string) => `${record}[${JSON.stringify(key)}]`;
