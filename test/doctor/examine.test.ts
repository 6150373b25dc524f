import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doctorTable } from '../../lib/cli/doctor-table';
import { ask } from '../../lib/doctor/ask';
import type { Check, CheckResult, DoctorContext } from '../../lib/doctor/check';
import { delegation, judge } from '../../lib/doctor/checks/delegation';
import { examine, verdict } from '../../lib/doctor/examine';
import { loadEnvironment } from '../../stages/load';
import { ROOT, run } from '../support/run';

const CLI = join(ROOT, 'bin/stagecoach.js');
const { blueprint } = loadEnvironment('dev');
const error = (name: string, more = {}) => Object.assign(new Error(name), { name, ...more });

/** A context without credentials, in which the DNS knows these names. */
const offline = (known: Record<string, string[]> = {}): DoctorContext => ({
  blueprint,
  emulated: false,
  options: (region) => ({
    region,
    credentials: (() => Promise.reject(error('CredentialsProviderError'))) as never,
  }),
  nameServers: async (name) => known[name] ?? Promise.reject(error('Error', { code: 'ENOTFOUND' })),
});

describe('without credentials', () => {
  const check = (id: string, asks: Check['asks']): Check => ({
    id,
    asks,
    run: async () => [{ state: 'ok', what: id }],
  });

  it('what needs none is answered, and the rest is one result that says so', async () => {
    const checks = [check('a', 'nothing'), check('b', 'dns'), check('c', 'aws'), check('d', 'aws')];
    expect(await examine(offline(), checks)).toEqual([
      { check: 'a', state: 'ok', what: 'a' },
      { check: 'b', state: 'ok', what: 'b' },
      {
        check: 'aws',
        state: 'unknown',
        what: 'no credentials; not asked: c, d',
        remedy: 'sign in (aws sso login, AWS_PROFILE=…), then ask again',
      },
    ]);
  });

  it('the command says so in JSON, and exits with 0 because it found no problem', () => {
    // Without a domain nothing is asked of the DNS either.
    const file = join(mkdtempSync(join(tmpdir(), 'doctor-')), 'alone.yaml');
    writeFileSync(
      file,
      'app: shop\nstage: 1\nregions: [{ name: us-east-1 }]\nservices: [{ name: web, image: x, port: 80 }]\n',
    );
    const env = {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    };
    const { status, stdout, stderr } = run(process.execPath, [CLI, 'doctor', file, '--json'], env);
    const { ok, counts, results } = JSON.parse(stdout) as { ok: boolean; counts: object; results: CheckResult[] };
    expect([status, ok, stderr, counts]).toEqual([0, true, '', { problem: 0, warning: 0, unknown: 1, ok: 1 }]);
    expect(results).toContainEqual(expect.objectContaining({ check: 'aws', state: 'unknown' }));
  });
});

describe('a question that got no answer', () => {
  it.each([
    ['AccessDenied', 'could not ask about zones: no permission: AccessDenied'],
    ['TimeoutError', 'could not ask about zones: no connection (TimeoutError)'],
  ])('because of %s is unknown, with the reason', async (name, what) => {
    expect(await ask('zones', 'us-east-1', () => Promise.reject(error(name)))).toEqual([
      { region: 'us-east-1', state: 'unknown', what, remedy: expect.any(String) },
    ]);
  });

  it('because of a bug of ours keeps its stack trace', async () => {
    await expect(ask('zones', 'us-east-1', () => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
  });
});

describe('the verdict', () => {
  const results = (...states: CheckResult['state'][]) => states.map((state) => ({ check: 'x', state, what: 'w' }));

  it('is no only for a problem', () => {
    expect(verdict(results('ok', 'warning', 'unknown')).ok).toBe(true);
    expect(verdict(results('ok', 'problem')).ok).toBe(false);
  });

  it('counts what is unknown as unknown, never as ok', () => {
    expect(verdict(results('unknown', 'unknown', 'ok')).counts).toEqual({ problem: 0, warning: 0, unknown: 2, ok: 1 });
  });
});

describe('the delegation', () => {
  const SERVERS = ['ns-1.awsdns-01.com', 'ns-2.awsdns-02.net'];
  const to = (...servers: string[]) => ({ kind: 'to', name: 'example.com', servers }) as const;

  it.each([
    ['to the zone', to('NS-1.awsdns-01.com.', 'ns-2.awsdns-02.net'), SERVERS, 'ok'],
    ['to other servers', to('ns.registrar.example'), SERVERS, 'problem'],
    ['to servers of which one is not the zone’s', to('ns-1.awsdns-01.com', 'ns.old.example'), SERVERS, 'problem'],
    ['to nowhere', { kind: 'nowhere' } as const, SERVERS, 'problem'],
    ['that the DNS could not answer', { kind: 'unknown', why: 'ETIMEOUT' } as const, SERVERS, 'unknown'],
    ['to servers, the zone’s own not being known', to(...SERVERS), undefined, 'unknown'],
  ])('%s', (_, found, servers, state) => {
    const answer = judge('shop.example.com', found, servers);
    expect(answer.state).toBe(state);
    if (state !== 'ok') expect(answer.remedy).toBeTruthy();
  });

  it('without credentials is looked for at the domain and above', async () => {
    expect(await delegation.run(offline({ 'example.com': ['ns.example'] }))).toEqual([
      expect.objectContaining({ state: 'unknown', what: expect.stringContaining('example.com to ns.example') }),
    ]);
    expect(await delegation.run(offline({ com: ['a.gtld'] }))).toMatchObject([{ state: 'problem' }]);
  });

  it('is unknown to a resolver that knows no name at all', async () => {
    expect(await delegation.run(offline())).toMatchObject([
      { state: 'unknown', what: 'the DNS gave no answer (nor about com)' },
    ]);
  });
});

describe('the table of a doctor', () => {
  it('has the problems first, fits 100 columns and cuts nothing off, whatever the words', () => {
    const word = 'w'.repeat(150);
    const text = doctorTable([
      { check: 'server-class', region: 'ap-southeast-1', state: 'ok', what: 'fine' },
      { check: 'quotas', region: 'ap-southeast-1', state: 'problem', what: word, remedy: `${'do this '.repeat(20)}` },
    ]);
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(text.replaceAll(/[^w]/g, '')).toHaveLength(150);
    expect(text.indexOf('problem')).toBeLessThan(text.indexOf('fine'));
  });
});
