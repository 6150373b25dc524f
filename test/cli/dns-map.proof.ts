import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stagecoach } from '../support/run';

const folder = mkdtempSync(join(tmpdir(), 'map-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('stagecoach dns map', () => {
  it('writes the file that it is told to, and prints the SVG otherwise', () => {
    const file = join(folder, 'map.svg');
    const { status, stdout } = stagecoach('dns', 'map', 'global', '--down', 'eu-west-1', '--out', file);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/map\.svg: \d+ kB; people: us-east-1 [\d.]+ %, eu-west-1 0\.0 %/),
    ]);
    expect(readFileSync(file, 'utf8')).toBe(stagecoach('dns', 'map', 'global', '--down', 'eu-west-1').stdout);
    expect(readFileSync(file, 'utf8')).toContain(
      'Who gets which region of global, by latency, while eu-west-1 is down',
    );
  });

  it('says the same with --json', () => {
    const { svg, ...said } = JSON.parse(stagecoach('dns', 'map', 'global', '--json').stdout);
    expect(said).toMatchObject({ ok: true, environment: 'global', down: [], unknown: 0 });
    expect(svg).toMatch(/^<svg /);
  });

  it.each([
    [['global', '--out', join(folder, 'none/map.svg')], 1, "can't be written: ENOENT; name another file with --out"],
    [['global', '--down', 'eu-wst-1'], 2, 'did you mean eu-west-1?'],
  ])('refuses %j', (args, expected, problem) => {
    const { status, stderr } = stagecoach('dns', 'map', ...args);
    expect([status, stderr]).toEqual([expected, expect.stringContaining(problem)]);
  });
});
