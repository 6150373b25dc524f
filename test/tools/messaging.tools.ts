import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import { Emulator } from '../../lib/local/emulator';
import { serverErrorsIn } from '../../lib/local/emulator-log';
import { pythonWithMoto } from '../../lib/local/python';
import { topology as contract, type Topology } from '../../lib/topology/contract';
import { loadEnvironment } from '../../stages/load';
import type { Order, Row } from '../support/order-saga';
import { ROOT, stagecoach } from '../support/run';
import { type Attempt, SagaWorkers } from '../support/saga-workers';

const ENVIRONMENT = 'config/examples/order-saga.yaml';
const REGION = 'us-east-1';

/** Longest time a deploy may take on a busy machine, in milliseconds. */
const DEPLOY_MS = 180_000;

let emulator: Emulator;
let topology: Topology['queues'];
let sqs: SQSClient;
let sns: SNSClient;

beforeAll(async () => {
  const python = await pythonWithMoto(() => {});
  const { blueprint } = loadEnvironment(ENVIRONMENT);
  emulator = new Emulator({ python, port: await claimPort(), blueprint, keep: false });
  await emulator.ready();
  const { status, stderr } = stagecoach('local', 'up', ENVIRONMENT, '--endpoint', emulator.endpoint);
  expect([status, stderr]).toEqual([0, expect.stringContaining('shop-order-saga-Edge')]);
  const options = clientOptions(REGION, emulator.endpoint);
  sqs = new SQSClient(options);
  sns = new SNSClient(options);
  // As the application learns it.
  const command = new GetParameterCommand({ Name: '/shop/order-saga/topology/queues' });
  const { Parameter } = await new SSMClient(options).send(command);
  topology = contract.shape.queues.parse(JSON.parse(Parameter?.Value ?? ''));
}, DEPLOY_MS);

afterAll(() => emulator.stop());

describe('a topic', () => {
  const publish = (topic: string, text: string, kind?: string) =>
    sns.send(
      new PublishCommand({
        TopicArn: topology.topics[topic],
        Message: text,
        ...(kind ? { MessageAttributes: { kind: { DataType: 'String', StringValue: kind } } } : {}),
      }),
    );

  it('delivers to each queue what its filter lets through, as it was sent', async () => {
    await publish('order-placed', 'a new order', 'placed');
    for (const kind of ['paid', 'declined', 'refunded', 'other']) await publish('payment-done', kind, kind);
    for (const kind of ['reserved', 'sold-out']) await publish('stock-done', kind, kind);
    await publish('payment-done', 'of no kind');
    expect(await taken('payments')).toEqual([
      ['placed', 'a new order'],
      ['sold-out', 'sold-out'],
    ]);
    expect(await taken('stock')).toEqual([['paid', 'paid']]);
    expect(await taken('order-results')).toEqual([
      ['declined', 'declined'],
      ['refunded', 'refunded'],
      ['reserved', 'reserved'],
    ]);
  });
});

describe('a message that nobody can work on', () => {
  const redrive = (...args: string[]) =>
    stagecoach('queues', 'redrive', ENVIRONMENT, ...args, '--endpoint', emulator.endpoint);
  const receive = async (QueueUrl: string) => {
    const command = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 0, VisibilityTimeout: 0 });
    return ((await sqs.send(command)).Messages ?? []).map(({ Body }) => Body);
  };

  it('is dead after it was received so often as the configuration says', async () => {
    const QueueUrl = topology.queues.stock!;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'poison' }));
    const { maxReceives } = loadEnvironment(ENVIRONMENT).blueprint.regions[0]!.data.queues[1]!;
    for (let time = 1; time <= maxReceives; time += 1) expect(await receive(QueueUrl)).toEqual(['poison']);
    expect(await receive(QueueUrl)).toEqual([]);
    expect([await waiting('shop-order-saga-stock'), await waiting('shop-order-saga-stock-dead')]).toEqual([0, 1]);
  });

  it('is shown by queues redrive, which moves nothing without --yes', async () => {
    const { status, stdout } = redrive();
    const lines = stdout.trim().split('\n');
    expect([status, lines.at(-1)]).toEqual([
      0,
      `dry run: nothing was changed; to do it: npx stagecoach queues redrive ${ENVIRONMENT} --yes`,
    ]);
    expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['QUEUE', 'WAITING', 'IN FLIGHT', 'DEAD', 'GOES BACK', 'NOTE'],
      ['payments', '0', '0', '0', '0'],
      ['stock', '0', '0', '1', '1'],
      ['order-results', '0', '0', '0', '0'],
      expect.anything(),
    ]);
    expect(await waiting('shop-order-saga-stock-dead')).toBe(1);
  });

  it('is back in its queue after queues redrive --yes, and can be tried as often as a new one', async () => {
    const { status, stdout, stderr } = redrive('stock', '--yes', '--json');
    expect([status, stderr]).toEqual([0, 'sending the dead letters of stock back, in us-east-1\n']);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      changed: true,
      tasks: [{ region: REGION, queue: 'stock', messages: 1, state: 'started' }],
    });
    await until(async () => (await waiting('shop-order-saga-stock')) === 1);
    expect(await waiting('shop-order-saga-stock-dead')).toBe(0);
    expect(await receive(topology.queues.stock!)).toEqual(['poison']);
    expect(redrive('stock', '--yes').stdout).toContain('no dead letters: nothing to send back');
    await sqs.send(new PurgeQueueCommand({ QueueUrl: topology.queues.stock! }));
  });

  it('goes to its queue too when it was SNS that could not deliver it', async () => {
    // As SNS puts it there: no queue set it aside.
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'shop-order-saga-stock-dead' }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'undelivered' }));
    expect(redrive('stock', '--yes').status).toBe(0);
    await until(async () => (await waiting('shop-order-saga-stock')) === 1);
    expect(await receive(topology.queues.stock!)).toEqual(['undelivered']);
    await sqs.send(new PurgeQueueCommand({ QueueUrl: topology.queues.stock! }));
  });
});

describe('an order', () => {
  const order = (id: string, change: Partial<Order> = {}): Order => ({
    id,
    customer: 'ann',
    item: 'cup',
    priceUsd: 30,
    ...change,
  });
  const saga = (fails?: (attempt: Attempt) => boolean) =>
    new SagaWorkers({ sqs, sns, topology, rows: START, ...(fails ? { fails } : {}) });
  const result = (workers: SagaWorkers, id: string) => workers.row('order-results', `order/${id}`);

  it('that is paid and in stock is confirmed', async () => {
    const workers = saga();
    await workers.place(order('1'));
    expect(await workers.work()).toBe(3);
    expect([result(workers, '1'), worth(workers)]).toEqual(['confirmed', { ann: 70, bob: 20, cup: 1, pen: 0 }]);
  });

  it('that can’t be paid is cancelled, and touches no stock', async () => {
    const workers = saga();
    await workers.place(order('2', { customer: 'bob' }));
    await workers.work();
    expect([result(workers, '2'), worth(workers)]).toEqual(['cancelled', { ann: 100, bob: 20, cup: 2, pen: 0 }]);
  });

  it('of what is sold out is paid back and cancelled', async () => {
    const workers = saga();
    await workers.place(order('3', { item: 'pen' }));
    expect(await workers.work()).toBe(4);
    expect(workers.row('payments', 'done/3/charge')).toEqual({ topic: 'payment-done', kind: 'paid' });
    expect(workers.row('payments', 'done/3/refund')).toEqual({ topic: 'payment-done', kind: 'refunded' });
    expect([result(workers, '3'), worth(workers)]).toEqual(['cancelled', { ann: 100, bob: 20, cup: 2, pen: 0 }]);
  });

  it('of which every message comes a second time is as it was', async () => {
    const workers = saga();
    await workers.place(order('4'));
    await workers.work();
    await workers.place(order('4'));
    await workers.announce('payment-done', 'paid', order('4'));
    await workers.announce('stock-done', 'reserved', order('4'));
    // Each repeats its announcement, which comes on top.
    expect(await workers.work()).toBe(6);
    expect([result(workers, '4'), worth(workers)]).toEqual(['confirmed', { ann: 70, bob: 20, cup: 1, pen: 0 }]);
  });

  it.each(['before-writing', 'before-announcing'] as const)(
    'of which a step fails twice %s is tried again, and ends as if nothing had been',
    async (moment) => {
      const workers = saga(
        (attempt) => attempt.queue === 'stock' && attempt.receives <= 2 && attempt.moment === moment,
      );
      await workers.place(order('5'));
      await workers.work();
      expect(workers.failures.map(({ receives }) => receives)).toEqual([1, 2]);
      expect([result(workers, '5'), worth(workers)]).toEqual(['confirmed', { ann: 70, bob: 20, cup: 1, pen: 0 }]);
    },
  );

  it('is one of many: whatever fails or comes twice, all end and money and stock add up', async () => {
    // Two of three tries fail, here or there, but not the fourth.
    const workers = saga(
      ({ order: id, receives, moment }) =>
        receives < 4 && (Number(id) + receives + Number(moment === 'before-writing')) % 3 === 0,
    );
    const orders = Array.from({ length: 24 }, (_, i) =>
      order(String(100 + i), {
        customer: i % 3 === 0 ? 'bob' : 'ann',
        item: i % 4 === 0 ? 'pen' : 'cup',
        priceUsd: 15,
      }),
    );
    for (const each of [...orders, ...orders.slice(0, 12)]) await workers.place(each);
    await workers.work();
    expect(workers.failures.length).toBeGreaterThan(20);
    const ends = orders.map(({ id }) => result(workers, id));
    expect(ends.filter((end) => end === undefined)).toEqual([]);
    const confirmed = orders.filter(({ id }) => result(workers, id) === 'confirmed');
    const spent = (customer: string) => 15 * confirmed.filter((each) => each.customer === customer).length;
    expect(worth(workers)).toEqual({
      ann: 100 - spent('ann'),
      bob: 20 - spent('bob'),
      cup: 2 - confirmed.length,
      pen: 0,
    });
    expect(confirmed).toHaveLength(2);
  });

  it('left nothing behind, neither waiting nor dead', async () => {
    for (const queue of Object.keys(topology.queues)) {
      const name = `shop-order-saga-${queue}`;
      expect([name, await waiting(name), await waiting(`${name}-dead`)]).toEqual([name, 0, 0]);
    }
  });
});

describe('the way back to stage 2', () => {
  it(
    'keeps queues and messages, takes the workers, and queues redrive says that what goes back waits',
    async () => {
      const QueueUrl = topology.queues.payments!;
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'kept' }));
      const folder = mkdtempSync(join(tmpdir(), 'back-'));
      // A file of the same name: it is the same environment.
      const file = join(folder, 'order-saga.yaml');
      const example = readFileSync(join(ROOT, ENVIRONMENT), 'utf8');
      writeFileSync(file, example.replace(/^stage: 3$/m, 'stage: 2\nreached: 3'));
      expect(await workerGroups()).toHaveLength(3);
      const { status, stderr } = stagecoach('local', 'up', file, '--endpoint', emulator.endpoint);
      expect([status, stderr]).toEqual([0, expect.stringContaining('shop-order-saga-Edge')]);
      expect(await workerGroups()).toEqual([]);
      const shown = stagecoach('queues', 'redrive', file, 'payments', '--endpoint', emulator.endpoint).stdout;
      expect(shown).toMatch(/payments +1 +0 +0 +0 +no workers run: what goes back\n +waits\n/);
      expect(await taken('payments')).toEqual([[undefined, 'kept']]);
      rmSync(folder, { recursive: true });
    },
    DEPLOY_MS,
  );

  it('made the emulator fail nowhere', () => {
    expect(serverErrorsIn(emulator.log())).toEqual([]);
  });
});

/** What customers have and what is in stock before an order. */
const START: Record<string, Record<string, Row>> = {
  payments: { 'balance/ann': 100, 'balance/bob': 20 },
  stock: { 'left/cup': 2, 'left/pen': 0 },
};

const worth = (workers: SagaWorkers) => ({
  ann: workers.row('payments', 'balance/ann'),
  bob: workers.row('payments', 'balance/bob'),
  cup: workers.row('stock', 'left/cup'),
  pen: workers.row('stock', 'left/pen'),
});

/** Takes all messages out of a queue: kind and text, sorted. */
async function taken(queue: string): Promise<(string | undefined)[][]> {
  const QueueUrl = topology.queues[queue]!;
  const command = new ReceiveMessageCommand({
    QueueUrl,
    MaxNumberOfMessages: 10,
    WaitTimeSeconds: 0,
    MessageAttributeNames: ['All'],
  });
  const { Messages = [] } = await sqs.send(command);
  await sqs.send(new PurgeQueueCommand({ QueueUrl }));
  return Messages.map(({ Body, MessageAttributes }) => [MessageAttributes?.kind?.StringValue, Body]).sort();
}

/** Names of the groups of workers that stand. */
async function workerGroups(): Promise<string[]> {
  const client = new AutoScalingClient(clientOptions(REGION, emulator.endpoint));
  const { AutoScalingGroups = [] } = await client.send(new DescribeAutoScalingGroupsCommand({}));
  const names = AutoScalingGroups.map(({ AutoScalingGroupName = '' }) => AutoScalingGroupName);
  return names.filter((name) => /-Service-Workers?/.test(name));
}

/** Messages that wait in a queue, by its physical name. */
async function waiting(name: string): Promise<number> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] });
  return Number((await sqs.send(command)).Attributes?.ApproximateNumberOfMessages);
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50 && !(await done()); tries += 1) await sleep(200);
  expect(await done()).toBe(true);
}
