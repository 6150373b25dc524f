import {
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  DescribeLifecycleHooksCommand,
  DescribePoliciesCommand,
} from '@aws-sdk/client-auto-scaling';
import { ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { emulatedStacks, type Resources } from '../support/emulated-stacks';

/** What the emulator's CloudFormation does that moto's does not. */

const HOME = 'us-east-1';
const ZONE = 'Z0123456789EXAMPLE';

const { options, create, update, remove } = emulatedStacks(HOME);

describe('dynamic references', () => {
  const secret = (regions: string[]): Resources => ({
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: {
        Name: 'shop/door',
        GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true },
        ReplicaRegions: regions.map((Region) => ({ Region })),
      },
    },
  });
  const told = (Value: string): Resources => ({
    Told: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/told', Type: 'String', Value } },
  });
  const read = async (region: string) =>
    (await new SSMClient(options(region)).send(new GetParameterCommand({ Name: '/told' }))).Parameter?.Value;
  const value = async (region: string) =>
    (await new SecretsManagerClient(options(region)).send(new GetSecretValueCommand({ SecretId: 'shop/door' })))
      .SecretString;

  it('are resolved in the region of the stack, within other text too', async () => {
    await create('door', secret(['eu-west-1']));
    await create('told', told('it is {{resolve:secretsmanager:shop/door:SecretString}}.'), 'eu-west-1');
    expect(await value(HOME)).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(await read('eu-west-1')).toBe(`it is ${await value(HOME)}.`);
  });

  it.each([
    ['a secret that is not there', '{{resolve:secretsmanager:shop/none:SecretString}}', "can't find the specified"],
    ['a key that it does not have', '{{resolve:secretsmanager:shop/door:SecretString:user}}', 'JSONKey'],
    ['what is no text', '{{resolve:secretsmanager:shop/door:SecretBinary}}', 'SecretBinary is not SecretString'],
  ])('fail a stack that refers to %s', async (_, reference, message) => {
    await expect(create('wrong', told(reference))).rejects.toThrow(message);
    await remove('wrong');
  });

  it('are lost in a region that gets no copy any more, and the secret can go', async () => {
    await update('door', secret(['ap-south-1']));
    expect(await value('ap-south-1')).toBe(await value(HOME));
    await expect(value('eu-west-1')).rejects.toThrow("can't find the specified");
    await remove('door');
    await expect(value('ap-south-1')).rejects.toThrow("can't find the specified");
    await remove('told', 'eu-west-1');
  });
});

it('records change one by one: what else a name has stays', async () => {
  const record = (Type: string, address: string) => ({
    Type: 'AWS::Route53::RecordSet',
    Properties: { HostedZoneId: ZONE, Name: 'two.shop.example.com', Type, TTL: '60', ResourceRecords: [address] },
  });
  await create('records', { Four: record('A', '192.0.2.1'), Six: record('AAAA', '2001:db8::1') });
  await update('records', { Four: record('A', '192.0.2.2'), Six: record('AAAA', '2001:db8::1') });
  const found = async () => {
    const command = new ListResourceRecordSetsCommand({ HostedZoneId: ZONE });
    const { ResourceRecordSets = [] } = await new Route53Client(options()).send(command);
    return ResourceRecordSets.filter(({ Name }) => Name?.startsWith('two')).map((each) => each.ResourceRecords?.[0]);
  };
  expect(await found()).toEqual([{ Value: '192.0.2.2' }, { Value: '2001:db8::1' }]);
  await update('records', { Six: record('AAAA', '2001:db8::1') });
  expect(await found()).toEqual([{ Value: '2001:db8::1' }]);
});

it('an Auto Scaling group changes in place, with its hook and the policy of its first server', async () => {
  const group = (size: number, type: string): Resources => ({
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.9.0.0/20' } },
    Template: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: { LaunchTemplateData: { ImageId: 'ami-12c6146b', InstanceType: type } },
    },
    Group: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: {
        MinSize: String(size),
        MaxSize: '4',
        VPCZoneIdentifier: [{ Ref: 'Subnet' }],
        LaunchTemplate: {
          LaunchTemplateId: { Ref: 'Template' },
          Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] },
        },
        MetricsCollection: [{ Granularity: '1Minute', Metrics: ['GroupInServiceInstances'] }],
      },
    },
    Hook: {
      Type: 'AWS::AutoScaling::LifecycleHook',
      Properties: {
        AutoScalingGroupName: { Ref: 'Group' },
        LifecycleHookName: 'drain',
        LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      },
    },
    First: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: {
        AutoScalingGroupName: { Ref: 'Group' },
        PolicyType: 'StepScaling',
        AdjustmentType: 'ExactCapacity',
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      },
    },
  });
  const client = new AutoScalingClient(options());
  const found = async () =>
    (await client.send(new DescribeAutoScalingGroupsCommand({}))).AutoScalingGroups?.find(({ AutoScalingGroupName }) =>
      AutoScalingGroupName?.startsWith('group-'),
    );
  await create('group', group(1, 't4g.micro'));
  const before = await found();
  const { AutoScalingGroupName } = before ?? {};
  expect(before).toMatchObject({ EnabledMetrics: [{ Metric: 'GroupInServiceInstances' }], Instances: [{}] });
  expect(await client.send(new DescribeLifecycleHooksCommand({ AutoScalingGroupName }))).toMatchObject({
    LifecycleHooks: [{ LifecycleHookName: 'drain' }],
  });
  expect(await client.send(new DescribePoliciesCommand({ AutoScalingGroupName }))).toMatchObject({
    ScalingPolicies: [{ StepAdjustments: [{ ScalingAdjustment: 1 }] }],
  });
  // The group itself stays as it was in the template: it refers to the version of what changes.
  await update('group', group(1, 't4g.small'));
  const after = await found();
  expect(after?.AutoScalingGroupName).toBe(AutoScalingGroupName);
  expect(after?.Instances?.map(({ InstanceType }) => InstanceType)).toEqual(['t4g.small']);
  await update('group', group(2, 't4g.small'));
  expect((await found())?.Instances).toHaveLength(2);
});
