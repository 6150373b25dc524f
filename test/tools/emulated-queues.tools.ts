import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  CancelMessageMoveTaskCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { emulatedStacks, type Resources } from '../support/emulated-stacks';

/** What the emulator's queues and topics do that moto's do not. */

const HOME = 'us-east-1';

const { options, create, update } = emulatedStacks(HOME);

describe('queues and topics', () => {
  const arn = (service: string, name: string) => `arn:aws:${service}:${HOME}:123456789012:${name}`;
  const messaging = ({ hidden = 0, tries = 2, kinds = ['paid'] } = {}): Resources => ({
    Dead: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: 'dead', RedriveAllowPolicy: { redrivePermission: 'allowAll' } },
    },
    Tasks: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'tasks',
        VisibilityTimeout: hidden,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: tries },
      },
    },
    Policy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'Tasks' }], PolicyDocument: { Statement: [{ Sid: 'Mine', Effect: 'Allow' }] } },
    },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'news', DisplayName: kinds.join(' ') } },
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: { Ref: 'Topic' },
        Protocol: 'sqs',
        Endpoint: arn('sqs', 'tasks'),
        RawMessageDelivery: true,
        FilterPolicy: { kind: kinds },
      },
    },
  });
  const sqs = () => new SQSClient(options());
  const url = (name: string) => `${options().endpoint}/123456789012/${name}`;
  const receive = async (queue: string): Promise<Message[]> => {
    const command = { QueueUrl: url(queue), MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] };
    return (await sqs().send(new ReceiveMessageCommand({ ...command, VisibilityTimeout: 0 }))).Messages ?? [];
  };
  const bodies = async (queue: string) => (await receive(queue)).map(({ Body }) => Body);
  const send = (queue: string, MessageBody: string) =>
    sqs().send(new SendMessageCommand({ QueueUrl: url(queue), MessageBody }));
  const publish = (Message: string, kind: string) =>
    new SNSClient(options()).send(
      new PublishCommand({
        TopicArn: arn('sns', 'news'),
        Message,
        MessageAttributes: { kind: { DataType: 'String', StringValue: kind } },
      }),
    );
  const attributes = async (queue: string) => {
    const command = new GetQueueAttributesCommand({ QueueUrl: url(queue), AttributeNames: ['All'] });
    return (await sqs().send(command)).Attributes;
  };
  const move = (SourceArn: string, DestinationArn?: string) =>
    sqs().send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn }));
  const lastMove = async () =>
    (await sqs().send(new ListMessageMoveTasksCommand({ SourceArn: arn('sqs', 'dead') }))).Results?.[0];

  beforeAll(() => create('messaging', messaging()));

  it('deliver an announcement as it is to whom its filter lets it through', async () => {
    await publish('first', 'paid');
    await publish('second', 'open');
    expect(await receive('tasks')).toMatchObject([
      { Body: 'first', MessageAttributes: { kind: { StringValue: 'paid' } } },
    ]);
  });

  it('set a message aside after so many tries, and move it back as a new one', async () => {
    expect(await bodies('tasks')).toEqual(['first']);
    expect(await bodies('tasks')).toEqual([]);
    const [dead] = await receive('dead');
    expect(dead?.Body).toBe('first');

    const { TaskHandle } = await move(arn('sqs', 'dead'));
    expect(await lastMove()).toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 });
    expect(await bodies('dead')).toEqual([]);
    const [back] = await receive('tasks');
    expect([back?.Body, back?.MessageId]).toEqual(['first', expect.not.stringMatching(dead?.MessageId ?? '')]);
    await expect(sqs().send(new CancelMessageMoveTaskCommand({ TaskHandle }))).rejects.toThrow('Task does not exist.');
  });

  it('move nothing back that no queue set aside, but to a queue that is named', async () => {
    await send('dead', 'of nowhere');
    await move(arn('sqs', 'dead'));
    expect(await lastMove()).toMatchObject({ Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' });
    await move(arn('sqs', 'dead'), arn('sqs', 'tasks'));
    expect(await bodies('tasks')).toContain('of nowhere');
  });

  it.each([
    ['none', 'ResourceNotFoundException'],
    ['tasks', 'InvalidParameterValue'],
  ])('move nothing out of %s, which is no queue of dead letters', async (queue, name) => {
    await expect(move(arn('sqs', queue))).rejects.toMatchObject({ name });
  });

  it('change in place: messages, policy and subscribers stay', async () => {
    await send('tasks', 'kept');
    await update('messaging', messaging({ hidden: 60, tries: 9, kinds: ['open', 'paid'] }));
    expect(await attributes('tasks')).toMatchObject({
      VisibilityTimeout: '60',
      RedrivePolicy: expect.stringContaining('9'),
      Policy: expect.stringContaining('Mine'),
    });
    expect(await attributes('dead')).toMatchObject({ RedriveAllowPolicy: expect.stringContaining('allowAll') });
    await publish('third', 'open');
    expect(await bodies('tasks')).toEqual(expect.arrayContaining(['kept', 'third']));
  });
});
