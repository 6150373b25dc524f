import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { foundTable } from '../../lib/cli/found-table';
import { EMULATOR_DIR } from '../../lib/local/paths';
import type { Found } from '../../lib/local/read-back';
import { ROOT, stagecoach } from '../support/run';

const CLI = join(ROOT, 'bin/stagecoach.js');

/** Longest time a deploy may take on the emulator, in milliseconds: the promise of the README. */
const DEPLOY_MS = 90_000;

describe('stagecoach local up dev', () => {
  let result: { ok: boolean; found: Found[]; stubs: { type: string }[] };

  it(
    'deploys with the real cdk in under 90 s and reads back everything that should stand',
    () => {
      const started = Date.now();
      const { status, stdout, stderr } = stagecoach('local', 'up', 'dev', '--json');
      expect([status, stderr]).toEqual([0, expect.stringContaining('shop-dev-Edge')]);
      expect(Date.now() - started).toBeLessThan(DEPLOY_MS);
      result = JSON.parse(stdout);
      const rows = result.found.map(({ what, name }) => [
        what,
        /^\d|^i-/.test(name) ? 'id' : name.replace(/-[A-Z0-9]{12,13}$/, ''),
      ]);
      expect(rows).toEqual([
        ['server', 'id'],
        ['role', 'shop-dev-us-east-1-Service-SingleServerRole2B508FE7'],
        ['address', 'id'],
        ['database', 'shop-dev-main'],
        ['secret', 'shop/dev/database/main'],
        ['table', 'shop-dev-carts'],
        ['topology', '/shop/dev/topology'],
        ['topic', 'shop-dev-page'],
        ['topic', 'shop-dev-notice'],
        ['alarm', 'shop-dev-database-main-connections'],
        ['alarm', 'shop-dev-database-main-cpu'],
        ['alarm', 'shop-dev-database-main-down'],
        ['alarm', 'shop-dev-database-main-storage'],
        ['alarm', 'shop-dev-server-cpu'],
        ['alarm', 'shop-dev-server-credits'],
        ['alarm', 'shop-dev-server-disk'],
        ['alarm', 'shop-dev-server-down'],
        ['alarm', 'shop-dev-server-memory'],
        ['record', 'dev.example.com'],
        ['record', 'origin.dev.example.com'],
        ['record', 'origin-us-east-1.dev.example.com'],
      ]);
      expect(foundTable(result.found)).not.toContain('is missing');
      expect(foundTable(result.found)).toContain('5 parameters, as the contract says');
    },
    DEPLOY_MS,
  );

  it('needed no stub: the emulator has, or was given, every type of stage 1', () => {
    expect(result.stubs).toEqual([]);
  });

  it('leaves nothing running', () => {
    expect(emulators()).toEqual([]);
  });
});

describe('stagecoach local up prod', () => {
  let result: { ok: boolean; found: Found[]; stubs: { stack: string; logicalId: string; type: string }[] };
  const states = (what: string) =>
    Object.fromEntries(result.found.filter((row) => row.what === what).map(({ name, state }) => [name, state]));

  it(
    'deploys CDN, firewall, queues with workers and topics, and reads back everything that should stand',
    () => {
      const { status, stdout, stderr } = stagecoach('local', 'up', 'prod', '--json');
      expect([status, stderr]).toEqual([0, expect.stringContaining('shop-prod-Edge')]);
      result = JSON.parse(stdout);
      expect(counted(result.found.map(({ region, what }) => `${region} ${what}`))).toEqual({
        'us-east-1 server': 10,
        'us-east-1 role': 4,
        'us-east-1 address': 4,
        'us-east-1 nat': 3,
        'us-east-1 balancer': 1,
        'us-east-1 listener': 2,
        'us-east-1 targets': 2,
        'us-east-1 database': 4,
        'us-east-1 cache': 1,
        'us-east-1 secret': 4,
        'us-east-1 table': 1,
        'us-east-1 queue': 4,
        'us-east-1 topic': 3,
        'us-east-1 bucket': 2,
        'us-east-1 topology': 1,
        'us-east-1 alarm': 46,
        'global cdn': 1,
        'global firewall': 1,
        'global record': 4,
      });
      expect(foundTable(result.found)).not.toContain('is missing');
    },
    2 * DEPLOY_MS,
  );

  it('has queues that set dead letters aside, and a topic that tells each what it wants', () => {
    expect(states('queue')).toEqual({
      'shop-prod-email': 'hides 180 s, keeps 4 days, after 5 tries to shop-prod-email-dead',
      'shop-prod-email-dead': 'hides 30 s, keeps 14 days',
      'shop-prod-stock': 'hides 180 s, keeps 4 days, after 5 tries to shop-prod-stock-dead',
      'shop-prod-stock-dead': 'hides 30 s, keeps 14 days',
    });
    expect(states('topic')['shop-prod-order-placed']).toBe('tells shop-prod-email of kind paid, shop-prod-stock');
  });

  it('lets nobody past the CDN, to which the domain leads', () => {
    const [cdn = ''] = Object.keys(states('cdn'));
    expect(cdn).toMatch(/\.cloudfront\.net$/);
    expect(states('cdn')[cdn]).toBe('shop.example.com, 3 origins, 3 paths of their own, Deployed');
    expect(Object.keys(states('table'))).toEqual(['shop-prod-carts', 'shop-prod-shard-map']);
    expect(Object.keys(states('database'))).toEqual([
      'shop-prod-main',
      'shop-prod-orders2',
      'shop-prod-main-r1-g1',
      'shop-prod-orders2-r1-g1',
    ]);
    expect(states('firewall')).toEqual({ 'shop-prod': '4 rules, blocks' });
    expect(states('record')).toMatchObject({
      'shop.example.com': `alias of ${cdn}`,
      'shop.example.com (IPv6)': `alias of ${cdn}`,
      'origin.shop.example.com': 'alias of origin-us-east-1.shop.example.com (latency, us-east-1)',
    });
    expect(states('listener')['HTTPS 443']).toBe(
      '/error-pages/unavailable.html, /api/orders/*, /* with X-Origin-Secret, / without, else 403',
    );
    expect(states('secret')['shop/prod/origin/v1']).toBe('holds 40 letters and digits');
    expect(states('bucket')).toEqual({
      'shop-prod-static-123456789012-us-east-1': 'private, versioned, encrypted',
      'shop-prod-logs-123456789012-us-east-1': 'private, versioned, encrypted',
    });
  });

  it('names what the emulator only pretends to have', () => {
    expect(counted(result.stubs.map(({ stack, type }) => `${stack} ${type}`))).toEqual({
      'shop-prod-us-east-1-Data AWS::ElastiCache::ParameterGroup': 1,
      'shop-prod-us-east-1-Data AWS::ElastiCache::UserGroup': 1,
      'shop-prod-us-east-1-Data AWS::S3::BucketPolicy': 2,
      'shop-prod-Edge AWS::CloudFront::CachePolicy': 2,
      'shop-prod-Edge AWS::CloudFront::ResponseHeadersPolicy': 1,
    });
  });
});

describe('nothing is left running', () => {
  const start = () =>
    spawn(process.execPath, [CLI, 'local', 'up', 'dev'], {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'after %s to the process group in the middle of a deploy',
    async (signal) => {
      const child = start();
      await said(child, 'cdk deploy');
      await sleep(1_000);
      process.kill(-child.pid!, signal);
      const status = await ended(child);
      expect(status).not.toBe(0);
      await gone();
    },
    60_000,
  );

  it('after SIGTERM to the command alone while the emulator starts', async () => {
    const child = start();
    await sleep(700);
    child.kill('SIGTERM');
    expect(await ended(child)).not.toBe(0);
    await gone();
  }, 60_000);

  it('after the emulator died, and the error says so', async () => {
    const child = start();
    let errors = '';
    child.stderr?.on('data', (text) => {
      errors += text;
    });
    await said(child, 'cdk deploy');
    for (const pid of emulators()) process.kill(pid, 'SIGKILL');
    expect(await ended(child)).toBe(1);
    expect(errors).toContain('the emulator ended; see its log:');
    await gone();
  }, 60_000);

  it('when the port is in use, and the error says what to do', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    const { status, stderr } = await new Promise<{ status: number | null; stderr: string }>((resolve) => {
      const child = spawn(process.execPath, [CLI, 'local', 'up', 'dev', '--port', String(port)], { cwd: ROOT });
      let text = '';
      child.stderr.on('data', (more) => {
        text += more;
      });
      child.once('close', (code) => resolve({ status: code, stderr: text }));
    });
    server.close();
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining(`port ${port} is in use; choose another with --port`),
    ]);
    await gone();
  }, 60_000);
});

describe('local up --keep, status and down', () => {
  it('leaves one emulator running until it is told to stop', () => {
    expect(stagecoach('local', 'status').status).toBe(1);
    const { status, stdout } = stagecoach('local', 'up', 'dev', '--keep');
    expect([status, stdout]).toEqual([0, expect.stringContaining('left running at http://localhost:')]);
    expect(emulators()).toHaveLength(1);
    expect(stagecoach('local', 'status')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('shop-dev-main'),
    });
    expect(stagecoach('local', 'up', 'dev', '--keep').stderr).toContain('already running');
    expect(stagecoach('local', 'down').stdout).toContain('stopped the emulator');
    expect(emulators()).toEqual([]);
  }, 120_000);
});

function counted(values: readonly string[]): Record<string, number> {
  const count = (value: string) => values.filter((each) => each === value).length;
  return Object.fromEntries([...new Set(values)].map((value) => [value, count(value)]));
}

/** Emulators of this checkout that run on this machine; others may have theirs. */
const emulators = () => processes(`${EMULATOR_DIR} --port`);

function processes(part: string): number[] {
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return list
    .split('\n')
    .filter((line) => line.includes(part))
    .map((line) => Number.parseInt(line, 10));
}

async function gone(): Promise<void> {
  const left = () => [...emulators(), ...processes(`${ROOT}/node_modules/aws-cdk/bin/cdk deploy`)];
  for (let i = 0; i < 50 && left().length > 0; i += 1) await sleep(200);
  expect(left()).toEqual([]);
}

function said(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve) => {
    child.stderr?.on('data', (data) => {
      if (String(data).includes(text)) resolve();
    });
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}
