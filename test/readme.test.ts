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

  it('shows what check really says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    const next = join(folder, 'next.yaml');
    writeFileSync(next, readFileSync(join(ROOT, 'config/dev.yaml'), 'utf8').replace('name: carts', 'name: baskets'));
    const [, shown = ''] = /\$ npx stagecoach check dev next.yaml\n([\s\S]+?)```/.exec(readme) ?? [];
    expect(stagecoach('check', 'dev', next).stdout.replaceAll(next, 'next.yaml')).toBe(shown);
    rmSync(folder, { recursive: true });
  });

  it('links to files that there are', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });
});
