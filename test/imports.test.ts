import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..');

/** What each folder may import besides itself. Pure folders come first; nothing pure imports CDK. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'lib/catalog': [],
  'lib/blueprint': ['lib/catalog'],
  'lib/config': ['lib/catalog', 'lib/blueprint', 'yaml', 'zod', 'fastest-levenshtein'],
  'lib/topology': ['lib/blueprint', 'zod'],
  'lib/sharding': ['lib/blueprint', 'lib/config', 'zod'],
  'lib/resharding': ['lib/aws', 'lib/blueprint', 'lib/database-access', 'lib/operations', 'lib/sharding', 'pg'],
  'lib/geodns': [
    'lib/blueprint',
    'lib/catalog',
    'lib/config',
    'lib/transition',
    'd3-geo',
    'geojson',
    'maxmind',
    'topojson-client',
    'topojson-specification',
    'world-atlas',
  ],
  'lib/server': ['lib/blueprint'],
  'lib/transition': ['lib/blueprint', 'lib/config', '@aws-cdk'],
  'lib/caching': ['lib/blueprint', 'lib/config'],
  'lib/promises': ['lib/blueprint', 'lib/caching', 'lib/catalog', 'lib/geodns'],
  'lib/database-access': ['lib/aws', 'lib/blueprint', '@aws-sdk', 'pg'],
  'lib/aws': ['lib/blueprint', '@aws-sdk'],
  'lib/local': ['lib/aws', 'lib/blueprint', 'lib/topology', '@aws-sdk'],
  'lib/doctor': ['lib/aws', 'lib/blueprint', 'lib/catalog', 'lib/dns', '@aws-sdk'],
  'lib/operations': ['lib/aws', 'lib/blueprint', 'lib/sharding', 'lib/transition', '@aws-sdk', 'yaml'],
  'lib/dns': ['lib/aws', 'lib/blueprint', 'lib/catalog', 'lib/geodns', 'lib/operations', '@aws-sdk', 'dns-packet'],
  'lib/constructs': ['lib/blueprint', 'lib/catalog', 'lib/server', 'lib/topology', 'aws-cdk-lib', 'constructs'],
  'lib/stacks': ['lib/constructs', 'lib/blueprint', 'lib/topology', 'aws-cdk-lib', 'constructs', 'cdk-nag', 'cdk.json'],
  stages: ['lib/blueprint', 'lib/catalog', 'lib/config'],
  'lib/cli': [
    'stages',
    'lib/aws',
    'lib/blueprint',
    'lib/caching',
    'lib/config',
    'lib/database-access',
    'lib/dns',
    'lib/doctor',
    'lib/geodns',
    'lib/local',
    'lib/operations',
    'lib/promises',
    'lib/resharding',
    'lib/sharding',
    'lib/stacks',
    'lib/topology',
    'lib/transition',
    'commander',
    'yaml',
    'picocolors',
    'cli-table3',
  ],
  bin: ['stages', 'lib/config', 'lib/stacks'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const files = Object.keys(MAY_IMPORT).flatMap((folder) => filesIn(join(ROOT, folder)));
const imports = files.flatMap(importsOf);

describe('imports', () => {
  it('point one way', () => {
    const wrong = imports.filter(
      ({ from, to }) => to !== from && !to.startsWith('node:') && !MAY_IMPORT[from]?.includes(to),
    );
    expect(wrong.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('come from every folder under lib: a new one says here what it may import', () => {
    const folders = readdirSync(join(ROOT, 'lib')).map((name) => `lib/${name}`);
    expect(folders.filter((folder) => !MAY_IMPORT[folder])).toEqual([]);
  });

  it('make no circle', () => {
    const targets = new Map(files.map((file) => [file, importsOf(file).flatMap(({ path }) => path ?? [])]));
    const visit = (file: string, trail: readonly string[]): readonly string[] => {
      if (trail.includes(file)) return [...trail, file];
      for (const next of targets.get(file) ?? []) {
        const circle = visit(next, [...trail, file]);
        if (circle.length > 0) return circle;
      }
      return [];
    };
    for (const file of files) expect(visit(file, []).map((name) => relative(ROOT, name))).toEqual([]);
  });
});

describe('the stage number', () => {
  it('is not read below stages/, where everything follows from the blueprint', () => {
    const below = [
      'lib/constructs',
      'lib/stacks',
      'lib/topology',
      'lib/server',
      'lib/blueprint',
      'lib/caching',
      'lib/geodns',
      'lib/promises',
    ].flatMap((folder) => filesIn(join(ROOT, folder)));
    const reading = below.filter((file) => /\.stage\b|\bstage\s*[<>=]=|\{[^}]*\bstage\b[^}]*\}\s*=/.test(code(file)));
    expect(reading.map((file) => relative(ROOT, file))).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** The text of a file without comments. */
function code(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

function importsOf(file: string): (Import & { path?: string })[] {
  const found = [
    ...readFileSync(file, 'utf8').matchAll(/(?:^(?:import|export|\}) ?[^;]*?from |require\(|import\()'([^']+)'/gm),
  ].map(([, name = '']) => name);
  return found.map((name) => {
    const from = folderOf(relative(ROOT, file));
    if (!name.startsWith('.')) return { file: relative(ROOT, file), from, to: packageOf(name) };
    const target = relative(ROOT, join(dirname(file), name));
    const path = [`${target}.ts`, `${target}/index.ts`]
      .map((each) => join(ROOT, each))
      .find((each) => files.includes(each));
    return { file: relative(ROOT, file), from, to: folderOf(target), ...(path ? { path } : {}) };
  });
}

function folderOf(path: string): string {
  return path.startsWith('lib/') ? path.split('/').slice(0, 2).join('/') : (path.split('/')[0] ?? '');
}

function packageOf(name: string): string {
  return name.startsWith('node:') ? name : (name.split('/')[0] ?? '');
}
