import { deployOutcome } from '../../lib/cli/deploy-end-text';
import { deployPlanText } from '../../lib/cli/deploy-plan-text';
import { type DeployPlan, deploy } from '../../lib/operations/deploy';
import { loadEnvironment } from '../../stages/load';
import { awsError, FakeCloud, type FakeStack } from '../support/fake-cloud';

const { blueprint } = loadEnvironment('dev');
const NETWORK = 'shop-dev-us-east-1-Network';
const DATA = 'shop-dev-us-east-1-Data';

function run(cloud: FakeCloud, change: { yes?: boolean; emulated?: boolean; status?: number } = {}) {
  const ran: string[][] = [];
  const plans: DeployPlan[] = [];
  const done = deploy({
    blueprint,
    environment: 'dev',
    yes: change.yes ?? false,
    emulated: change.emulated ?? false,
    bakeMinutes: 15,
    wait: async () => {},
    clients: cloud.clients,
    cdk: async (args) => {
      ran.push([...args]);
      return change.status ?? 0;
    },
    onPlan: (plan) => plans.push(plan),
    report: () => {},
  });
  return { done, ran, plans };
}

const failed = (): Record<string, FakeStack> => ({
  [NETWORK]: { status: 'ROLLBACK_COMPLETE' },
  [DATA]: { status: 'REVIEW_IN_PROGRESS', terminationProtection: true },
});

describe('a deploy', () => {
  it.each([false, true])(
    'with --yes %s is refused with credentials of another account, and touches nothing',
    async (yes) => {
      const cloud = new FakeCloud(failed(), 'another');
      const { done, ran } = run(cloud, { yes });
      await expect(done).rejects.toThrow('these credentials are of account another, and dev belongs to 123456789012');
      expect([cloud.writes, ran]).toEqual([[], []]);
    },
  );

  it('without --yes changes nothing: it says what it found and has cdk compare templates', async () => {
    const cloud = new FakeCloud(failed());
    const { done, ran, plans } = run(cloud);
    expect(await done).toEqual({ deployed: [] });
    expect(cloud.writes).toEqual([]);
    expect(ran).toEqual([['diff', '--method=template', '--context', 'env=dev']]);
    expect(plans[0]?.failed).toEqual([NETWORK, DATA]);
  });

  it('with --yes clears what a failed first creation left, the last made first, and then runs the unmodified cdk', async () => {
    const cloud = new FakeCloud(failed());
    const { done, ran } = run(cloud, { yes: true });
    expect(await done).toEqual({ deployed: [] });
    expect(cloud.writes).toEqual([
      `UpdateTerminationProtection ${DATA}`,
      `DeleteStack ${DATA}`,
      `DeleteStack ${NETWORK}`,
    ]);
    expect(cloud.stacks).toEqual({});
    expect(ran).toEqual([['deploy', '--all', '--context', 'env=dev']]);
  });

  it.each([
    'CREATE_COMPLETE',
    'UPDATE_COMPLETE',
    'UPDATE_ROLLBACK_COMPLETE',
    'UPDATE_ROLLBACK_FAILED',
    'UPDATE_FAILED',
    'ROLLBACK_FAILED',
    'CREATE_FAILED',
    'DELETE_FAILED',
    'CREATE_IN_PROGRESS',
    'IMPORT_ROLLBACK_COMPLETE',
  ])('never deletes a stack that is %s', async (status) => {
    const cloud = new FakeCloud({ [DATA]: { status } });
    await run(cloud, { yes: true }).done;
    expect(cloud.writes).toEqual([]);
  });

  it('leaves a stack alone that began to work after the plan was made', async () => {
    const cloud = new FakeCloud({ [DATA]: { status: 'REVIEW_IN_PROGRESS' } });
    let looks = 0;
    cloud.before = (command) => {
      looks += Number(command === 'DescribeStacks');
      // The four looks of the plan are over.
      if (looks === 5) cloud.stacks[DATA] = { status: 'CREATE_IN_PROGRESS' };
    };
    await run(cloud, { yes: true }).done;
    expect(cloud.writes).toEqual([]);
  });

  it('to an emulator has the options that an emulator needs', async () => {
    const { done, ran } = run(new FakeCloud({}), { yes: true, emulated: true });
    await done;
    expect(ran[0]).toContain('--method=direct');
  });

  it('fails when cdk does', async () => {
    const { done } = run(new FakeCloud({}), { yes: true, status: 1 });
    const end = await done;
    expect(end).toEqual({ deployed: [], stop: { because: 'cdk' } });
    const plan = { account: { id: '123456789012', named: true }, stacks: [], failed: [], waves: [], left: [] };
    const asked = { environment: 'dev', yes: true, doIt: '' };
    expect(deployOutcome(asked, { ...plan, bakeMinutes: 15 }, end)).toMatchObject({
      ok: false,
      text: 'cdk failed: see above\nrepair it, then run the same command again',
      json: { deployed: false, problems: [{ rule: 'operation', problem: 'cdk failed: see above' }] },
    });
  });

  it('turns an error of AWS into what was being done and what to do', async () => {
    const cloud = new FakeCloud({});
    cloud.before = () => {
      throw awsError('AccessDenied', 'not authorized to perform cloudformation:DescribeStacks');
    };
    await expect(run(cloud).done).rejects.toThrow(
      /^reading shop-dev-\S+: no permission: not authorized to perform cloudformation:DescribeStacks; allow/,
    );
  });
});

describe('the plan of a deploy', () => {
  it('says account, stacks in order with their states and what is deleted first, within 100 columns', async () => {
    const { done, plans } = run(new FakeCloud(failed()));
    await done;
    const text = deployPlanText('dev', plans[0]!);
    expect(text).toContain('dev in account 123456789012, as the configuration says');
    expect(text).toMatch(/Network\s+ROLLBACK_COMPLETE, is deleted first/);
    expect(text).toMatch(/Service\s+is not there yet/);
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('says which account it would be where the configuration names none', async () => {
    const plan = { account: { id: '123456789012', named: false }, stacks: [], failed: [] };
    expect(deployPlanText('dev', { ...plan, waves: [], left: [], bakeMinutes: 15 })).toContain(
      'account 123456789012, the configuration names none, so any would do',
    );
  });
});
