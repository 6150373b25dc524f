import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stagecoach } from '../support/run';
import { assemblyOf } from '../support/templates';

const folder = mkdtempSync(join(tmpdir(), 'dns-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('stagecoach dns answer', () => {
  it('says which region a client gets while another is down, and how soon', () => {
    const { status, stdout } = stagecoach('dns', 'answer', 'global', '--client', 'IN', '--down', 'ap-south-1');
    expect(status).toBe(0);
    expect(stdout).toContain('origin.shop.example.com while ap-south-1 is down:\n  eu-west-1, about ');
    expect(stdout).toMatch(/^ {2}108 s {2}at worst$/m);
  });

  it('says the same with --json, with stable keys', () => {
    const { stdout } = stagecoach('dns', 'answer', 'global', '--client', 'IN', '--down', 'ap-south-1', '--json');
    const said = JSON.parse(stdout);
    expect(Object.keys(said)).toEqual([
      'ok',
      'environment',
      'name',
      'client',
      'down',
      'answers',
      'ttlSeconds',
      'steps',
      'why',
      'waiting',
    ]);
    expect(said).toMatchObject({ ok: true, answers: [{ region: 'eu-west-1' }], waiting: { seconds: 108 } });
  });

  it('says no with 1 when nothing is left that is not down', () => {
    const all = ['--down', 'ap-south-1,eu-west-1,us-east-1'];
    const { status, stdout } = stagecoach('dns', 'answer', 'global', '--client', 'IN', '--name', 'origin', ...all);
    expect([status, stdout]).toEqual([1, expect.stringContaining('ap-south-1, which is down')]);
    expect(stdout).toContain('no record is healthy, so all count as healthy');
  });

  it.each([
    [['global'], '--client: is missing; say who asks: --client IN'],
    [['global', '--client', 'Atlantis'], '--client: is no country'],
    [
      ['global', '--client', 'IN', '--down', 'eu-west-2'],
      '--down: is no region of this environment, found "eu-west-2"',
    ],
    [['global', '--client', 'IN', '--name', 'orgin'], '--name: has no address in this zone, found "orgin"'],
    [['gobal', '--client', 'IN'], 'did you mean global?'],
  ])('refuses %j', (args, expected) => {
    const { status, stdout, stderr } = stagecoach('dns', 'answer', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(expected);
  });

  it('refuses an environment without names', () => {
    const file = join(folder, 'bare.yaml');
    writeFileSync(
      file,
      'app: shop\nstage: 1\nregions: [{ name: us-east-1 }]\nservices: [{ name: web, image: nginx, port: 80 }]\n',
    );
    for (const args of [
      ['answer', file, '--client', 'IN'],
      ['lint', file],
    ]) {
      const { status, stderr } = stagecoach('dns', ...args);
      expect([status, stderr]).toEqual([2, expect.stringContaining('domain: is missing, so there are no records')]);
    }
  });
});

describe('stagecoach dns lint', () => {
  it('finds nothing in an environment, nor in its templates', () => {
    const of = stagecoach('dns', 'lint', 'global');
    expect([of.status, of.stdout]).toEqual([0, 'global: nothing to say of 9 records\n']);
    const written = stagecoach('dns', 'lint', '--templates', assemblyOf('global'), '--json');
    expect([written.status, JSON.parse(written.stdout)]).toMatchObject([0, { records: 9, checks: 12, findings: [] }]);
  });

  it('says no with 1 of records of any app that do not do what they look like', () => {
    const app = join(folder, 'app');
    const record = (id: string, more: object) => ({
      Type: 'AWS::Route53::RecordSet',
      Properties: {
        HostedZoneId: 'Z1',
        Name: 'www.example.com.',
        Type: 'A',
        SetIdentifier: id,
        TTL: '60',
        ResourceRecords: ['192.0.2.1'],
        ...more,
      },
    });
    const template = { Resources: { A: record('a', { Weight: 0 }), B: record('b', { Weight: '0' }) } };
    const artifacts = { App: { type: 'aws:cloudformation:stack', properties: { templateFile: 'app.json' } } };
    mkdirSync(app);
    writeFileSync(join(app, 'app.json'), JSON.stringify(template));
    writeFileSync(join(app, 'manifest.json'), JSON.stringify({ artifacts }));
    const { status, stdout } = stagecoach('dns', 'lint', '--templates', app);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^warning {2}www\.example\.com A: has weights of 0 only/m);
    expect(stdout).toMatch(/: 1 warning in 2 records$/m);
  });

  it('refuses neither and both', () => {
    expect(stagecoach('dns', 'lint').stderr).toContain('names nothing to look at');
    expect(stagecoach('dns', 'lint', 'global', '--templates', folder).stderr).toContain('names two things');
    expect(stagecoach('dns', 'lint', '--templates', folder).status).toBe(2);
  });
});
