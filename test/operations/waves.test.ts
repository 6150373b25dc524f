import { deployOutcome } from '../../lib/cli/deploy-end-text';
import { deployPlanText } from '../../lib/cli/deploy-plan-text';
import { type DeployPlan, type DeployProps, deploy } from '../../lib/operations/deploy';
import { blueprintOf } from '../../stages';
import { DOMAIN } from '../support/config';
import { awsError, FakeCloud } from '../support/fake-cloud';
import { inThreeRegions, REGIONS, threeRegions } from '../support/regions';

const ACCOUNT = '123456789012';
const blueprint = threeRegions({ account: ACCOUNT });
const [HOME, EUROPE, INDIA] = REGIONS;
const stacksIn = (region: string) =>
  ['Network', 'Data', 'Data-orders', 'Service'].map((kind) => `shop-test-${region}-${kind}`);
const EDGE = ['shop-test-Edge'];
const PAGE = { region: HOME, name: 'shop-test-database-main-down', topic: 'shop-test-page' };

interface Ran {
  readonly deployed: string[][];
  readonly commands: string[];
  readonly lines: string[];
  readonly minutes: () => number;
  readonly plan: () => DeployPlan;
  readonly done: ReturnType<typeof deploy>;
}

/** Deploys with --yes; `onWait` is called after each wait with the minutes since the start of the deploy. */
function run(cloud: FakeCloud, change: Partial<DeployProps> = {}, onWait: (minutes: number) => void = () => {}): Ran {
  const deployed: string[][] = [];
  const commands: string[] = [];
  const lines: string[] = [];
  const plans: DeployPlan[] = [];
  let waited = 0;
  const done = deploy({
    blueprint,
    environment: 'test.yaml',
    yes: true,
    bakeMinutes: 15,
    emulated: false,
    clients: cloud.clients,
    cdk: async ([verb = '', ...args]) => {
      commands.push(verb);
      if (verb === 'deploy') deployed.push(args.slice(0, args.indexOf('--exclusively')));
      return 0;
    },
    wait: async (milliseconds) => {
      waited += milliseconds / 60_000;
      onWait(waited);
    },
    onPlan: (plan) => plans.push(plan),
    report: (line) => lines.push(line),
    ...change,
  });
  return { deployed, commands, lines, minutes: () => waited, plan: () => plans[0]!, done };
}

/** What the command prints of a deploy. */
async function outcome({ done, plan }: Ran) {
  const end = await done;
  return deployOutcome({ environment: 'test', yes: true, doIt: 'stagecoach deploy test' }, plan(), end);
}

describe('a deploy of several regions', () => {
  it('goes region by region: home, the others as they are listed, then what stands above them', async () => {
    const ran = run(new FakeCloud({}));
    expect(await ran.done).toEqual({ deployed: [...REGIONS, 'Edge'] });
    expect(ran.deployed).toEqual([stacksIn(HOME), stacksIn(EUROPE), stacksIn(INDIA), EDGE]);
    expect(ran.minutes()).toBe(3 * 15);
  });

  it('gives all of them the templates that were made at the start, whatever is edited meanwhile', async () => {
    const calls: string[][] = [];
    await run(new FakeCloud({}), { cdk: async (args) => calls.push([...args]) && 0 }).done;
    const [synth, ...waves] = calls;
    const folder = synth![synth!.indexOf('--output') + 1];
    expect(synth).toEqual(['synth', '--quiet', '--output', folder, '--region', HOME, '--context', 'env=test.yaml']);
    expect(waves[1]).toEqual(['deploy', ...stacksIn(EUROPE), '--exclusively', '--app', folder, '--region', EUROPE]);
    expect(waves.map((args) => args[args.indexOf('--app') + 1])).toEqual(Array(4).fill(folder));
  });

  it('says what happens, and how long is still to wait', async () => {
    const ran = run(new FakeCloud({}), { bakeMinutes: 2 });
    await ran.done;
    expect(ran.lines.slice(0, 4)).toEqual([
      `wave 1 of 4: ${HOME}`,
      `${EUROPE} in 2 min, if no alarm pages in ${HOME}`,
      `${EUROPE} in 1 min, if no alarm pages in ${HOME}`,
      `wave 2 of 4: ${EUROPE}`,
    ]);
    expect(ran.lines.at(-2)).toBe(`Edge in 1 min, if no alarm pages in ${REGIONS.join(', ')}`);
  });

  it('without a bake looks once, and waits for nothing', async () => {
    const ran = run(new FakeCloud({}), { bakeMinutes: 0 });
    expect((await ran.done).deployed).toHaveLength(4);
    expect(ran.minutes()).toBe(0);
    const late = new FakeCloud({});
    const stopped = run(late, {
      bakeMinutes: 0,
      cdk: async ([verb]) => {
        if (verb === 'deploy') late.alarms = [PAGE];
        return 0;
      },
    });
    expect(await stopped.done).toMatchObject({ deployed: [HOME], stop: { because: 'alarm' } });
  });

  it('stops when an alarm that pages goes on while it waits, and says which and where the new version is', async () => {
    const cloud = new FakeCloud({});
    const ran = run(cloud, {}, (minutes) => {
      if (minutes === 7) cloud.alarms = [PAGE];
    });
    const { ok, text, json } = await outcome(ran);
    expect([ok, ran.deployed.length, ran.minutes()]).toEqual([false, 1, 7]);
    expect(text).toBe(
      [
        `${PAGE.name} went on in ${HOME}: what ${PAGE.name} means`,
        `the new version is in ${HOME}; it is not in ${EUROPE}, ${INDIA}, Edge`,
        'repair it, then run the same command again, or deploy the version before',
      ].join('\n'),
    );
    expect(json).toMatchObject({
      deployed: false,
      waves: [{ state: 'deployed' }, ...Array(3).fill({ state: 'not-deployed' })],
      alarms: [{ name: PAGE.name, region: HOME, urgency: 'page' }],
      problems: [{ rule: 'operation', remedy: expect.stringContaining('run the same command again') }],
    });
  });

  it('still watches the first region while it waits after the second: some alarms go on late', async () => {
    const cloud = new FakeCloud({});
    const ran = run(cloud, {}, (minutes) => {
      if (minutes === 20) cloud.alarms = [PAGE];
    });
    expect(await ran.done).toMatchObject({ deployed: [HOME, EUROPE], stop: { because: 'alarm' } });
  });

  it('is stopped by an alarm of the names above the regions too', async () => {
    const cloud = new FakeCloud({});
    const away = { region: HOME, name: `shop-test-region-${HOME}-away`, topic: 'shop-test-edge-page' };
    const ran = run(cloud, {}, () => {
      cloud.alarms = [away];
    });
    expect(await ran.done).toMatchObject({ deployed: [HOME] });
  });

  it.each([
    ['a notice', { ...PAGE, topic: 'shop-test-notice' }, /went on in us-east-1: a notice, which stops nothing/],
    ['an alarm of another environment', { ...PAGE, name: 'shop-test-2-down', topic: 'shop-test-2-page' }, undefined],
    ['an alarm of a region that has not got the new version', { ...PAGE, region: INDIA }, /on in ap-south-1 already/],
  ])('is not stopped by %s', async (_, alarm, said) => {
    const cloud = new FakeCloud({});
    const ran = run(cloud, {}, () => {
      cloud.alarms = [alarm];
    });
    expect((await ran.done).deployed).toHaveLength(4);
    const lines = ran.lines.filter((line) => line.includes(alarm.name));
    expect(lines).toEqual(said ? [expect.stringMatching(said)] : []);
  });

  it('is not stopped by an alarm that was on before the region got the new version, and says so', async () => {
    const cloud = new FakeCloud({});
    cloud.alarms = [PAGE];
    const ran = run(cloud);
    expect((await ran.done).deployed).toHaveLength(4);
    expect(ran.lines[0]).toBe(`${PAGE.name} is on in ${HOME} already (page): it stops nothing`);
  });

  it('stops when nobody can tell whether the new version does well', async () => {
    const cloud = new FakeCloud({});
    const ran = run(cloud, {}, (minutes) => {
      if (minutes === 3) cloud.away = [HOME];
    });
    expect((await outcome(ran)).text).toBe(
      [
        `reading the alarms of ${HOME}: no connection (ECONNREFUSED)`,
        `the new version is in ${HOME}; it is not in ${EUROPE}, ${INDIA}, Edge`,
        'check the network, then ask again, then run the same command again, or deploy the version before',
      ].join('\n'),
    );
  });

  it('stops after a wave that failed', async () => {
    const ran = run(new FakeCloud({}), { cdk: async (args) => Number(args.includes(`shop-test-${EUROPE}-Data`)) });
    const { text, json } = await outcome(ran);
    expect(text).toBe(
      [
        `cdk failed in ${EUROPE}: see above`,
        `the new version is in ${HOME}; part of it may be in ${EUROPE}; it is not in ${INDIA}, Edge`,
        'repair it, then run the same command again, or deploy the version before',
      ].join('\n'),
    );
    expect((json.waves as { state: string }[]).map(({ state }) => state)).toEqual([
      'deployed',
      'failed',
      ...Array(2).fill('not-deployed'),
    ]);
  });

  it('deploys nothing when the templates can not be made', async () => {
    const ran = run(new FakeCloud({}), { cdk: async ([verb]) => Number(verb === 'synth') });
    expect(await ran.done).toEqual({ deployed: [], stop: { because: 'cdk' } });
  });

  it('without --yes lists the waves with their stacks, and has cdk compare', async () => {
    const cloud = new FakeCloud({ [`shop-test-${EUROPE}-Data`]: { status: 'ROLLBACK_COMPLETE' } });
    const ran = run(cloud, { yes: false });
    expect(await ran.done).toEqual({ deployed: [] });
    expect([ran.commands, cloud.writes, ran.minutes()]).toEqual([['diff'], [], 0]);
    const text = deployPlanText('test', ran.plan());
    expect(text).toMatch(/^1 +us-east-1 +shop-test-us-east-1-Network +is not there yet$/m);
    expect(text).toMatch(/^2 +eu-west-1 +shop-test-eu-west-1-Data +ROLLBACK_COMPLETE, is deleted first$/m);
    expect(text).toMatch(/^4 +us-east-1 +shop-test-Edge +is not there yet$/m);
    expect(text).toContain('between two waves: 15 min at the alarms of the regions that have the new version');
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('back in one region is again one deploy of everything by cdk', async () => {
    const back = blueprintOf({ ...inThreeRegions({ account: ACCOUNT }), stage: 3, reached: 4 });
    const calls: string[][] = [];
    const cdk = async (args: readonly string[]) => calls.push([...args]) && 0;
    await run(new FakeCloud({}), { blueprint: back, cdk }).done;
    expect(calls).toEqual([['deploy', '--all', '--context', 'env=test.yaml']]);
  });
});

describe('a deploy without some regions', () => {
  it('never asks them anything, home or not, and leaves out what stands above the regions with us-east-1', async () => {
    for (const [dead, deployed] of [
      [HOME, [stacksIn(EUROPE), stacksIn(INDIA)]],
      [INDIA, [stacksIn(HOME), stacksIn(EUROPE), EDGE]],
    ] as const) {
      for (const yes of [true, false]) {
        const cloud = new FakeCloud({});
        cloud.away = [dead];
        const regions = REGIONS.filter((region) => region !== dead);
        const calls: string[][] = [];
        const cdk = async (args: readonly string[]) => calls.push([...args]) && 0;
        const ran = run(cloud, { yes, regions, cdk });
        expect((await ran.done).stop).toBeUndefined();
        expect([...cloud.asked].sort()).toEqual([...regions].sort());
        expect(calls.flat().filter((argument) => argument.includes(dead) && argument !== EDGE[0])).toEqual([]);
        expect(ran.plan().left).toEqual([dead]);
        expect(deployPlanText('test', ran.plan())).toContain(`left as they are, and not asked: ${dead}`);
        if (yes) expect((await run(cloud, { regions }).done).deployed).toHaveLength(deployed.length);
        expect(ran.plan().waves.map(({ stacks }) => stacks)).toEqual(deployed);
      }
    }
  });

  it('is what a deploy says to do when a region is away, before anything is changed', async () => {
    for (const yes of [true, false]) {
      const cloud = new FakeCloud({ [`shop-test-${EUROPE}-Data`]: { status: 'ROLLBACK_COMPLETE' } });
      cloud.away = [HOME];
      const ran = run(cloud, { yes });
      await expect(ran.done).rejects.toThrow(
        /^us-east-1 is away \(reading shop-test-\S+: no connection \(ECONNREFUSED\)\)\nnothing was changed; to deploy the others: the same command with --without us-east-1$/,
      );
      expect([ran.commands, cloud.writes]).toEqual([[], []]);
    }
  });

  it('also counts a region as away that answers with nothing but errors, and names all that are', async () => {
    const cloud = new FakeCloud({});
    cloud.away = [INDIA];
    cloud.before = (_, region) => {
      if (region === EUROPE) throw Object.assign(awsError('InternalFailure'), { $metadata: { httpStatusCode: 503 } });
    };
    await expect(run(cloud).done).rejects.toThrow(/--without eu-west-1,ap-south-1$/);
    await expect(run(cloud, { regions: [HOME, EUROPE] }).done).rejects.toThrow(/--without ap-south-1,eu-west-1$/);
  });

  it('is no answer to a question that is not allowed, or to a network that leads nowhere', async () => {
    const cloud = new FakeCloud({});
    cloud.before = () => {
      throw awsError('AccessDenied', 'no cloudformation:DescribeStacks');
    };
    await expect(run(cloud).done).rejects.toThrow(/no permission: no cloudformation:DescribeStacks; allow/);
    cloud.away = [...REGIONS];
    await expect(run(cloud).done).rejects.toThrow(
      'asking whose credentials these are: no connection (ECONNREFUSED); check the network',
    );
  });
});

describe('tables that stand', () => {
  const CARTS = 'shop-test-carts';
  const MAP = 'shop-test-shard-map';
  const cloud = (tables: FakeCloud['tables']) => Object.assign(new FakeCloud({}), { tables });

  it.each([
    ['none stands yet', {}],
    ['each has all of its copies', { [CARTS]: [EUROPE, INDIA], [MAP]: [INDIA, EUROPE] }],
    ['each gets one copy more', { [CARTS]: [EUROPE], [MAP]: [HOME, EUROPE] }],
    ['one is new', { [MAP]: [EUROPE] }],
  ])('are deployed where %s', async (_, tables) => {
    expect((await run(cloud(tables)).done).deployed).toHaveLength(4);
  });

  it('are refused more than one copy at once, with the tables, the regions and what to do', async () => {
    for (const yes of [true, false]) {
      const of = cloud({ [CARTS]: [], [MAP]: [EUROPE] });
      const ran = run(of, { yes });
      await expect(ran.done).rejects.toThrow(
        [
          'CloudFormation adds or removes one copy of a table in each update, and there would be more:',
          `  ${CARTS} would get copies in ${EUROPE}, ${INDIA}`,
          'nothing was changed; change one line of regions, deploy it, then change the next',
        ].join('\n'),
      );
      // The plan comes first: it says what else there is to know.
      expect([ran.plan().waves.length, ran.commands, of.writes]).toEqual([4, [], []]);
    }
  });

  it('are refused a region in place of another, which is two changes', async () => {
    const ran = run(cloud({ [CARTS]: [EUROPE, 'sa-east-1'] }));
    await expect(ran.done).rejects.toThrow(
      `${CARTS} would get copies in ${INDIA} and would lose its copy in sa-east-1`,
    );
  });

  it('are not asked about where home, which makes their copies, is left out', async () => {
    const of = cloud({ [CARTS]: [] });
    expect((await run(of, { regions: [EUROPE, INDIA] }).done).deployed).toEqual([EUROPE, INDIA]);
  });

  it('are not asked about on an emulator, which knows of no copies', async () => {
    expect((await run(cloud({ [CARTS]: [] }), { emulated: true }).done).deployed).toHaveLength(4);
  });

  it('of one region have no copies to make', async () => {
    const one = blueprintOf({
      ...inThreeRegions({ account: ACCOUNT, stage: 3, regions: [{ name: HOME }], events: [], domain: DOMAIN }),
    });
    expect(await run(cloud({ [CARTS]: [] }), { blueprint: one }).done).toEqual({ deployed: [] });
  });
});
