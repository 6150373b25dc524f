import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
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

describe('an environment that grows from stage 1 to stage 2 and goes back, on one emulator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cut-over-'));
  const staging = readFileSync(join(ROOT, 'config/staging.yaml'), 'utf8');
  let emulator: Emulator;

  /** A file of the same name each time: it is the same environment. */
  const configured = (name: string, text: string): string => {
    mkdirSync(join(folder, name));
    const file = join(folder, name, 'cut.yaml');
    writeFileSync(file, text);
    return file;
  };
  const second = configured('second', staging);
  const first = configured(
    'first',
    staging
      .replace(/^stage: 2$/m, 'stage: 1')
      .replace(/^ {4}servers: .*\n/m, '')
      .replace(/^database:\n( {2}.*\n)+/m, '')
      .replace(/^cache: .*\n/m, ''),
  );
  const stage = (name: string, lines: string) => configured(name, staging.replace(/^stage: 2$/m, lines));

  /** What stands after a deploy: how many servers, and what the name of the region leads to. */
  const deploy = (file: string) => {
    const { status, stdout, stderr } = stagecoach('local', 'up', file, '--endpoint', emulator.endpoint, '--json');
    expect([status, stderr]).toEqual([0, expect.stringContaining('shop-cut-Edge')]);
    const { found } = JSON.parse(stdout) as { found: Found[] };
    const named = (what: string) => found.filter((row) => row.what === what);
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
  /** An id that AWS gives anew to every database, whatever its name. */
  const databaseId = async () => {
    const client = new RDSClient(clientOptions('us-east-1', emulator.endpoint));
    const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'shop-cut-main' });
    return (await client.send(command)).DBInstances?.[0]?.DbiResourceId;
  };

  beforeAll(async () => {
    const python = await pythonWithMoto(() => {});
    const { blueprint } = loadEnvironment(first);
    emulator = new Emulator({ python, port: await claimPort(), blueprint, keep: false });
    await emulator.ready();
  });
  afterAll(async () => {
    await emulator.stop();
    rmSync(folder, { recursive: true });
  });

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
      expect(serverErrorsIn(emulator.log())).toEqual([]);
    },
    5 * DEPLOY_MS,
  );
});
