import { destroyPlanText } from '../../lib/cli/destroy-plan-text';
import { sorted } from '../../lib/operations/contents';
import { destroy } from '../../lib/operations/destroy';
import { type DestroyPlan, planDestroy } from '../../lib/operations/destroy-plan';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { FakeCloud, type FakeStack } from '../support/fake-cloud';
import { REGIONS, threeRegions } from '../support/regions';

const ACCOUNT = '123456789012';
const PROTECTED = blueprintOf(exampleConfig({ account: ACCOUNT, domain: DOMAIN }));
const UNPROTECTED = blueprintOf(exampleConfig({ account: ACCOUNT, domain: DOMAIN, unprotected: 'throw-away' }));
const [NETWORK, DATA, SERVICE] = ['Network', 'Data', 'Service'].map((kind) => `shop-test-us-east-1-${kind}`) as [
  string,
  string,
  string,
];
const EDGE = 'shop-test-Edge';

/** What stands when everything is deployed. */
function deployed(policy: 'Delete' | 'RetainExceptOnCreate'): FakeCloud {
  const status = 'CREATE_COMPLETE';
  const stacks: Record<string, FakeStack> = {
    [NETWORK]: { status, resources: { Address: ['AWS::EC2::EIP', policy, '203.0.113.7'] } },
    [DATA]: {
      status,
      terminationProtection: policy !== 'Delete',
      resources: {
        Instance: ['AWS::RDS::DBInstance', policy, 'shop-test-main'],
        Secret: ['AWS::SecretsManager::Secret', policy, 'arn:shop/test/database/main'],
      },
    },
    [SERVICE]: { status, resources: { Group: ['AWS::AutoScaling::AutoScalingGroup', 'Delete', 'group'] } },
    [EDGE]: { status },
  };
  const cloud = new FakeCloud(stacks);
  cloud.databases = ['shop-test-main'];
  cloud.secrets = ['shop/test/database/main', 'shop/test/database/main/web', 'shop/test/payments', 'shop/testing/x'];
  return cloud;
}

/** Destroys; with `typed` null it is a dry run. */
async function run(cloud: FakeCloud, blueprint = UNPROTECTED, typed?: string | null): Promise<DestroyPlan | undefined> {
  let plan: DestroyPlan | undefined;
  await destroy({
    blueprint,
    yes: typed !== null,
    typedName: async () => typed ?? undefined,
    clients: cloud.clients,
    onPlan: (made) => {
      plan = made;
    },
    report: () => {},
  });
  return plan;
}

describe('the plan of a destroy', () => {
  it('changes nothing', async () => {
    const cloud = deployed('RetainExceptOnCreate');
    await planDestroy(PROTECTED, cloud.clients);
    expect(cloud.writes).toEqual([]);
  });

  it('is refused with credentials of another account', async () => {
    const cloud = new FakeCloud({}, 'another');
    await expect(planDestroy(UNPROTECTED, cloud.clients)).rejects.toThrow('of account another, and test belongs to');
  });

  it('of an unprotected environment deletes every stack, names first and network last, and says what data is lost', async () => {
    const plan = await planDestroy(UNPROTECTED, deployed('Delete').clients);
    expect(plan.stacks.map(({ name, fate }) => [name, fate])).toEqual([
      [EDGE, 'delete'],
      [SERVICE, 'delete'],
      [DATA, 'delete'],
      [NETWORK, 'delete'],
    ]);
    expect(plan.lost.map(({ physicalId }) => physicalId)).toEqual([
      'shop-test-main',
      'arn:shop/test/database/main',
      '203.0.113.7',
    ]);
    expect([plan.protected, plan.retained]).toEqual([false, []]);
  });

  it('of a protected one keeps the network under its databases, says why, and lists what is retained', async () => {
    const plan = await planDestroy(PROTECTED, deployed('RetainExceptOnCreate').clients);
    expect(plan.stacks.at(-1)).toMatchObject({
      name: NETWORK,
      fate: 'keep',
      why: 'shop-test-main stays in its subnets',
    });
    expect(plan.retained.map(({ physicalId }) => physicalId)).toEqual([
      'shop-test-main',
      'arn:shop/test/database/main',
    ]);
    expect([plan.protected, plan.lost]).toEqual([true, []]);
    const text = destroyPlanText('test', plan);
    expect(text).toContain('shop-test-main stays in its subnets');
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('lets the network go once nobody stands in it any more', async () => {
    const cloud = deployed('RetainExceptOnCreate');
    cloud.databases = [];
    delete cloud.stacks[DATA];
    const plan = await planDestroy(PROTECTED, cloud.clients);
    expect(plan.stacks.at(-1)).toMatchObject({ name: NETWORK, fate: 'delete' });
    expect(plan.retained.map(({ physicalId }) => physicalId)).toEqual(['203.0.113.7']);
  });

  it('counts what is deployed with termination protection as protected, whatever the file says by now', async () => {
    const plan = await planDestroy(UNPROTECTED, deployed('RetainExceptOnCreate').clients);
    expect(plan.protected).toBe(true);
  });

  it('lists secrets of the environment that no stack owns, the kit’s and those of others', async () => {
    const { left } = await planDestroy(UNPROTECTED, deployed('Delete').clients);
    expect(left.map(({ name, ours }) => [name, ours])).toEqual([
      ['shop/test/database/main/web', true],
      ['shop/test/payments', false],
    ]);
  });
});

describe('what a deletion does to a resource', () => {
  it.each([
    ['AWS::RDS::DBInstance', 'Retain', 'retained'],
    ['AWS::RDS::DBInstance', 'RetainExceptOnCreate', 'retained'],
    ['AWS::RDS::DBInstance', 'Delete', 'lost'],
    ['AWS::DynamoDB::GlobalTable', undefined, 'lost'],
    ['AWS::EC2::VPC', undefined, 'neither'],
    ['AWS::IAM::Role', undefined, 'neither'],
  ])('%s with policy %s: %s', (Type, DeletionPolicy, fate) => {
    const resource = DeletionPolicy === undefined ? { Type } : { Type, DeletionPolicy };
    const { retained, lost } = sorted('s', 'r', { Resources: { It: resource } }, new Map([['It', 'id']]));
    expect([retained.length, lost.length]).toEqual([Number(fate === 'retained'), Number(fate === 'lost')]);
  });
});

describe('a destroy', () => {
  it('without --yes makes its plan and changes nothing', async () => {
    const cloud = deployed('Delete');
    const plan = await run(cloud, UNPROTECTED, null);
    expect([plan?.stacks.length, cloud.writes]).toEqual([4, []]);
  });

  it('of an unprotected environment leaves no stack and no secret of the kit, and nobody else’s is touched', async () => {
    const cloud = deployed('Delete');
    await run(cloud);
    expect(cloud.writes).toEqual([
      `DeleteStack ${EDGE}`,
      `DeleteStack ${SERVICE}`,
      `DeleteStack ${DATA}`,
      `DeleteStack ${NETWORK}`,
      'DeleteSecret shop/test/database/main/web',
    ]);
    expect(cloud.secrets).toContain('shop/test/payments');
  });

  it.each([undefined, 'prod', 'TEST'])(
    'of a protected one is refused when %s was typed, and touches nothing',
    async (typed) => {
      const cloud = deployed('RetainExceptOnCreate');
      await expect(run(cloud, PROTECTED, typed)).rejects.toThrow(/test is protected and .*: nothing was touched/);
      expect(cloud.writes).toEqual([]);
    },
  );

  it('of a protected one whose name was typed deletes what holds no data, and keeps network and secrets', async () => {
    const cloud = deployed('RetainExceptOnCreate');
    await run(cloud, PROTECTED, 'test');
    expect(cloud.writes).toEqual([
      `DeleteStack ${EDGE}`,
      `DeleteStack ${SERVICE}`,
      `UpdateTerminationProtection ${DATA}`,
      `DeleteStack ${DATA}`,
    ]);
    expect(Object.keys(cloud.stacks)).toEqual([NETWORK]);
  });

  it('skips what is not there, so that it can be run again', async () => {
    const cloud = deployed('Delete');
    await run(cloud);
    const plan = await run(cloud);
    expect(new Set(plan?.stacks.map(({ fate }) => fate))).toEqual(new Set(['absent']));
  });

  it('that fails says on which resource, why, and that it goes on where it stopped', async () => {
    const cloud = deployed('Delete');
    cloud.stacks[SERVICE]!.stuckOn = 'Bucket';
    await expect(run(cloud)).rejects.toThrow(
      `${SERVICE} could not be deleted:\n  AWS::S3::Bucket Bucket: not empty; remove what holds these, then run the same command again`,
    );
    expect(Object.keys(cloud.stacks)).toEqual([NETWORK, DATA, SERVICE]);
    delete cloud.stacks[SERVICE]!.stuckOn;
    await run(cloud);
    expect(cloud.stacks).toEqual({});
  });

  it('waits for nobody: a stack that is being changed is refused before anything is touched', async () => {
    const cloud = deployed('Delete');
    cloud.stacks[DATA]!.status = 'UPDATE_IN_PROGRESS';
    await expect(run(cloud)).rejects.toThrow(
      `${DATA} is UPDATE_IN_PROGRESS: nothing was touched; wait until it is over`,
    );
    expect(cloud.writes).toEqual([]);
  });
});

describe('a destroy of several regions', () => {
  const several = threeRegions({ account: ACCOUNT, unprotected: 'throw-away' });
  const [HOME, EUROPE, INDIA] = REGIONS;

  /** What stands of it, with one database of each region in its Data stack. */
  function standing(policy: 'Delete' | 'RetainExceptOnCreate'): FakeCloud {
    const status = 'CREATE_COMPLETE';
    const database = (name: string) => ({ Instance: ['AWS::RDS::DBInstance', 'Delete', name] as const });
    const cloud = new FakeCloud({
      ...Object.fromEntries(REGIONS.map((region) => [`shop-test-${region}-Network`, { status }])),
      [`shop-test-${HOME}-Data`]: {
        status,
        resources: { Instance: ['AWS::RDS::DBInstance', policy, 'shop-test-main'] as const },
      },
      [`shop-test-${EUROPE}-Data`]: { status, resources: database('shop-test-main-r1-g1') },
      [`shop-test-${INDIA}-Data`]: { status, resources: database('shop-test-main-r1-g1') },
    });
    cloud.databases = [`${HOME}/shop-test-main`, ...[EUROPE, INDIA].map((region) => `${region}/shop-test-main-r1-g1`)];
    return cloud;
  }

  it('takes the copies before what they are copies of, and home last', async () => {
    const cloud = standing('Delete');
    await run(cloud, several);
    expect(cloud.writes).toEqual(
      [INDIA, EUROPE, HOME].flatMap((region) =>
        ['Data', 'Network'].map((kind) => `DeleteStack shop-test-${region}-${kind}`),
      ),
    );
  });

  it('keeps the network of home under its database, and no network under a copy that goes', async () => {
    const { stacks } = await planDestroy(several, standing('RetainExceptOnCreate').clients);
    const networks = stacks.filter(({ kind }) => kind === 'Network');
    expect(networks.map(({ region, fate }) => [region, fate])).toEqual([
      [INDIA, 'delete'],
      [EUROPE, 'delete'],
      [HOME, 'keep'],
    ]);
  });

  it('keeps the network of another region under a database that is in no stack, as one that took over from home', async () => {
    const cloud = standing('Delete');
    delete cloud.stacks[`shop-test-${EUROPE}-Data`];
    const { stacks } = await planDestroy(several, cloud.clients);
    expect(stacks.find(({ name }) => name === `shop-test-${EUROPE}-Network`)).toMatchObject({
      fate: 'keep',
      why: 'shop-test-main-r1-g1 stays in its subnets',
    });
  });

  it('takes the copies of a login from other regions before the login itself, which is listed once', async () => {
    const cloud = standing('Delete');
    const name = 'shop/test/database/main/web';
    cloud.copied = [{ name, home: HOME, regions: [EUROPE, INDIA] }];
    const plan = await run(cloud, several);
    expect(plan?.left).toEqual([{ region: HOME, name, ours: true }]);
    expect(cloud.writes.slice(-2)).toEqual([`RemoveRegionsFromReplication ${name}`, `DeleteSecret ${name}`]);
    expect(cloud.copied).toEqual([]);
  });
});
