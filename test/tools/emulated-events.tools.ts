import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from '../../lib/constructs/event-bus';
import { Queues } from '../../lib/constructs/queues';
import { newApp } from '../../lib/stacks/new-app';
import { emulatedStacks, type Resources } from '../support/emulated-stacks';

/** What the emulator does with events that moto does not; and with it, what the kit's own rules do with them. */

const [HOME, EU, AP] = ['us-east-1', 'eu-west-1', 'ap-south-1'] as const;
const REGIONS = [HOME, EU, AP];
const ACCOUNT = '123456789012';

const { options, create, update, remove } = emulatedStacks(HOME);

const announce = (region: string, bus: string, DetailType: string) => {
  const Entries = [{ Source: 'shop', DetailType, Detail: '{"product":"<id>"}', EventBusName: bus }];
  return new EventBridgeClient(options(region)).send(new PutEventsCommand({ Entries }));
};
const receive = async (region: string, queue: string) => {
  const QueueUrl = `${options(region).endpoint}/${ACCOUNT}/${queue}`;
  const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 });
  const { Messages = [] } = await new SQSClient(options(region)).send(command);
  return Messages.map(({ Body = '' }) => JSON.parse(Body));
};

describe('buses and rules', () => {
  const arn = (service: string, region: string, name: string) => `arn:aws:${service}:${region}:${ACCOUNT}:${name}`;
  const queue = (QueueName: string) => ({ Type: 'AWS::SQS::Queue', Properties: { QueueName } });
  const rule = (pattern: object, target: object) => ({
    Type: 'AWS::Events::Rule',
    DependsOn: ['Bus', 'Heard', 'Dead'],
    Properties: { EventBusName: 'news', EventPattern: pattern, Targets: [{ Id: 'target', ...target }] },
  });
  const stack = (region: string, pattern: object, more: Resources = {}): Resources => ({
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'news' } },
    Archive: {
      Type: 'AWS::Events::Archive',
      Properties: { ArchiveName: 'news', SourceArn: { 'Fn::GetAtt': ['Bus', 'Arn'] }, RetentionDays: 14 },
    } as Resources[string],
    Heard: queue('heard'),
    Dead: queue('dead'),
    ToQueue: rule({ 'detail-type': ['changed'] }, { Arn: arn('sqs', region, 'heard') }),
    ToOther: rule(pattern, {
      Arn: arn('events', region === HOME ? EU : HOME, 'event-bus/news'),
      RoleArn: `arn:aws:iam::${ACCOUNT}:role/news`,
      DeadLetterConfig: { Arn: arn('sqs', region, 'dead') },
    }),
    ...more,
  });
  const own = (region: string) => ({ region: [region], 'replay-name': [{ exists: false }] });
  const rules = async () => {
    const { Rules = [] } = await new EventBridgeClient(options()).send(new ListRulesCommand({ EventBusName: 'news' }));
    return Rules.map(({ Name }) => Name);
  };

  it('hear an event of another region once, as it was there, in the words in which it was announced', async () => {
    await create('buses', stack(HOME, own(HOME)));
    await create('buses', stack(EU, own(EU)), EU);
    await announce(EU, 'news', 'changed');
    const event = { 'detail-type': 'changed', region: EU, account: ACCOUNT, detail: { product: '<id>' } };
    const [here] = await receive(EU, 'heard');
    expect(here).toMatchObject({ ...event, source: 'shop', version: '0', resources: [] });
    expect(await receive(HOME, 'heard')).toEqual([here]);
    expect([await receive(EU, 'heard'), await receive(HOME, 'heard')]).toEqual([[], []]);
  });

  it('show rules that pass on what came from elsewhere, which EventBridge alone would stop', async () => {
    await update('buses', stack(HOME, { 'detail-type': ['changed'] }));
    await update('buses', stack(EU, { 'detail-type': ['changed'] }), EU);
    await announce(HOME, 'news', 'changed');
    expect((await receive(HOME, 'heard')).length).toBeGreaterThan(1);
    await receive(EU, 'heard');
  });

  it('set aside what the other bus does not take', async () => {
    await remove('buses', EU);
    await update('buses', stack(HOME, own(HOME)));
    await announce(HOME, 'news', 'changed');
    expect(await receive(HOME, 'dead')).toMatchObject([{ 'detail-type': 'changed' }]);
    expect(await receive(HOME, 'heard')).toHaveLength(1);
  });

  it('keep their rules when one changes, and lose them with the stack', async () => {
    const before = await rules();
    await update('buses', stack(HOME, { 'detail-type': ['other'] }));
    expect(await rules()).toEqual(before);
    await announce(HOME, 'news', 'other');
    expect([await receive(HOME, 'heard'), (await receive(HOME, 'dead')).length]).toEqual([[], 1]);
    await remove('buses');
    await expect(rules()).rejects.toThrow('does not exist');
  });
});

describe("the kit's own rules", () => {
  const owner = { app: 'shop', environment: 'global' };
  const protection = { kind: 'unprotected', reason: 'a test' } as const;
  const queues = [
    { name: 'refresh', order: 'best-effort', visibilitySeconds: 30, maxReceives: 3, retentionDays: 4 } as const,
  ];
  const events = [{ name: 'catalog.changed', queues: ['refresh'] }];

  const resourcesIn = (region: string): Resources => {
    const stack = new Stack(newApp({ validate: false }), 'Data', { env: { account: ACCOUNT, region } });
    const props = { owner, region, queues, events, topics: [], protection };
    const to = REGIONS.filter((each) => each !== region);
    new EventBus(stack, 'Events', { ...props, to }).node.addDependency(new Queues(stack, 'Queue', props));
    return Template.fromStack(stack).toJSON().Resources;
  };

  beforeAll(async () => {
    for (const region of REGIONS) await create('data', resourcesIn(region), region);
  });

  it.each(REGIONS)('lead an event of %s once into the queue of every region', async (region) => {
    await announce(region, 'shop-global', 'catalog.changed');
    for (const each of REGIONS)
      expect(await receive(each, 'shop-global-refresh')).toMatchObject([{ 'detail-type': 'catalog.changed', region }]);
  });
});
