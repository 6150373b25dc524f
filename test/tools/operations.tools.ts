import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, CreateChangeSetCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, ListDashboardsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateSecretCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import type { CheckResult } from '../../lib/doctor/check';
import { Cdk } from '../../lib/local/cdk';
import { Emulator } from '../../lib/local/emulator';
import { serverErrorsIn } from '../../lib/local/emulator-log';
import { pythonWithMoto } from '../../lib/local/python';
import { loadEnvironment } from '../../stages/load';
import { ROOT, stagecoach } from '../support/run';

const REGION = 'us-east-1';
const DEV = readFileSync(join(ROOT, 'config/dev.yaml'), 'utf8');
const PROTECTED = DEV.replace(/^unprotected:.*\n/m, '');
const MORE = 'alarms: { email: ops@example.com }\ndashboard: true\npolicy: []\n';

const folder = mkdtempSync(join(tmpdir(), 'operations-'));
const configured = (name: string, text: string) => {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  return file;
};
const spare = configured('spare', DEV + MORE);
const live = configured('live', PROTECTED + MORE);
const foreign = configured('foreign', DEV.replace('123456789012', '000000000000'));

let emulator: Emulator;
const on = (...args: string[]) => stagecoach(...args, '--endpoint', emulator.endpoint);
const options = () => clientOptions(REGION, emulator.endpoint);

beforeAll(async () => {
  const python = await pythonWithMoto(() => {});
  const { blueprint } = loadEnvironment(spare);
  emulator = new Emulator({ python, port: await claimPort(), blueprint, keep: false });
  await emulator.ready();
}, 90_000);

afterAll(() => emulator.stop());

async function stacks(): Promise<Record<string, string>> {
  const { Stacks = [] } = await new CloudFormationClient(options()).send(new DescribeStacksCommand({}));
  const own = Stacks.filter(({ StackName }) => StackName !== 'CDKToolkit');
  return Object.fromEntries(own.map(({ StackName = '', StackStatus = '' }) => [StackName, StackStatus]));
}

describe('before the first deploy', () => {
  it('a doctor finds that nothing is bootstrapped, and says with what', () => {
    const { status, stdout } = on('doctor', spare);
    expect(status).toBe(1);
    expect(stdout).toContain('npx cdk bootstrap aws://123456789012/us-east-1');
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it.each([['deploy'], ['deploy', '--yes'], ['destroy'], ['destroy', '--yes']])(
    '%s %s is refused where the configuration names another account',
    async (verb, ...flags) => {
      const { status, stdout } = on(verb, foreign, ...flags, '--json');
      expect([status, JSON.parse(stdout)]).toMatchObject([1, { ok: false }]);
      expect(stdout).toContain('these credentials are of account 123456789012, and foreign belongs to 000000000000');
      expect(await stacks()).toEqual({});
    },
  );
});

describe('an unprotected environment', () => {
  const network = 'shop-spare-us-east-1-Network';

  it('is compared and not touched by a deploy without --yes', async () => {
    await new Cdk(emulator.endpoint, REGION).run(['bootstrap', `aws://123456789012/${REGION}`]);
    // The one state of a failed first create that the emulator can make: announced, and never made.
    const announced = { StackName: network, ChangeSetName: 'first', TemplateBody: '{"Resources":{}}' };
    await new CloudFormationClient(options()).send(
      new CreateChangeSetCommand({ ...announced, ChangeSetType: 'CREATE' }),
    );
    const { status, stdout, stderr } = on('deploy', spare);
    expect([status, stdout]).toEqual([0, expect.stringContaining('nothing was changed')]);
    expect(stderr).toMatch(/Network\s+REVIEW_IN_PROGRESS, is deleted first/);
    expect(stdout + stderr).toContain('AWS::RDS::DBInstance');
    expect(await stacks()).toEqual({ [network]: 'REVIEW_IN_PROGRESS' });
  }, 90_000);

  it('is deployed with --yes, after what a failed first create left over is gone', async () => {
    const { status, stdout, stderr } = on('deploy', spare, '--yes', '--json');
    expect([status, stderr]).toEqual([0, expect.stringContaining(`deleting ${network}, which is REVIEW_IN_PROGRESS`)]);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      deployed: true,
      account: { id: '123456789012', named: true },
    });
    expect(Object.values(await stacks())).toEqual(Array(4).fill('CREATE_COMPLETE'));
    expect(await dashboards()).toEqual(['shop-spare-us-east-1']);
  }, 90_000);

  it('is healthy to a doctor, who says what the emulator can’t tell', () => {
    const { status, stdout } = on('doctor', spare, '--json');
    const { results } = JSON.parse(stdout) as { results: CheckResult[] };
    const states = Object.fromEntries(results.map(({ check, state }) => [check, state]));
    expect([status, states]).toEqual([
      0,
      {
        configuration: 'ok',
        account: 'ok',
        regions: 'ok',
        zones: 'ok',
        'server-class': 'ok',
        'database-class': 'unknown',
        quotas: 'unknown',
        bootstrap: 'ok',
        'hosted-zone': 'ok',
        delegation: 'unknown',
        stacks: 'ok',
        subscriptions: 'ok',
      },
    ]);
  });

  it('loses nothing to a destroy without --yes, which says what data would go', async () => {
    await new SecretsManagerClient(options()).send(
      new CreateSecretCommand({ Name: 'shop/spare/database/main/web', SecretString: '{}' }),
    );
    const { status, stdout } = on('destroy', spare);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/RDS::DBInstance\s+shop-spare-main/)]);
    expect(stdout).toMatch(/secret, is deleted\s+shop\/spare\/database\/main\/web/);
    expect(Object.values(await stacks())).toEqual(Array(4).fill('CREATE_COMPLETE'));
  });

  it('leaves nothing after destroy --yes, and a second one has nothing to do', async () => {
    expect(on('destroy', spare, '--yes')).toMatchObject({ status: 0, stdout: expect.stringContaining('is destroyed') });
    expect([await stacks(), await databases(), await dashboards(), await secrets()]).toEqual([{}, [], [], []]);
    expect(on('destroy', spare, '--yes').status).toBe(0);
  });
});

describe('a protected environment', () => {
  it('is not destroyed before its name is typed', async () => {
    expect(on('deploy', live, '--yes').status).toBe(0);
    for (const flags of [[], ['--confirm', 'spare']]) {
      const { status, stderr } = on('destroy', live, '--yes', ...flags);
      expect([status, stderr]).toEqual([1, expect.stringContaining('live is protected')]);
    }
    expect(Object.values(await stacks())).toEqual(Array(4).fill('CREATE_COMPLETE'));
  }, 90_000);

  it('then loses what holds no data, and keeps database, secrets and the network under them, however often', async () => {
    for (const _ of [1, 2]) {
      const { status, stderr } = on('destroy', live, '--yes', '--confirm', 'live');
      expect([status, stderr]).toEqual([0, expect.stringContaining('shop-live-main stays in its subnets')]);
      expect(await stacks()).toEqual({ 'shop-live-us-east-1-Network': 'CREATE_COMPLETE' });
      expect(await databases()).toEqual(['shop-live-main']);
      expect(await secrets()).toEqual(['shop/live/certificates', 'shop/live/database/main']);
    }
  });

  it('made the emulator fail nowhere', () => {
    expect(serverErrorsIn(emulator.log())).toEqual([]);
  });
});

async function databases(): Promise<string[]> {
  const { DBInstances = [] } = await new RDSClient(options()).send(new DescribeDBInstancesCommand({}));
  return DBInstances.map(({ DBInstanceIdentifier = '' }) => DBInstanceIdentifier);
}

async function dashboards(): Promise<string[]> {
  const { DashboardEntries = [] } = await new CloudWatchClient(options()).send(new ListDashboardsCommand({}));
  return DashboardEntries.map(({ DashboardName = '' }) => DashboardName);
}

async function secrets(): Promise<string[]> {
  const { SecretList = [] } = await new SecretsManagerClient(options()).send(new ListSecretsCommand({}));
  return SecretList.map(({ Name = '' }) => Name).sort();
}
