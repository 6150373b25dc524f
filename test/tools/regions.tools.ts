import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { EMULATOR_OPTIONS, environmentContext } from '../../lib/aws/cdk-command';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import { Cdk } from '../../lib/local/cdk';
import { Emulator } from '../../lib/local/emulator';
import { serverErrorsIn } from '../../lib/local/emulator-log';
import { pythonWithMoto } from '../../lib/local/python';
import { readBack } from '../../lib/local/read-back';
import { loadEnvironment } from '../../stages/load';

const [HOME, EU, AP] = ['us-east-1', 'eu-west-1', 'ap-south-1'] as const;
const REGIONS = [HOME, EU, AP];

/** Longest time a deploy may take on a busy machine, in milliseconds. */
const DEPLOY_MS = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'regions-'));

/** A small environment: a file of the same name each time. */
function configured(name: string, regions: readonly string[], ...lines: readonly string[]): string {
  mkdirSync(join(folder, name));
  const file = join(folder, name, 'grown.yaml');
  const text = [
    'app: shop',
    'account: "123456789012"',
    'domain: { name: shop.example.com, hostedZoneId: Z0123456789EXAMPLE }',
    `regions: [${regions.map((region) => `{ name: ${region} }`).join(', ')}]`,
    'services: [{ name: web, image: public.ecr.aws/nginx/nginx:1.27, port: 80, servers: { min: 1, max: 2 } }]',
    'tables: [{ name: carts, key: cartId }]',
    'dashboard: false',
    'policy: []',
    ...lines,
  ];
  writeFileSync(file, `${text.join('\n')}\n`);
  return file;
}

let emulator: Emulator;
let cdk: Cdk;

beforeAll(async () => {
  const { blueprint } = loadEnvironment(configured('first', [HOME], 'stage: 3'));
  emulator = new Emulator({ python: await pythonWithMoto(() => {}), port: await claimPort(), blueprint, keep: false });
  await emulator.ready();
  cdk = new Cdk(emulator.endpoint, HOME);
  await cdk.run(['bootstrap', ...REGIONS.map((region) => `aws://123456789012/${region}`)]);
}, DEPLOY_MS);

afterAll(async () => {
  cdk.clean();
  await emulator.stop();
  rmSync(folder, { recursive: true });
  expect(serverErrorsIn(emulator.log())).toEqual([]);
});

/** What stands after a deploy, as `name: state` by kind and region. */
async function deploy(file: string) {
  await cdk.run(['deploy', '--all', ...EMULATOR_OPTIONS, ...environmentContext(file)]);
  const found = await readBack(loadEnvironment(file).blueprint, emulator.endpoint);
  expect(found.filter(({ state }) => state === 'is missing')).toEqual([]);
  return (what: string, region?: string) =>
    found
      .filter((row) => row.what === what && row.region === (region ?? row.region))
      .map(({ name, state }) => `${name}: ${state}`);
}

const items = (region: string) => new DynamoDBClient(clientOptions(region, emulator.endpoint));
const carts = async (region: string) =>
  (await items(region).send(new ScanCommand({ TableName: 'shop-grown-carts' }))).Items?.map(({ cartId }) => cartId?.S);
const databaseId = async () => {
  const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'shop-grown-main' });
  return (await new RDSClient(clientOptions(HOME, emulator.endpoint)).send(command)).DBInstances?.[0]?.DbiResourceId;
};

describe('an environment that grows from stage 3 to stage 4, one region after another, and goes back', () => {
  let id: string | undefined;

  it(
    'stands in one region at stage 3, without health checks',
    async () => {
      const found = await deploy(join(folder, 'first', 'grown.yaml'));
      expect([found('health'), found('bus')]).toEqual([[], []]);
      await items(HOME).send(
        new PutItemCommand({ TableName: 'shop-grown-carts', Item: { cartId: { S: 'of stage 3' } } }),
      );
      id = await databaseId();
    },
    DEPLOY_MS,
  );

  it(
    'gets a second region, with copies of what there is',
    async () => {
      const byDistance = `routing: { policy: geoproximity, bias: { ${EU}: 20 } }`;
      const found = await deploy(configured('second', [HOME, EU], 'stage: 4', byDistance));
      expect(found('database', EU)).toEqual([expect.stringContaining('copy of shop-grown-main in us-east-1')]);
      expect(found('table', HOME)).toContain(
        'shop-grown-carts: key cartId, PAY_PER_REQUEST, copies in eu-west-1, ACTIVE',
      );
      expect(found('health')).toHaveLength(6);
      expect(found('record').filter((row) => row.startsWith('near.'))).toEqual([
        'near.shop.example.com: alias of origin-us-east-1.shop.example.com (distance, us-east-1, if healthy)',
        'near.shop.example.com: alias of origin-eu-west-1.shop.example.com (distance, eu-west-1 with bias 20, if healthy)',
      ]);
      expect(await carts(EU)).toEqual(['of stage 3']);
    },
    DEPLOY_MS,
  );

  it(
    'gets a third one, and the chains of places that lead through all of them',
    async () => {
      const places = `EU: [${EU}, ${HOME}], US-CA: [${HOME}, ${AP}]`;
      const byPlace = `routing: { policy: geolocation, places: { ${places} } }`;
      const found = await deploy(configured('third', REGIONS, 'stage: 4', byPlace));
      expect(found('table', HOME)[0]).toContain('copies in ap-south-1, eu-west-1');
      expect(await carts(AP)).toEqual(['of stage 3']);
      expect(found('health')).toHaveLength(12);
      const leads = (host: string, to: string, when: string) =>
        `${host}.shop.example.com: alias of ${to}.shop.example.com (${when})`;
      const [first, second] = ['failover, primary, if healthy', 'failover, secondary'];
      expect(found('record').filter((row) => row.includes('geo.'))).toEqual([
        leads('geo', 'origin', 'place, all others'),
        leads('geo', 'eu-1.geo', 'place, continent EU'),
        leads('geo', 'us-ca-1.geo', 'place, US-CA'),
        leads('eu-1.geo', 'origin-eu-west-1', first),
        leads('eu-1.geo', 'eu-2.geo', second),
        leads('eu-2.geo', 'origin-us-east-1', first),
        leads('eu-2.geo', 'origin', second),
        leads('us-ca-1.geo', 'origin-us-east-1', first),
        leads('us-ca-1.geo', 'us-ca-2.geo', second),
        leads('us-ca-2.geo', 'origin-ap-south-1', first),
        leads('us-ca-2.geo', 'origin', second),
      ]);
    },
    DEPLOY_MS,
  );

  it(
    'goes back to stage 3: what runs goes, what holds data stays in every region',
    async () => {
      const found = await deploy(configured('back', REGIONS, 'stage: 3', 'reached: 4'));
      expect([found('health'), found('server', EU), found('database', EU)]).toEqual([[], [], []]);
      expect(found('bus').length).toBe(3);
      expect([await carts(HOME), await carts(AP), await databaseId()]).toEqual([['of stage 3'], ['of stage 3'], id]);
    },
    DEPLOY_MS,
  );
});
