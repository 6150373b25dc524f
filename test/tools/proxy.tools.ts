import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimPort } from '../../lib/aws/port';
import { servicesOf } from '../../lib/blueprint/compute';
import { proxyConfig } from '../../lib/server/proxy';
import { singleServer } from '../../stages/1-single-server';
import { exampleConfig } from '../support/config';
import { run } from '../support/run';

const ROUTES = [
  { name: 'web', path: '/*' },
  { name: 'shop', path: '/shop/*' },
  { name: 'orders', path: '/shop/orders/*' },
  { name: 'exact', path: '/api' },
  { name: 'api', path: '/api*' },
  { name: 'admin', host: 'admin.example.com' },
];

const [compute] = singleServer(
  exampleConfig({ services: ROUTES.map((route, i) => ({ image: 'x', port: 80 + i, ...route })) }),
).regions[0]!.running!.compute;
const services = servicesOf(compute);

describe('a real Caddy with the configuration of the proxy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  const file = join(folder, 'Caddyfile');
  let caddy: ChildProcess;
  let port: number;

  beforeAll(async () => {
    port = await claimPort();
    // Each service answers with its own name; everything else is as on a server.
    const text = proxyConfig(services)
      .replaceAll(/reverse_proxy (\S+?):\d+/g, 'respond $1')
      .replace(':80 {', `:${port} {`);
    writeFileSync(file, `{\n\tadmin off\n}\n${text}`);
    caddy = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], {
      stdio: 'ignore',
      env: { ...process.env, HOME: folder },
    });
    for (let i = 0; i < 100 && (await answer('/').catch(() => '')) === ''; i += 1) await sleep(100);
  }, 30_000);

  afterAll(() => {
    caddy.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const answer = (path: string, host = 'shop.example.com') =>
    new Promise<string>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
        let body = '';
        response.on('data', (data) => {
          body += data;
        });
        response.on('end', () => resolve(body));
      }).on('error', reject);
    });

  it.each([
    ['/', 'web'],
    ['/shop', 'web'],
    ['/shop/1', 'shop'],
    ['/shop/orders/1', 'orders'],
    ['/api', 'exact'],
    ['/api/v1', 'api'],
    ['/SHOP/1', 'shop'],
  ])('%s goes to %s: the longest path wins', async (path, service) => {
    expect(await answer(path)).toBe(service);
  });

  it('a host of its own comes before any path', async () => {
    expect(await answer('/shop/orders/1', 'admin.example.com')).toBe('admin');
  });

  it('is read without a complaint with a domain too', () => {
    writeFileSync(join(folder, 'tls'), `${proxyConfig(services, 'shop.example.com')}\n`);
    const { status, stderr } = run('caddy', ['adapt', '--adapter', 'caddyfile', '--config', join(folder, 'tls')], {
      HOME: folder,
    });
    expect([status, stderr.replaceAll(/.*not formatted.*\n?/g, '')]).toEqual([0, expect.not.stringMatching(/error/i)]);
  });
});
