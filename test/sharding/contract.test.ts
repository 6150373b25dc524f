import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { shardMapJsonSchema } from '../../lib/sharding/json-schema';
import { topologyJsonSchema } from '../../lib/topology/json-schema';
import { ROOT } from '../support/run';

describe('docs/contract', () => {
  it.each([
    ['shard-map.schema.json', shardMapJsonSchema],
    ['topology.schema.json', topologyJsonSchema],
  ])('%s is what the contract generates; run `npm run contract` after a change', (file, generate) => {
    expect(readFileSync(join(ROOT, 'docs/contract', file), 'utf8')).toBe(generate());
  });

  it('lets fields be added', () => {
    expect(`${shardMapJsonSchema()}${topologyJsonSchema()}`).not.toContain('"additionalProperties": false');
  });
});

describe('the reader', () => {
  it('stands on its own folder, Node and zod, so that an application can copy it', () => {
    const seen = new Set<string>();
    const outside = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)) {
        if (name.startsWith('./')) visit(join(dirname(file), `${name}.ts`));
        else outside.add(name);
      }
    };
    visit(join(ROOT, 'lib/sharding/reader.ts'));
    expect([...outside].sort()).toEqual(['node:crypto', 'node:util', 'zod']);
    const files = [...seen].map((file) => relative(join(ROOT, 'lib/sharding'), file)).sort();
    const documented = /vendor:((?: `[a-z-]+\.ts`,?)+)/.exec(
      readFileSync(join(ROOT, 'docs/contract/README.md'), 'utf8').replaceAll('\n', ' '),
    );
    expect([...(documented?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name)).toEqual(files);
  });
});
