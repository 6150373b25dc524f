import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteSecretCommand, RestoreSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import { accepts, type DatabaseEndpoint, openSession } from '../../lib/database-access/database-session';
import type { Login } from '../../lib/database-access/login';
import { LoginSecrets } from '../../lib/database-access/login-secrets';
import { findRoles, makeRoles } from '../../lib/database-access/make-roles';
import { findRotations, finishRotation, rotate } from '../../lib/database-access/rotate';
import type { ShardAccess } from '../../lib/database-access/shard-access';
import { Emulator } from '../../lib/local/emulator';
import { pythonWithMoto } from '../../lib/local/python';
import { blueprintOf } from '../../stages';
import { exampleConfig } from '../support/config';
import { POSTGRES_VERSIONS, Postgres } from '../support/postgres';

const blueprint = blueprintOf(exampleConfig());

/** Secrets Manager is the emulator's; each version of PostgreSQL has secrets of its own. */
let emulator: Emulator;
beforeAll(async () => {
  const python = await pythonWithMoto(() => {});
  emulator = new Emulator({ python, port: await claimPort(), blueprint, keep: false });
  await emulator.ready();
});
afterAll(() => emulator.stop());

describe.each(POSTGRES_VERSIONS)('access per service on PostgreSQL %s', (version) => {
  let server: Postgres;
  let access: ShardAccess;
  let endpoint: DatabaseEndpoint;
  const secret = (service: string) => `shop/v${version}/database/main/${service}`;

  const loginOf = async (service: string): Promise<Login> => (await access.secrets.read(secret(service)))!;
  /** Runs statements as a service does: with what its secret says. */
  const as = async (login: Login, ...statements: string[]) => {
    const session = await openSession(endpoint, login);
    try {
      let rows: unknown[] = [];
      for (const statement of statements) ({ rows } = await session.query(statement));
      return rows;
    } finally {
      await session.end();
    }
  };
  const asOwner = (...statements: string[]) => as(Postgres.OWNER, ...statements);

  beforeAll(async () => {
    server = await Postgres.start(version);
    const { port, certificate: trusted } = server;
    const near = { host: '127.0.0.1', port, database: Postgres.DATABASE };
    endpoint = { ...near, trusted, certificateHost: 'database.example.com' };
    const owner = { app: 'shop', environment: `v${version}` };
    const secrets = new LoginSecrets(owner, clientOptions('us-east-1', emulator.endpoint));
    const services = ['web', 'order-api'];
    access = { owner, shard: 'main', services, secrets, endpoint, ownerLogin: Postgres.OWNER };
    await asOwner('CREATE TABLE orders (id serial PRIMARY KEY, total int)', 'INSERT INTO orders (total) VALUES (7)');
    // As an extension leaves them: in public, and not the owner's.
    await server.asAdmin(['CREATE TABLE public.of_an_extension (id int)'], Postgres.DATABASE);
  });
  afterAll(() => server.stop());

  it('changes nothing before it is asked to', async () => {
    expect((await findRoles(access)).map(({ role, state }) => [role, state])).toEqual([
      ['service_web', 'no-role'],
      ['service_order_api', 'no-role'],
    ]);
    expect(await asOwner("SELECT rolname FROM pg_roles WHERE rolname LIKE 'service%'")).toEqual([]);
  });

  it('makes a role and a secret a service, with which it logs in', async () => {
    await makeRoles(access);
    expect((await findRoles(access)).map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect((await loginOf('order-api')).username).toBe('service_order_api_a');
    expect(await as(await loginOf('web'), 'SELECT current_user')).toEqual([{ current_user: 'service_web' }]);
  });

  it('keeps passwords when it is run again, and gives rights on what was made since', async () => {
    const before = await loginOf('web');
    await asOwner('CREATE TABLE made_since (id int)');
    await makeRoles(access);
    expect(await loginOf('web')).toEqual(before);
    await as(before, 'INSERT INTO made_since VALUES (1)');
  });

  it('lets a service read and write rows of the application, and make tables of its own', async () => {
    const web = await loginOf('web');
    await as(web, 'INSERT INTO orders (total) VALUES (8)', 'UPDATE orders SET total = 9 WHERE total = 8');
    expect(await as(web, 'SELECT total FROM orders ORDER BY total')).toEqual([{ total: 7 }, { total: 9 }]);
    await as(web, 'CREATE TABLE carts (id int)', 'INSERT INTO carts VALUES (1)');
    expect(await asOwner("SELECT schemaname, tableowner FROM pg_tables WHERE tablename = 'carts'")).toEqual([
      { schemaname: 'service_web', tableowner: 'service_web' },
    ]);
  });

  it.each([
    ['drop a table of the application', 'DROP TABLE orders', /must be owner/],
    ['empty one', 'TRUNCATE orders', /permission denied/],
    ['change one', 'ALTER TABLE orders ADD COLUMN x int', /must be owner/],
    ['make one where the application has its own', 'CREATE TABLE public.x (id int)', /permission denied/],
    ['read what another service has', 'SELECT * FROM service_web.carts', /permission denied/],
    ['become another service', 'SET ROLE service_web', /permission denied/],
    ['become the owner', 'SET ROLE dbowner', /permission denied/],
    ['make roles', 'CREATE ROLE x', /permission denied/],
    ["change another's password", "ALTER ROLE service_web_a PASSWORD 'x'", /permission denied|must have/],
    ['make a schema', 'CREATE SCHEMA x', /permission denied/],
  ])('does not let a service %s', async (_, statement, refusal) => {
    await expect(as(await loginOf('order-api'), statement)).rejects.toThrow(refusal);
  });

  it('makes a secret anew when somebody deleted it', async () => {
    const client = new SecretsManagerClient(clientOptions('us-east-1', emulator.endpoint));
    await client.send(new DeleteSecretCommand({ SecretId: secret('web'), ForceDeleteWithoutRecovery: true }));
    expect((await findRoles(access))[0]?.state).toBe('no-secret');
    await makeRoles(access);
    expect(await accepts(endpoint, await loginOf('web'))).toBe(true);
  });

  it('refuses a secret that is about to be deleted, and says how to take it back', async () => {
    const client = new SecretsManagerClient(clientOptions('us-east-1', emulator.endpoint));
    await client.send(new DeleteSecretCommand({ SecretId: secret('web') }));
    await expect(makeRoles(access)).rejects.toThrow(
      `secret ${secret('web')} is about to be deleted; take it back first: aws secretsmanager restore-secret`,
    );
    await client.send(new RestoreSecretCommand({ SecretId: secret('web') }));
  });

  it('teaches the database a password that it does not know', async () => {
    const before = await loginOf('web');
    await server.asAdmin(["ALTER ROLE service_web_a PASSWORD 'something else'"]);
    expect((await findRoles(access))[0]?.state).toBe('password-unknown');
    await makeRoles(access);
    expect(await accepts(endpoint, before)).toBe(true);
  });

  it('refuses a secret that is not a login of the service', async () => {
    await access.secrets.replace(secret('web'), { ...(await loginOf('web')), username: 'dbowner' });
    const refusal = `secret ${secret('web')} is a login of dbowner; delete it: service_web needs its own`;
    for (const act of [findRoles, makeRoles, rotate]) await expect(act(access)).rejects.toThrow(refusal);
    expect(await accepts(endpoint, Postgres.OWNER)).toBe(true);
    await access.secrets.replace(secret('web'), { username: 'service_web_a', password: 'repaired' });
    await makeRoles(access);
  });

  it('rotates without a moment in which any service is refused', async () => {
    const old = await loginOf('web');
    let tries = 0;
    let stop = false;
    const failures = new Set<string>();
    /** A service that read its secret once, and one that reads it each time: both open connections all the while. */
    const client = async (login: () => Promise<Login>) => {
      while (!stop && failures.size === 0) {
        await as(await login(), 'SELECT count(*) FROM orders').catch((error) => failures.add(String(error)));
        tries += 1;
      }
    };
    const clients = [client(async () => old), client(() => loginOf('web'))];
    try {
      await sleep(200);
      await rotate(access);
      await sleep(200);
    } finally {
      stop = true;
      await Promise.all(clients);
    }
    expect([[...failures], tries > 10]).toEqual([[], true]);
    expect((await loginOf('web')).username).toBe('service_web_b');
  });

  it('refuses a second rotation while the first is open: it would change the password that services still use', async () => {
    await expect(rotate(access)).rejects.toThrow(
      'the rotation before is not finished: service_web_a, service_order_api_a can still log in; finish it with --finish',
    );
  });

  it('ends the old password when nobody is connected with it any more, and not before', async () => {
    const old = { username: 'service_web_a', password: 'repaired' };
    const session = await openSession(endpoint, old);
    await expect(finishRotation(access)).rejects.toThrow(
      'still connected: service_web_a (1); restart the containers of these services, then try again',
    );
    await session.end();
    while ((await findRotations(access)).some(({ otherSessions }) => otherSessions > 0)) await sleep(20);
    await finishRotation(access);
    expect(await accepts(endpoint, old)).toBe(false);
    expect((await findRotations(access)).map(({ current, otherOpen }) => [current, otherOpen])).toEqual([
      ['service_web_b', false],
      ['service_order_api_b', false],
    ]);
    expect(await as(await loginOf('web'), 'SELECT id FROM carts')).toEqual([{ id: 1 }]);
  });

  it('goes on after it died between the database and the secret', async () => {
    const before = await loginOf('web');
    const dying = Object.assign(Object.create(access.secrets), { replace: () => Promise.reject(new Error('died')) });
    await expect(rotate({ ...access, secrets: dying })).rejects.toThrow('died');
    expect(await accepts(endpoint, before)).toBe(true);
    await finishRotation(access);
    await rotate(access);
    expect((await loginOf('web')).username).toBe('service_web_a');
    expect(await accepts(endpoint, before)).toBe(true);
  });

  it('speaks TLS only, and to nobody else when it knows whom to trust', async () => {
    await expect(openSession({ ...endpoint, trusted: OTHER_AUTHORITY }, Postgres.OWNER)).rejects.toThrow(/certificate/);
    await expect(
      openSession({ ...endpoint, host: 'localhost', certificateHost: 'localhost' }, Postgres.OWNER),
    ).rejects.toThrow(/certificate|altnames/);
  });
});

/** A certificate that signed nothing here. */
const OTHER_AUTHORITY = (require('node:tls') as typeof import('node:tls')).rootCertificates[0]!;
