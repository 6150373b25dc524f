import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import { databaseName, ownerSecretName, shardMapTableName } from '../../lib/blueprint/names';
import { LoginSecrets } from '../../lib/database-access/login-secrets';
import { Emulator } from '../../lib/local/emulator';
import { pythonWithMoto } from '../../lib/local/python';
import { loadEnvironment } from '../../stages/load';
import { Postgres } from '../support/postgres';
import { makeApplication, mapOf, OWNER, type Shards } from '../support/resharding/application';
import { audit } from '../support/resharding/ledger';
import { compileKit, Writers } from '../support/resharding/processes';
import { type Ran, ROOT, run } from '../support/run';

describe('stagecoach shards apply', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shards-apply-'));
  const journal = join(folder, 'journal');
  let emulator: Emulator;
  let servers: Postgres[];
  let shards: Shards;
  let writers: Writers;
  let kit: string;

  const apply = (...args: readonly string[]): Ran => {
    const ways = Object.entries(shards.ports).flatMap(([shard, port]) => ['--through', `${shard}=localhost:${port}`]);
    const command = ['shards', 'apply', 'prod', ...ways, '--endpoint', emulator.endpoint, ...args];
    return run(process.execPath, [join(ROOT, 'bin/stagecoach.js'), ...command], {});
  };

  beforeAll(async () => {
    const { blueprint } = loadEnvironment('prod');
    emulator = new Emulator({
      python: await pythonWithMoto(() => {}),
      port: await claimPort(),
      blueprint,
      keep: false,
    });
    await emulator.ready();
    servers = await Promise.all(['17', '17'].map((version) => Postgres.start(version)));
    for (const server of servers) await makeApplication(server);
    shards = { ports: { main: servers[0]!.port, orders2: servers[1]!.port }, map: emulator.endpoint };
    const options = clientOptions('us-east-1', emulator.endpoint);
    const secrets = new LoginSecrets(OWNER, options);
    const databases = new RDSClient(options);
    for (const shard of Object.keys(shards.ports)) {
      await secrets.create(ownerSecretName(OWNER, shard), Postgres.OWNER);
      const size = { DBInstanceClass: 'db.m7g.large', Engine: 'postgres', AllocatedStorage: 20 };
      await databases.send(new CreateDBInstanceCommand({ DBInstanceIdentifier: databaseName(OWNER, shard), ...size }));
    }
    await new DynamoDBClient(options).send(
      new CreateTableCommand({
        TableName: shardMapTableName(OWNER),
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    kit = compileKit();
  }, 120_000);
  afterAll(async () => {
    await writers?.stop();
    await emulator.stop();
    await Promise.all(servers.map((server) => server.stop()));
    for (const each of [folder, kit]) rmSync(each, { recursive: true });
  }, 60_000);

  it('asks for --init first, which is a dry run, too', () => {
    const { status, stderr } = apply();
    expect([status, stderr]).toEqual([
      1,
      'nobody has written a map of shards yet; write the first: --init --yes\n1 problem\n',
    ]);
    expect(apply('--init').stdout).toBe(
      'every database would be prepared; the map has epoch 1\ndry run: nothing was changed; to do it: npx stagecoach shards apply prod --init --yes\n',
    );
    expect(apply('--init', '--yes').stdout).toBe('every database is prepared; the map has epoch 1\n');
    expect(apply('--init', '--yes').stdout).toBe('every database is prepared; the map has epoch 1\n');
  });

  it('says what would move', () => {
    const { status, stdout, stderr } = apply('--slots-per-step', '1024');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      [
        'FROM                TO                  SLOTS    STEPS',
        'main                orders2             2048     2',
        'tables that move by tenant_id: public.lines, public.notes, public.orders',
        'tables that stay: public.plans',
        '2048 slots would move in 2 steps',
        'dry run: nothing was changed; to do it: npx stagecoach shards apply prod --slots-per-step 1024 --yes\n',
      ].join('\n'),
    );
  });

  it('moves half of everything while writers write, with the map in DynamoDB, and back', async () => {
    writers = await Writers.start(kit, { shards, journal, tenants: 40, clients: 4, seed: 1, rows: 1_000 });
    await sleep(1_000);
    const there = apply('--slots-per-step', '1024', '--yes', '--json');
    expect([there.status, JSON.parse(there.stdout).moved.length]).toEqual([0, 2]);
    expect(there.stderr).toMatch(/^main -> orders2: begun, 1024 slots\n(.*\n)*main -> orders2: switched, epoch 3\n/);
    const back = apply('--slots-per-step', '1024', '--to', 'main', '--yes');
    expect(back.stdout).toMatch(/^FROM +TO +SLOTS +ROWS +WRITES REFUSED\norders2 +main +1024 +\d+ +\d+ ms\n/);
    await writers.tell('pause');
    const { wrong, rows } = await audit(shards, journal);
    expect([wrong, rows > 100, (await mapOf(shards).read())?.epoch]).toEqual([[], true, 5]);
  }, 60_000);

  it('cleans up', () => {
    expect(apply('--clean').stdout).toMatch(/orders2 +public\.orders +\d+\n\d+ rows would be deleted\ndry run/);
    expect(apply('--clean', '--yes').stdout).toMatch(/\d+ rows deleted\n$/);
    expect(apply('--clean', '--yes').stdout).toBe('0 rows deleted\n');
    expect(apply('--abandon').stdout).toMatch(/^no move is unfinished\n/);
  });

  it.each([
    [['--to', 'orders3'], 2, 'is not a shard of this configuration'],
    [['--through', 'orders3=localhost:1'], 1, 'there is no shard orders3; use: main, orders2'],
    [['--through', 'localhost:1'], 2, 'it is a shard, a host and a port, e.g. main=localhost:15432.'],
    [['--slots-per-step', '0'], 2, 'it is a whole number from 1 to 4096.'],
  ])('%j: says so', (args, status, message) => {
    const ran = apply(...args);
    expect([ran.status, ran.stderr]).toEqual([status, expect.stringContaining(message)]);
  });

  it('moves nothing when the item was edited by hand', async () => {
    const tables = new DynamoDBClient(clientOptions('us-east-1', emulator.endpoint));
    const map = JSON.stringify({ ...(await mapOf(shards).read()), epoch: 9 });
    const item = { id: { S: 'map' }, epoch: { N: '5' }, map: { S: map } };
    await tables.send(new PutItemCommand({ TableName: shardMapTableName(OWNER), Item: item }));
    const { status, stderr } = apply('--yes');
    expect([status, stderr]).toEqual([1, expect.stringContaining('was edited by hand')]);
  });
});
