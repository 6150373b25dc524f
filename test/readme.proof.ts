import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { environment } from '../lib/config/schema/environment';
import packageJson from '../package.json';
import { ROOT, stagecoach } from './support/run';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe('README.md', () => {
  it('names only npm scripts that there are', () => {
    const named = [...readme.matchAll(/npm (?:run )?([a-z:]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'ci');
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(Object.keys(packageJson.scripts)).toContain(name);
  });

  it('names only commands that there are', () => {
    const named = [...readme.matchAll(/npx stagecoach ([a-z]+)/g)].map(([, verb = '']) => verb);
    const { stdout } = stagecoach('--help');
    for (const verb of new Set(named)) expect(stdout).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
  });

  it('shows a configuration that is valid', () => {
    const [, yaml = ''] = /```yaml\n([\s\S]+?)```/.exec(readme) ?? [];
    expect(environment.safeParse(parse(yaml)).error).toBeUndefined();
  });

  it.each([
    ['next', (dev: string) => dev.replace('name: carts', 'name: baskets')],
    ['larger', (dev: string) => `${dev}database: { instance: db.t4g.small, storageGb: 40 }\n`],
  ])('shows what check really says of %s.yaml', (name, changed) => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, changed(readFileSync(join(ROOT, 'config/dev.yaml'), 'utf8')));
    const [, shown = ''] =
      new RegExp(`\\$ npx stagecoach check dev ${name}.yaml\n([\\s\\S]+?)\`\`\``).exec(readme) ?? [];
    expect(stagecoach('check', 'dev', file).stdout.replaceAll(file, `${name}.yaml`)).toBe(shown);
    rmSync(folder, { recursive: true });
  });

  it('links to files that there are', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });
});
