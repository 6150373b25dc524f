import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import { Cdk } from '../../lib/local/cdk';
import { Emulator } from '../../lib/local/emulator';
import { pythonWithMoto } from '../../lib/local/python';
import { loadEnvironment } from '../../stages/load';
import { RegionProxy } from '../support/region-proxy';
import { stagecoach } from '../support/run';

const HOME = 'us-east-1';
const OTHERS = ['ap-south-1', 'eu-west-1'];

const file = join(mkdtempSync(join(tmpdir(), 'away-')), 'three.yaml');
const configured = (image: string) =>
  writeFileSync(
    file,
    [
      'app: shop',
      'stage: 4',
      'account: "123456789012"',
      'domain: { name: shop.example.com, hostedZoneId: Z0123456789EXAMPLE }',
      `regions: [${[HOME, ...OTHERS].map((name) => `{ name: ${name} }`).join(', ')}]`,
      `services: [{ name: web, image: ${image}, port: 80 }]`,
      'unprotected: throw-away',
      'policy: []',
    ].join('\n'),
  );

describe('three regions, of which one answers with errors only', () => {
  const proxy = new RegionProxy();
  let emulator: Emulator;
  const deploy = (...args: string[]) =>
    stagecoach('deploy', file, '--endpoint', proxy.endpoint, '--bake', '0', ...args);

  beforeAll(async () => {
    configured('first');
    const { blueprint } = loadEnvironment(file);
    emulator = new Emulator({
      python: await pythonWithMoto(() => {}),
      port: await claimPort(),
      blueprint,
      keep: false,
    });
    await emulator.ready();
    await proxy.start(emulator.endpoint);
    const cdk = new Cdk(proxy.endpoint, HOME);
    await cdk.run(['bootstrap', ...[HOME, ...OTHERS].map((region) => `aws://123456789012/${region}`)]);
    cdk.clean();
  }, 120_000);
  afterAll(async () => {
    proxy.stop();
    await emulator.stop();
  });

  /** State of the servers' stack of each region. */
  const services = () =>
    Promise.all(
      [HOME, ...OTHERS].map(async (region) => {
        const client = new CloudFormationClient(clientOptions(region, emulator.endpoint));
        const StackName = `shop-three-${region}-Service`;
        return (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0]?.StackStatus;
      }),
    );

  it('are deployed region by region', async () => {
    const { status, stderr } = deploy('--yes');
    expect([status, stderr.match(/^wave .*$/gm)]).toEqual([
      0,
      ['wave 1 of 4: us-east-1', 'wave 2 of 4: ap-south-1', 'wave 3 of 4: eu-west-1', 'wave 4 of 4: Edge'],
    ]);
    expect(await services()).toEqual(Array(3).fill('CREATE_COMPLETE'));
  }, 120_000);

  it('are left alone while home is away, and the command says how to go on', async () => {
    configured('second');
    proxy.lose(HOME);
    const { status, stderr } = deploy('--yes');
    expect([status, stderr]).toEqual([1, expect.stringContaining(`${HOME} is away`)]);
    expect(stderr).toContain(`the same command with --without ${HOME}`);
    expect(await services()).toEqual(Array(3).fill('CREATE_COMPLETE'));
  }, 60_000);

  it('are deployed without it by cdk and all, with not one question to the region that is away', async () => {
    proxy.lose(HOME);
    const { status, stdout } = deploy('--yes', '--without', HOME, '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([
      0,
      { ok: true, deployed: true, left: [HOME], waves: OTHERS.map((name) => ({ name, state: 'deployed' })) },
    ]);
    expect(await services()).toEqual(['CREATE_COMPLETE', ...Array(2).fill('UPDATE_COMPLETE')]);
    expect(proxy.asked()).toEqual(OTHERS);
  }, 120_000);
});
