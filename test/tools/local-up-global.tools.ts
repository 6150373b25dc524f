import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeArchiveCommand,
  EventBridgeClient,
  PutEventsCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { cdkCommand, EMULATOR_OPTIONS, emulatorEnvironment, environmentContext } from '../../lib/aws/cdk-command';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import { stacksOf } from '../../lib/blueprint/stacks';
import { foundTable } from '../../lib/cli/found-table';
import { Emulator } from '../../lib/local/emulator';
import { serverErrorsIn, stubsIn } from '../../lib/local/emulator-log';
import { pythonWithMoto } from '../../lib/local/python';
import { type Found, readBack } from '../../lib/local/read-back';
import { loadEnvironment } from '../../stages/load';
import { beforeEmulator, type DeadRegion } from '../support/dead-region';
import { ROOT, stagecoach } from '../support/run';

const [HOME, EU, AP] = ['us-east-1', 'eu-west-1', 'ap-south-1'] as const;
const REGIONS = [HOME, EU, AP];
const CLI = join(ROOT, 'bin/stagecoach.js');

/** What the README promises, in milliseconds. */
const UP_MS = 180_000;

/** Longest time that a deploy of what is there may take on a busy machine, in milliseconds. */
const DEPLOY_MS = 120_000;

const { blueprint } = loadEnvironment('global');
const folder = mkdtempSync(join(tmpdir(), 'global-'));
let emulator: Emulator;
let way: DeadRegion;
let found: readonly Found[];

beforeAll(async () => {
  emulator = new Emulator({ python: await pythonWithMoto(() => {}), port: await claimPort(), blueprint, keep: false });
  await emulator.ready();
  way = await beforeEmulator(emulator.endpoint);
}, 90_000);

afterAll(async () => {
  await way.close();
  await emulator.stop();
  rmSync(folder, { recursive: true });
  expect(serverErrorsIn(emulator.log())).toEqual([]);
});

const options = (region: string, endpoint = emulator.endpoint) => clientOptions(region, endpoint);

const rowsOf = (region: string, what: string, rows = found) =>
  rows.filter((row) => row.region === region && row.what === what);

/** State by name of what was found of a kind in a region. */
const states = (region: string, what: string) =>
  Object.fromEntries(rowsOf(region, what).map(({ name, state }) => [name, state]));

describe('stagecoach local up global', () => {
  it(
    'deploys three regions in under 3 minutes, and reads back everything that should stand',
    () => {
      const started = Date.now();
      const { status, stdout, stderr } = stagecoach('local', 'up', 'global', '--endpoint', emulator.endpoint, '--json');
      expect([status, stderr]).toEqual([0, expect.stringContaining('shop-global-Edge')]);
      expect(Date.now() - started).toBeLessThan(UP_MS);
      found = (JSON.parse(stdout) as { found: Found[] }).found;
      const table = foundTable(found);
      expect(table).not.toContain('is missing');
      expect(table.split('\n').filter((line) => line.length > 100)).toEqual([]);
    },
    UP_MS,
  );

  it('has the same in every region, but for what is written at home', () => {
    const inEach = (region: string) => counted(found.filter((row) => row.region === region).map(({ what }) => what));
    const everywhere = {
      server: 9,
      role: 4,
      address: 4,
      nat: 3,
      balancer: 1,
      listener: 2,
      targets: 2,
      secret: 4,
      cache: 1,
      table: 2,
      queue: 5,
      topic: 3,
      bus: 1,
      bucket: 3,
      topology: 1,
    };
    expect(inEach(HOME)).toEqual({ ...everywhere, database: 6, alarm: 49 });
    for (const region of [EU, AP]) expect(inEach(region)).toEqual({ ...everywhere, database: 4, alarm: 41 });
    expect(inEach('global')).toEqual({ cdn: 1, firewall: 1, record: 9, health: 12, topic: 2, alarm: 4 });
  });

  it('has a writer of each shard at home, and in every other region a copy of it', () => {
    const writers = ['shop-global-main', 'shop-global-orders2'];
    const copies = (writer: string) => [`${writer}-r1-g1`, `${writer}-r2-g1`];
    const atHome = writers.flatMap((writer) => [writer, ...copies(writer)]);
    expect(Object.keys(states(HOME, 'database'))).toEqual(atHome);
    const elsewhere = writers.flatMap((writer) =>
      copies(writer).map((name) => [name, expect.stringContaining(`copy of ${writer} in us-east-1, available`)]),
    );
    for (const region of [EU, AP]) expect(states(region, 'database')).toEqual(Object.fromEntries(elsewhere));
  });

  it('has tables and secrets under the same names everywhere', () => {
    const others = (region: string) => [AP, EU, HOME].filter((each) => each !== region).join(', ');
    for (const region of REGIONS)
      expect(states(region, 'table')).toEqual({
        'shop-global-carts': `key cartId, PAY_PER_REQUEST, copies in ${others(region)}, ACTIVE`,
        'shop-global-shard-map': `key id, PAY_PER_REQUEST, copies in ${others(region)}, ACTIVE`,
      });
    const ofOwner = 'holds username and password';
    expect(states(HOME, 'secret')).toMatchObject({
      'shop/global/database/main': `${ofOwner}, copied to ap-south-1, eu-west-1`,
      'shop/global/origin/v1': 'holds 40 letters and digits, copied to ap-south-1, eu-west-1',
    });
    expect(states(AP, 'secret')).toMatchObject({
      'shop/global/database/orders2': `${ofOwner}, copy of that in us-east-1`,
      'shop/global/origin/v1': 'holds 40 letters and digits, copy of that in us-east-1',
      'shop/global/cache': ofOwner,
    });
  });

  it('has a bus and a bucket of flags in each region', () => {
    expect(states(HOME, 'bus')).toEqual({
      'shop-global': '3 rules to ap-south-1, eu-west-1, shop-global-refresh, keeps 14 days',
    });
    expect(states(EU, 'bus')).toEqual({
      'shop-global': '3 rules to ap-south-1, shop-global-refresh, us-east-1, keeps 14 days',
    });
    for (const region of REGIONS)
      expect(states(region, 'bucket')).toMatchObject({
        [`shop-global-drain-123456789012-${region}`]: 'private, versioned, encrypted, lets in HealthCheckers',
      });
  });

  it('leads users to the nearest region that answers and is not drained, and writes home', () => {
    const [cdn = ''] = Object.keys(states('global', 'cdn'));
    expect(states('global', 'cdn')[cdn]).toBe(
      'shop.example.com, 4 origins (1 with another behind it), 3 paths of their own, Deployed',
    );
    expect(rowsOf('global', 'record').map(({ name, state }) => `${name}: ${state}`)).toEqual([
      `shop.example.com: alias of ${cdn}`,
      ...REGIONS.map(
        (region) =>
          `origin.shop.example.com: alias of origin-${region}.shop.example.com (latency, ${region}, if healthy)`,
      ),
      ...REGIONS.map((region) =>
        expect.stringMatching(`^origin-${region}\\.shop\\.example\\.com: alias of balancer-\\S+\\.${region}\\.elb`),
      ),
      'write.shop.example.com: alias of origin-us-east-1.shop.example.com',
      `shop.example.com (IPv6): alias of ${cdn}`,
    ]);
    const flag = (of: string, at: string) =>
      `https://shop-global-drain-123456789012-${at}.s3.${at}.amazonaws.com/${of} every 10 s, unhealthy if it answers once`;
    expect(rowsOf('global', 'health').slice(0, 4)).toEqual(
      [
        [HOME, 'healthy if 3 of the 3 below are'],
        [`${HOME} answers`, `https://origin-${HOME}.shop.example.com/ every 10 s, unhealthy if it fails 3 times`],
        [`${HOME} is not drained from ${EU}`, flag(HOME, EU)],
        [`${HOME} is not drained from ${AP}`, flag(HOME, AP)],
      ].map(([name, state]) => ({ region: 'global', what: 'health', name, state })),
    );
    expect(states('global', 'alarm')).toMatchObject({
      'shop-global-region-ap-south-1-away': 'HealthCheckStatus, 5 min, edge-page',
    });
  });

  it('names what the emulator only pretends to have', () => {
    const stubs = stubsIn(emulator.log()).map(({ stack, type }) => `${stack.replace('shop-global-', '')} ${type}`);
    expect(counted(stubs)).toEqual({
      ...Object.fromEntries(
        REGIONS.flatMap((region) => [
          [`${region}-Data AWS::ElastiCache::ParameterGroup`, 1],
          [`${region}-Data AWS::ElastiCache::UserGroup`, 1],
        ]),
      ),
      'Edge AWS::CloudFront::CachePolicy': 2,
      'Edge AWS::CloudFront::ResponseHeadersPolicy': 1,
    });
  });
});

describe('an event', () => {
  const bus = (region: string) => new EventBridgeClient(options(region));
  const received = async () => {
    const inEach = REGIONS.map(async (region) => {
      const QueueUrl = `${emulator.endpoint}/123456789012/shop-global-refresh`;
      const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 });
      const { Messages = [] } = await new SQSClient(options(region)).send(command);
      return Messages.map(({ Body = '' }) => JSON.parse(Body));
    });
    return Promise.all(inEach);
  };

  it.each(REGIONS)('announced in %s is heard once in every region, as it was announced there', async (region) => {
    const Entries = [
      { EventBusName: 'shop-global', Source: 'shop', DetailType: 'catalog.changed', Detail: `{"from":"${region}"}` },
    ];
    await bus(region).send(new PutEventsCommand({ Entries }));
    const heard = { 'detail-type': 'catalog.changed', region, detail: { from: region } };
    expect(await received()).toMatchObject([[heard], [heard], [heard]]);
  });

  it('that is announced again from an archive stays in its region', async () => {
    const { ArchiveArn, EventSourceArn } = await bus(EU).send(
      new DescribeArchiveCommand({ ArchiveName: 'shop-global' }),
    );
    const replay = new StartReplayCommand({
      ReplayName: 'again',
      EventSourceArn: ArchiveArn,
      Destination: { Arn: EventSourceArn },
      EventStartTime: new Date(Date.now() - 3_600_000),
      EventEndTime: new Date(),
    });
    await bus(EU).send(replay);
    const again = REGIONS.map((region) => ({ 'replay-name': 'again', region }));
    expect(await received()).toMatchObject([[], again, []]);
  });
});

it(
  'a second deploy of the same changes nothing',
  async () => {
    const again = ['deploy', '--all', ...EMULATOR_OPTIONS, ...environmentContext('global')];
    const command = cdkCommand([...again, '--output', join(folder, 'cdk.out')]);
    const output = await node(command, emulatorEnvironment(emulator.endpoint, HOME));
    expect(output.match(/\(no changes\)/g)).toHaveLength(stacksOf(blueprint).length);
    expect(await readBack(blueprint, emulator.endpoint)).toEqual(found);
  },
  DEPLOY_MS,
);

/**
 * Deploys of what all regions have, while one of them answers nothing. All three were deployed before: a table, a secret or a
 * copy of a database can't be made across a region that is away.
 *
 * us-east-1 is more than a region: IAM, Route 53 and CloudFront are changed there, on AWS as here. While it is away, the others
 * get releases and settings, as in this test, but no new role, and no name or health check changes: the stack Edge waits.
 */
describe('one dead region', () => {
  const GLOBAL = readFileSync(join(ROOT, 'config/global.yaml'), 'utf8');

  /** The environment with other settings of what stands in Data, and another release of a service. */
  const changed = (maxStorageGb: number): string => {
    const file = join(folder, 'global.yaml');
    const text = GLOBAL.replace('  reads:', `  maxStorageGb: ${maxStorageGb}\n  reads:`);
    writeFileSync(
      file,
      text.replace('    path: /*\n', `    path: /*\n    environment: { RELEASE: "${maxStorageGb}" }\n`),
    );
    return file;
  };
  const copies = (region: string, endpoint?: string) =>
    new RDSClient(options(region, endpoint)).send(new DescribeDBInstancesCommand({}));
  const maxStorage = async (region: string) =>
    (await copies(region)).DBInstances?.map((each) => each.MaxAllocatedStorage);
  const serversIn = (region: string, rows: readonly Found[]) => rowsOf(region, 'server', rows).map(({ name }) => name);

  it('answers nothing, by the way of this test, and all others do', async () => {
    way.kill(AP);
    await expect(copies(AP, way.endpoint)).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } });
    expect((await copies(EU, way.endpoint)).DBInstances).toHaveLength(4);
    expect(way.refused).toEqual(['rds']);
  });

  it.each([
    [AP, [HOME, EU], 300],
    [HOME, [EU, AP], 400],
  ] as const)(
    '%s, keeps no other from being deployed',
    async (dead, live, maxStorageGb) => {
      const before = await readBack(blueprint, emulator.endpoint);
      const untouched = await maxStorage(dead);
      way.kill(dead);
      await deployWithout(dead, changed(maxStorageGb));
      expect(way.refused).toEqual([]);
      const after = await readBack(blueprint, emulator.endpoint);
      for (const region of live) {
        expect(new Set(await maxStorage(region))).toEqual(new Set([maxStorageGb]));
        // Those of the other services stay.
        expect(serversIn(region, after).filter((name) => !serversIn(region, before).includes(name))).toHaveLength(3);
      }
      expect([await maxStorage(dead), serversIn(dead, after)]).toEqual([untouched, serversIn(dead, before)]);
      expect(foundTable(after)).not.toContain('is missing');
    },
    DEPLOY_MS,
  );

  const deployWithout = (dead: string, environment: string) =>
    node([CLI, 'deploy', environment, '--without', dead, '--yes', '--bake', '0', '--endpoint', way.endpoint]);
});

/** Runs a program beside this process, which is the way to the emulator, and returns what it prints. */
function node(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
  return new Promise((resolve, reject) =>
    execFile(process.execPath, [...args], { cwd: ROOT, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      error ? reject(new Error(stdout + stderr)) : resolve(stdout + stderr),
    ),
  );
}

function counted(values: readonly string[]): Record<string, number> {
  const count = (value: string) => values.filter((each) => each === value).length;
  return Object.fromEntries([...new Set(values)].map((value) => [value, count(value)]));
}
