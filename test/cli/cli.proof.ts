import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topology as contract } from '../../lib/topology/contract';
import { stagecoach } from '../support/run';

describe('stagecoach', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  const bad = join(folder, 'bad.yaml');
  beforeAll(() => writeFileSync(bad, 'app: shop\nstage: 1\n'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('validate: says yes with 0', () => {
    expect(stagecoach('validate', 'dev')).toEqual({
      status: 0,
      stdout: 'config/dev.yaml is valid: shop dev, stage 1, us-east-1\n',
      stderr: '',
    });
  });

  it('validate: says what is checked and not built', () => {
    expect(stagecoach('validate', 'config/example.yaml').stdout).toContain('note: readModels: checked, and not built');
    expect(stagecoach('validate', 'global').stdout).not.toContain('note');
  });

  it('validate: says every problem on stderr with 2', () => {
    const { status, stdout, stderr } = stagecoach('validate', bad);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      `${bad}:1:1 regions: is missing (a list); add regions\n${bad}:1:1 services: is missing (a list); add services\n2 problems\n`,
    );
  });

  it('validate --json: says the same to machines, on stdout', () => {
    const { status, stdout } = stagecoach('validate', bad, '--json');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      problems: [
        {
          file: bad,
          line: 1,
          column: 1,
          path: 'regions',
          rule: 'required',
          problem: 'is missing',
          limit: 'a list',
          remedy: 'add regions',
        },
        {
          file: bad,
          line: 1,
          column: 1,
          path: 'services',
          rule: 'required',
          problem: 'is missing',
          limit: 'a list',
          remedy: 'add services',
        },
      ],
    });
  });

  it('validate: names the environments there are when it does not know one', () => {
    expect(stagecoach('validate', 'devv').stderr).toBe(
      'config/devv.yaml: does not exist; did you mean dev?\n1 problem\n',
    );
  });

  it('validate: says what a later stage needs, in one go', () => {
    const file = join(folder, 'later.yaml');
    writeFileSync(
      file,
      'app: shop\nstage: 4\nregions: [{ name: us-east-1 }]\nservices: [{ name: web, image: nginx, port: 80 }]\n',
    );
    expect(stagecoach('validate', file).stderr).toBe(
      [
        `${file}:2:8 stage: needs a domain (from stage 3), found 4; add domain with name and hostedZoneId`,
        `${file}:3:10 regions: has one Region (stage 4 needs two); add a Region, or set stage: 3`,
        '2 problems\n',
      ].join('\n'),
    );
  });

  it('topology --json: prints what keeps the contract', () => {
    const { status, stdout } = stagecoach('topology', 'dev', '--json');
    const { ok, regions } = JSON.parse(stdout) as { ok: boolean; regions: { parameters: Record<string, unknown> }[] };
    expect([status, ok, regions.length]).toEqual([0, true, 1]);
    const values = Object.entries(regions[0]!.parameters).map(([name, value]) => [name.split('/').at(-1), value]);
    expect(contract.parse(Object.fromEntries(values)).database.shards.main?.writer?.host).toBe(
      '<host of shop-dev-main>',
    );
  });

  it('asked wrongly: says so with 2, also to machines', () => {
    expect(stagecoach('validate').status).toBe(2);
    expect(stagecoach('fly').status).toBe(2);
    const { status, stdout } = stagecoach('validate', '--json');
    expect([status, JSON.parse(stdout)]).toEqual([
      2,
      { ok: false, problems: [{ file: '', path: '', rule: 'usage', problem: "missing required argument 'env'" }] },
    ]);
  });

  it('local up --endpoint: refuses what is no emulator, with 1', () => {
    expect(stagecoach('local', 'up', 'dev', '--endpoint', 'nowhere')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'nowhere is not a URL; use e.g. http://localhost:4566\n1 problem\n',
    });
  });

  it('--help: fits 100 columns', () => {
    for (const words of [
      [],
      ['validate'],
      ['topology'],
      ['cache'],
      ['cache', 'invalidate'],
      ['local'],
      ['local', 'up'],
      ['queues', 'redrive'],
      ['deploy'],
    ]) {
      const { status, stdout } = stagecoach(...words, '--help');
      expect(status).toBe(0);
      expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
    }
  });
});
