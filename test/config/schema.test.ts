import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { jsonSchema } from '../../lib/config/json-schema';
import { environments, loadConfig } from '../../lib/config/load';
import { STAGE_KEYS } from '../../lib/config/stage-keys';

const CONFIG = join(__dirname, '../../config');

/** A node of a JSON Schema, as far as these tests read it. */
interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly additionalProperties?: Node | false;
}

const schema = JSON.parse(jsonSchema()) as Node;

/** Every key of the schema with its path, `*` for items of a list. */
function keys({ properties = {}, items, anyOf = [], oneOf = [] }: Node, at = ''): { path: string; node: Node }[] {
  const own = Object.entries(properties).flatMap(([name, node]) => {
    const path = at === '' ? name : `${at}.${name}`;
    return [{ path, node }, ...keys(node, path)];
  });
  return [...own, ...(items ? keys(items, `${at}.*`) : []), ...[...anyOf, ...oneOf].flatMap((node) => keys(node, at))];
}

describe('config/schema.json', () => {
  it('is what the schema generates; run `npm run schema` after a change', () => {
    expect(readFileSync(join(CONFIG, 'schema.json'), 'utf8')).toBe(jsonSchema());
  });

  it('describes every key', () => {
    const plain = new Set(['name', 'image', 'path', 'subscribers', 'filter', 'shard', 'strategy']);
    const bare = keys(schema).filter(
      ({ path, node }) => node.description === undefined && !plain.has(path.split('.').at(-1) ?? ''),
    );
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it('says of every key of a later stage from which stage on it is', () => {
    const described = new Map(keys(schema).map(({ path, node }) => [path, node.description]));
    for (const [path, stage] of STAGE_KEYS)
      expect([path, described.get(path)]).toEqual([path, expect.stringContaining(`rom stage ${stage}`)]);
  });
});

describe('config/example.yaml', () => {
  const text = readFileSync(join(CONFIG, 'example.yaml'), 'utf8');

  it('is valid', () => {
    expect(loadConfig(join(CONFIG, 'example.yaml')).stage).toBe(4);
  });

  it('has every key of the schema, commented out where two exclude each other', () => {
    const used = new Set(pathsOf(text));
    // `host` stands instead of `path`, and the sharding strategies instead of each other.
    const alternatives = [
      'services.*.host',
      'database.sharding.ranges',
      'database.sharding.ranges.*.from',
      'database.sharding.ranges.*.shard',
      'database.sharding.places',
      'database.sharding.default',
    ];
    const missing = keys(schema).filter(({ path }) => !used.has(path) && !alternatives.includes(path));
    expect(missing.map(({ path }) => path)).toEqual([]);
    for (const path of alternatives) expect(text).toMatch(new RegExp(`#.*\\b${path.split('.').at(-1)}:`));
  });

  it('explains every top-level key in the line it stands in', () => {
    const lines = text.split('\n').filter((line) => /^[a-z]\w*:/i.test(line));
    const unexplained = lines.filter((line) => !line.includes('#')).map((line) => line.split(':')[0]);
    expect(unexplained).toEqual(['tags', 'network', 'services', 'database', 'alarms']);
  });

  it('is no environment', () => {
    expect(environments()).not.toContain('example');
  });
});

describe('every environment', () => {
  it.each(environments())('%s is valid and points editors at the schema', (environment) => {
    expect(loadConfig(environment).environment).toBe(environment);
    expect(readFileSync(join(CONFIG, `${environment}.yaml`), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\/schema\.json\n/,
    );
  });
});

/** Paths of all keys in a YAML text, `*` for items of a list. */
function pathsOf(text: string): string[] {
  const walk = (node: unknown, at: string): string[] => {
    if (isSeq(node)) return node.items.flatMap((item) => walk(item, `${at}.*`));
    if (!isMap(node)) return [];
    return node.items.flatMap(({ key, value }) => {
      const path = `${at === '' ? '' : `${at}.`}${isScalar(key) ? key.value : ''}`;
      return [path, ...walk(value, path)];
    });
  };
  return walk(parseDocument(text).contents, '');
}
