import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import { accepts } from '../../lib/database-access/database-session';
import { LoginSecrets } from '../../lib/database-access/login-secrets';
import { Emulator } from '../../lib/local/emulator';
import { pythonWithMoto } from '../../lib/local/python';
import { loadEnvironment } from '../../stages/load';
import { Postgres } from '../support/postgres';
import { type Ran, ROOT, run } from '../support/run';

/** The AWS command line as a tunnel: it says what the real one says, and leads to the port that is in REACHES. */
const AWS = `#!${process.execPath}
const { localPortNumber: [port], host: [host] } = JSON.parse(process.argv[process.argv.indexOf('--parameters') + 1]);
if (!process.env.REACHES) { console.error('SessionManagerPlugin is not found.'); process.exit(255); }
require('node:fs').writeFileSync(process.env.ASKED, JSON.stringify({ host, args: process.argv.slice(2) }));
const net = require('node:net');
net.createServer((near) => {
  const far = net.connect(process.env.REACHES, '127.0.0.1');
  for (const [from, to] of [[near, far], [far, near]]) from.on('error', () => to.destroy()).pipe(to);
}).listen(port, '127.0.0.1', () => console.log('Waiting for connections...'));`;

describe('stagecoach db', () => {
  const { blueprint } = loadEnvironment('dev');
  const folder = mkdtempSync(join(tmpdir(), 'db-'));
  const asked = join(folder, 'asked');
  let emulator: Emulator;
  let server: Postgres;
  let secrets: LoginSecrets;

  const stagecoach = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran =>
    run(process.execPath, [join(ROOT, 'bin/stagecoach.js'), ...args, '--endpoint', emulator.endpoint], {
      PATH: `${folder}:${process.env.PATH}`,
      ASKED: asked,
      ...env,
    });
  const throughServer = () => ({ REACHES: String(server.port) });

  beforeAll(async () => {
    writeFileSync(join(folder, 'aws'), AWS);
    chmodSync(join(folder, 'aws'), 0o755);
    const python = await pythonWithMoto(() => {});
    emulator = new Emulator({ python, port: await claimPort(), blueprint, keep: false });
    await emulator.ready();
    expect(stagecoach(['local', 'up', 'dev']).status).toBe(0);
    secrets = new LoginSecrets(blueprint, clientOptions('us-east-1', emulator.endpoint));
    server = await Postgres.start('17');
    const { username, password } = (await secrets.read('shop/dev/database/main'))!;
    await server.asAdmin([`ALTER ROLE ${username} PASSWORD '${password}'`]);
  }, 120_000);
  afterAll(async () => {
    await emulator.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('roles: says what it would do, through a tunnel that it opens itself, and changes nothing', async () => {
    const { status, stdout, stderr } = stagecoach(['db', 'roles', 'dev'], throughServer());
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      [
        'SHARD    ROLE                  SECRET                                 STATE',
        'main     service_web           shop/dev/database/main/web             role and secret to be made',
        'dry run: nothing was changed; to do it: npx stagecoach db roles dev --yes\n',
      ].join('\n'),
    );
    expect(await secrets.read('shop/dev/database/main/web')).toBeUndefined();
    const { host, args } = JSON.parse(readFileSync(asked, 'utf8')) as { host: string; args: string[] };
    expect(args.slice(0, 4)).toEqual(['ssm', 'start-session', '--region', 'us-east-1']);
    expect(args).toContain('AWS-StartPortForwardingSessionToRemoteHost');
    expect(host).toMatch(/^shop-dev-main\..*rds\.amazonaws\.com$/);
  });

  it('roles --yes: does it, and says what comes next', async () => {
    const { status, stdout, stderr } = stagecoach(['db', 'roles', 'dev', '--yes'], throughServer());
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('ready\nnow set database.access: per-service, and deploy');
    const endpoint = { host: '127.0.0.1', port: server.port, database: 'shop' };
    expect(await accepts(endpoint, (await secrets.read('shop/dev/database/main/web'))!)).toBe(true);
  });

  it('rotate: first the new password, then the end of the old one, through a tunnel that stands already', () => {
    const through = ['--through', `localhost:${server.port}`];
    const { stdout } = stagecoach(['db', 'rotate', 'dev', '--yes', ...through]);
    expect(stdout).toContain('service_web_b               service_web_a still works, 0 connected');
    expect(stdout).toContain('restart the containers, then: stagecoach db rotate dev --finish');
    const again = stagecoach(['db', 'rotate', 'dev', '--yes', '--json', ...through]);
    expect([again.status, JSON.parse(again.stdout).problems[0].remedy]).toEqual([1, 'finish it with --finish']);
    const { stdout: end } = stagecoach(['db', 'rotate', 'dev', '--finish', '--yes', ...through]);
    expect(end).toContain('service_web_a is closed');
  });

  it('says how to get a tunnel when it can not open one', () => {
    const { status, stderr } = stagecoach(['db', 'roles', 'dev']);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^no tunnel to shop-dev-main\.\S+ through i-\w+: SessionManagerPlugin is not found\.; install the AWS CLI and its Session Manager plugin, or make a tunnel yourself and say where it begins: --through localhost:PORT\n1 problem\n$/,
    );
  });

  it.each([
    [['roles', 'dev', '--through', 'localhost'], 2, 'is invalid. it is a host and a port, e.g. localhost:15432.'],
    [['roles', 'dev', '--ca', 'nowhere.pem'], 2, "is invalid. it can't be read: ENOENT."],
    [['roles', 'dev', '--shard', 'orders'], 1, 'there is no shard orders; see database.shards'],
    [['rotate', 'dev', '--service', 'api'], 1, 'there is no service api; use one of: web'],
    [['roles', 'dev', '--through', 'localhost:1'], 1, "dbowner can't log in to shop at localhost:1: "],
  ])('%j: says so', (args, status, message) => {
    const ran = stagecoach(['db', ...args]);
    expect([ran.status, ran.stderr]).toEqual([status, expect.stringContaining(message)]);
  });
});
