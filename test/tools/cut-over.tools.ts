import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import { Emulator } from '../../lib/local/emulator';
import { serverErrorsIn } from '../../lib/local/emulator-log';
import { pythonWithMoto } from '../../lib/local/python';
import type { Found } from '../../lib/local/read-back';
import { loadEnvironment } from '../../stages/load';
import { ROOT, stagecoach } from '../support/run';

/** Longest time a deploy may take on a busy machine, in milliseconds. */
const DEPLOY_MS = 120_000;

const STAGING = readFileSync(join(ROOT, 'config/staging.yaml'), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'cut-over-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of the same name each time: it is the same environment. */
const configured = (name: string, text: string): string => {
  mkdirSync(join(folder, name));
  const file = join(folder, name, 'cut.yaml');
  writeFileSync(file, text);
  return file;
};

/** An emulator of its own for all deploys of a description. */
function onOneEmulator(first: string) {
  let emulator: Emulator;
  beforeAll(async () => {
    const python = await pythonWithMoto(() => {});
    const { blueprint } = loadEnvironment(first);
    emulator = new Emulator({ python, port: await claimPort(), blueprint, keep: false });
    await emulator.ready();
  });
  afterAll(() => emulator.stop());
  const options = () => clientOptions('us-east-1', emulator.endpoint);
  return {
    options,
    log: () => emulator.log(),
    /** What stands after a deploy. */
    deploy: (file: string) => {
      const { status, stdout, stderr } = stagecoach('local', 'up', file, '--endpoint', emulator.endpoint, '--json');
      expect([status, stderr]).toEqual([0, expect.stringContaining('shop-cut-Edge')]);
      const { found } = JSON.parse(stdout) as { found: Found[] };
      return (what: string) => found.filter((row) => row.what === what);
    },
    /** An id that AWS gives anew to every database, whatever its name. */
    databaseId: async () => {
      const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'shop-cut-main' });
      return (await new RDSClient(options()).send(command)).DBInstances?.[0]?.DbiResourceId;
    },
  };
}

describe('an environment that grows from stage 1 to stage 2 and goes back, on one emulator', () => {
  const second = configured('second', STAGING);
  const first = configured(
    'first',
    STAGING.replace(/^stage: 2$/m, 'stage: 1')
      .replace(/^ {4}servers: .*\n/m, '')
      .replace(/^database:\n( {2}.*\n)+/m, '')
      .replace(/^cache: .*\n/m, ''),
  );
  const stage = (name: string, lines: string) => configured(name, STAGING.replace(/^stage: 2$/m, lines));
  const { databaseId, log, ...environment } = onOneEmulator(first);

  /** How many servers there are, and what the name of the region leads to. */
  const deploy = (file: string) => {
    const named = environment.deploy(file);
    return {
      servers: named('server').length,
      databases: named('database').map(({ name }) => name),
      cache: named('cache').length,
      listeners: named('listener').map(({ name }) => name),
      leadsTo: /balancer/.test(named('record').find(({ name }) => name.startsWith('origin-'))?.state ?? '')
        ? 'balancer'
        : 'server',
    };
  };

  it(
    'has both ways in beside each other each time, and the same database all the while',
    async () => {
      const main = 'shop-cut-main';
      const listeners = ['HTTP 80', 'HTTPS 443'];
      const both = [main, 'shop-cut-main-r1-g1'];
      expect(deploy(first)).toEqual({ servers: 1, databases: [main], cache: 0, listeners: [], leadsTo: 'server' });
      const id = await databaseId();
      expect(id).toMatch(/^db-/);
      const beside = deploy(stage('up', 'stage: 2\noverlap: [1]'));
      expect(beside).toEqual({ servers: 3, databases: both, cache: 1, listeners, leadsTo: 'balancer' });
      expect(deploy(second)).toEqual({ servers: 2, databases: both, cache: 1, listeners, leadsTo: 'balancer' });
      const back = deploy(stage('down', 'stage: 1\nreached: 2\noverlap: [2]'));
      expect(back).toEqual({ servers: 3, databases: both, cache: 1, listeners, leadsTo: 'server' });
      const again = deploy(stage('end', 'stage: 1\nreached: 2'));
      expect(again).toEqual({ servers: 1, databases: [main], cache: 0, listeners: [], leadsTo: 'server' });
      expect(await databaseId()).toBe(id);
      expect(serverErrorsIn(log())).toEqual([]);
    },
    5 * DEPLOY_MS,
  );
});

describe('an environment that grows from stage 2 to stage 3 and goes back, on one emulator', () => {
  const worker = 'worker: { image: public.ecr.aws/docker/library/busybox:1.36, min: 1, max: 2 }';
  const more = [
    `queues: [{ name: email, ${worker}, handlerSeconds: 30 }]`,
    'topics: [{ name: order-placed, subscribers: [{ queue: email, filter: { kind: [paid] } }] }]',
    'edge: { static: [{ path: /assets/*, ttlSeconds: 60 }] }',
  ].join('\n');
  const second = configured('before', STAGING);
  const stage = (name: string, lines: string) => configured(name, `${STAGING.replace(/^stage: 2$/m, lines)}${more}\n`);
  const { databaseId, log, options, ...environment } = onOneEmulator(second);

  /** Where the domain leads, what the load balancer wants to see, and what has data in it. */
  const deploy = (file: string) => {
    const named = environment.deploy(file);
    const domain = named('record').filter(({ name }) => /^staging\./.test(name));
    const leads = domain.map(({ state }) => state.replace(/^alias of \w+\.cloudfront\.net$/, 'cdn'));
    const https = named('listener').find(({ name }) => name === 'HTTPS 443');
    return {
      domain: leads.map((state) => state.replace('alias of ', '')),
      door: https?.state,
      cdn: named('cdn').length + named('firewall').length,
      servers: named('server').length,
      queues: named('queue').map(({ name }) => name),
      topic: named('topic')[0]?.state,
      buckets: named('bucket').length,
      secrets: named('secret').filter(({ name }) => name.includes('/origin/')).length,
    };
  };
  const QueueUrl = () => `${options().endpoint}/123456789012/shop-cut-email`;
  const send = (MessageBody: string) =>
    new SQSClient(options()).send(new SendMessageCommand({ QueueUrl: QueueUrl(), MessageBody }));
  const receive = async () => {
    const command = new ReceiveMessageCommand({ QueueUrl: QueueUrl(), MaxNumberOfMessages: 10 });
    return (await new SQSClient(options()).send(command)).Messages?.map(({ Body }) => Body);
  };

  it(
    'closes the way past the CDN last and opens it first, and keeps the database and every message',
    async () => {
      const origin = 'origin.staging.example.com';
      const open = '/*, else 404';
      const both = '/error-pages/unavailable.html, /*, else 404';
      const closed = '/error-pages/unavailable.html, /* with X-Origin-Secret, / without, else 403';
      const data = {
        queues: ['shop-cut-email', 'shop-cut-email-dead'],
        topic: 'tells shop-cut-email of kind paid',
        buckets: 2,
        secrets: 1,
      };
      expect(deploy(second)).toMatchObject({
        domain: [origin],
        door: open,
        cdn: 0,
        servers: 2,
        queues: [],
        secrets: 0,
      });
      const id = await databaseId();
      const beside = deploy(stage('wider', 'stage: 3\noverlap: [2]'));
      expect(beside).toEqual({ domain: ['cdn', 'cdn'], door: both, cdn: 2, servers: 3, ...data });
      const third = deploy(stage('third', 'stage: 3'));
      expect(third).toEqual({ domain: ['cdn', 'cdn'], door: closed, cdn: 2, servers: 3, ...data });
      await send('written at stage 3');
      const back = deploy(stage('narrower', 'stage: 2\nreached: 3\noverlap: [3]'));
      expect(back).toEqual({ domain: [origin], door: both, cdn: 2, servers: 3, ...data });
      const again = deploy(stage('again', 'stage: 2\nreached: 3'));
      expect(again).toEqual({ domain: [origin], door: open, cdn: 0, servers: 2, ...data });
      expect(await receive()).toEqual(['written at stage 3']);
      expect(await databaseId()).toBe(id);
      expect(serverErrorsIn(log())).toEqual([]);
    },
    5 * DEPLOY_MS,
  );
});
