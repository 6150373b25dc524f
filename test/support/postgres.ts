import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { claimPort } from '../../lib/aws/port';
import { ROOT } from './run';

/** Versions that the kit offers, and the tests run on. */
export const POSTGRES_VERSIONS = ['16', '17'];

/** PostgreSQL refuses to run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const ADMIN = 'rdsadmin';

/**
 * A PostgreSQL server set up as RDS sets up its own: TLS only, and an owner of the database who may make roles and is no
 * superuser.
 */
export class Postgres {
  static readonly OWNER = { username: 'dbowner', password: 'first-password' };
  static readonly DATABASE = 'shop';

  private constructor(
    readonly port: number,
    /** Certificate of the server, for the name `database.example.com`. */
    readonly certificate: string,
    private readonly folder: string,
    private readonly server: ChildProcess,
  ) {}

  static async start(version: string): Promise<Postgres> {
    const native = join(ROOT, `node_modules/.cache/postgres/node_modules/postgres${version}/native`);
    if (!existsSync(native)) throw new Error('PostgreSQL is not there: node test/support/fetch-postgres.js');
    const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    if (NOBODY.uid) chownSync(folder, NOBODY.uid, NOBODY.gid);
    const bin = join(readable(realpathSync(native), folder), 'bin');
    const data = join(folder, 'data');
    const quiet = { ...NOBODY, cwd: folder, stdio: 'ignore' as const };
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', ADMIN, '--auth=trust', '--no-sync', '-E', 'UTF8'], quiet);
    certify(folder, data);
    writeFileSync(join(data, 'pg_hba.conf'), 'local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n');
    const port = await claimPort();
    const options = { port, ssl: 'on', fsync: 'off', listen_addresses: '127.0.0.1', unix_socket_directories: folder };
    const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], quiet);
    const started = new Postgres(port, readFileSync(join(data, 'server.crt'), 'utf8'), folder, server);
    await started.prepare();
    return started;
  }

  /** Runs statements as the superuser, whom the kit never is. */
  async asAdmin(statements: readonly string[], database = 'postgres'): Promise<void> {
    const client = new Client({ host: this.folder, port: this.port, user: ADMIN, database });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.kill('SIGINT');
    await ended;
    rmSync(this.folder, { recursive: true });
  }

  private answers(): Promise<boolean> {
    return this.asAdmin([]).then(
      () => true,
      () => false,
    );
  }

  private async prepare(): Promise<void> {
    for (let tries = 0; !(await this.answers()); tries += 1) {
      if (tries > 200) throw new Error('PostgreSQL did not start');
      await sleep(50);
    }
    const { username, password } = Postgres.OWNER;
    await this.asAdmin([
      `CREATE ROLE ${username} LOGIN CREATEROLE CREATEDB PASSWORD '${password}'`,
      `CREATE DATABASE ${Postgres.DATABASE} OWNER ${username}`,
    ]);
  }
}

/** The folder itself, or a copy where somebody else than its owner can't get at it. */
function readable(native: string, folder: string): string {
  const above = native.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/') || '/');
  if (!NOBODY.uid || above.every((each) => statSync(each).mode & 0o001)) return native;
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function certify(folder: string, data: string): void {
  const [key, certificate] = [join(folder, 'key'), join(folder, 'crt')];
  const name = ['-subj', '/CN=database.example.com', '-addext', 'subjectAltName=DNS:database.example.com'];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate];
  execFileSync('openssl', [...request, ...name], { stdio: 'ignore' });
  for (const [from, to] of [
    [key, 'server.key'],
    [certificate, 'server.crt'],
  ] as const) {
    const target = join(data, to);
    copyFileSync(from, target);
    chmodSync(target, 0o600);
    if (NOBODY.uid) chownSync(target, NOBODY.uid, NOBODY.gid);
  }
}
