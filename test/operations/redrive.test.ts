import { type AskedRedrive, redriveEnd, redriveTable } from '../../lib/cli/redrive-text';
import { type Redrive, type RedriveProps, redrive } from '../../lib/operations/redrive';
import { planRedrive } from '../../lib/operations/redrive-plan';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { awsError, FakeCloud } from '../support/fake-cloud';

const WORKER = { image: 'public.ecr.aws/docker/library/busybox:1.36' };
const GROWN = exampleConfig({
  account: '123456789012',
  stage: 3,
  domain: DOMAIN,
  queues: [
    { name: 'email', worker: WORKER },
    { name: 'stock', worker: WORKER, fifo: true },
    { name: 'quiet', worker: WORKER },
  ],
});
const blueprint = blueprintOf(GROWN);
const BACK = blueprintOf({ ...GROWN, stage: 2, reached: 3 });

/** Three queues: two with dead letters, of one of which somebody looks at two. */
function cloud(account?: string): FakeCloud {
  const made = new FakeCloud({}, account);
  made.queues = {
    'us-east-1/shop-test-email': { waiting: 4, inFlight: 2, delayed: 1 },
    'us-east-1/shop-test-email-dead': { waiting: 3 },
    'us-east-1/shop-test-stock.fifo': {},
    'us-east-1/shop-test-stock-dead.fifo': { waiting: 1, inFlight: 2 },
    'us-east-1/shop-test-quiet': {},
    'us-east-1/shop-test-quiet-dead': {},
  };
  return made;
}

const run = (of: FakeCloud, change: Partial<RedriveProps> = {}): Promise<Redrive> =>
  redrive({ blueprint, yes: false, clients: of.clients, report: () => {}, ...change });

const shown = (done: Redrive, change: Partial<AskedRedrive> = {}) =>
  [redriveTable(done), ...redriveEnd(done, { environment: 'test', yes: false, ...change })].join('\n');

describe('the plan of a redrive', () => {
  it('says of each queue what waits, what is worked on, what is dead and what would go back', async () => {
    const { queues } = await planRedrive(blueprint, cloud().clients);
    expect(queues.map(({ queue, messages, workers }) => [queue, messages, workers])).toEqual([
      ['email', { waiting: 5, inFlight: 2, dead: 3, movable: 3 }, true],
      ['stock', { waiting: 0, inFlight: 0, dead: 3, movable: 1 }, true],
      ['quiet', { waiting: 0, inFlight: 0, dead: 0, movable: 0 }, true],
    ]);
  });

  it('is of one queue where one is named', async () => {
    const { queues } = await planRedrive(blueprint, cloud().clients, 'stock');
    expect(queues.map(({ queue }) => queue)).toEqual(['stock']);
  });

  it('of an environment that is not deployed has no numbers', async () => {
    const { queues } = await planRedrive(blueprint, new FakeCloud({}).clients);
    expect(queues.map(({ messages }) => messages)).toEqual([undefined, undefined, undefined]);
  });

  it('knows that nobody works on the queues after the way back to stage 2, which keeps them', async () => {
    const { queues } = await planRedrive(BACK, cloud().clients);
    expect(queues.map(({ queue, workers }) => [queue, workers])).toEqual([
      ['email', false],
      ['stock', false],
      ['quiet', false],
    ]);
  });
});

describe('a redrive', () => {
  it('without --yes reads, and begins nothing', async () => {
    const of = cloud();
    expect((await run(of)).tasks).toEqual([]);
    expect(of.writes).toEqual([]);
  });

  it.each([false, true])('with --yes %s is refused with credentials of another account', async (yes) => {
    const of = cloud('another');
    await expect(run(of, { yes })).rejects.toThrow(
      'these credentials are of account another, and test belongs to 123456789012: nothing was touched',
    );
    expect(of.writes).toEqual([]);
  });

  it('begins a task for each queue with dead letters, and names the queue they came from', async () => {
    const of = cloud();
    const { tasks } = await run(of, { yes: true });
    expect(of.moves).toEqual([
      {
        SourceArn: 'arn:aws:sqs:us-east-1:123456789012:shop-test-email-dead',
        DestinationArn: 'arn:aws:sqs:us-east-1:123456789012:shop-test-email',
      },
      {
        SourceArn: 'arn:aws:sqs:us-east-1:123456789012:shop-test-stock-dead.fifo',
        DestinationArn: 'arn:aws:sqs:us-east-1:123456789012:shop-test-stock.fifo',
      },
    ]);
    expect(tasks).toEqual([
      { region: 'us-east-1', queue: 'email', messages: 3, state: 'started' },
      { region: 'us-east-1', queue: 'stock', messages: 1, state: 'started' },
    ]);
  });

  it('of one queue leaves the others alone, and goes as fast as it was told', async () => {
    const of = cloud();
    await run(of, { yes: true, queue: 'email', perSecond: 10 });
    expect(of.moves).toEqual([
      {
        SourceArn: 'arn:aws:sqs:us-east-1:123456789012:shop-test-email-dead',
        DestinationArn: 'arn:aws:sqs:us-east-1:123456789012:shop-test-email',
        MaxNumberOfMessagesPerSecond: 10,
      },
    ]);
  });

  it('of a queue that is being sent back already says so, and goes on with the others', async () => {
    const of = cloud();
    of.queues['us-east-1/shop-test-email-dead']!.moving = true;
    const { tasks } = await run(of, { yes: true });
    expect(tasks.map(({ queue, state }) => [queue, state])).toEqual([
      ['email', 'already-running'],
      ['stock', 'started'],
    ]);
  });

  it('that AWS does not allow says what was being done, and what is missing', async () => {
    const of = cloud();
    of.before = (command) => {
      if (command === 'StartMessageMoveTask') throw awsError('AccessDenied', 'no sqs:StartMessageMoveTask');
    };
    await expect(run(of, { yes: true })).rejects.toThrow(
      'sending the dead letters of email back: no permission: no sqs:StartMessageMoveTask; allow the action it names',
    );
  });

  it('is of every region, each with queues of its own', async () => {
    const [home] = blueprint.regions;
    const of = cloud();
    for (const [name, queue] of Object.entries(cloud().queues))
      of.queues[name.replace('us-east-1', 'eu-west-1')] = { ...queue };
    const both = { ...blueprint, regions: [home!, { ...home!, name: 'eu-west-1' }] };
    const done = await run(of, { blueprint: both, yes: true, queue: 'email' });
    expect(of.moves.map(({ SourceArn }) => SourceArn)).toEqual([
      'arn:aws:sqs:us-east-1:123456789012:shop-test-email-dead',
      'arn:aws:sqs:eu-west-1:123456789012:shop-test-email-dead',
    ]);
    expect(shown(done)).toMatch(/^REGION +QUEUE .*\nus-east-1 +email .*\neu-west-1 +email /);
    expect(tooWide(shown(done))).toEqual([]);
  });
});

describe('what a redrive prints', () => {
  it('is a table of all queues, and without --yes how to do it', async () => {
    expect(shown(await run(cloud())).split('\n')).toEqual([
      'QUEUE                 WAITING    IN FLIGHT  DEAD       GOES BACK  NOTE',
      'email                 5          2          3          3',
      'stock                 0          0          3          1          2 of the dead are looked at',
      '                                                                  just now',
      'quiet                 0          0          0          0',
      'dry run: nothing was changed; to do it: npx stagecoach queues redrive test --yes',
    ]);
  });

  it('repeats queue and rate in the command that does it', async () => {
    expect(shown(await run(cloud(), { queue: 'email' }), { queue: 'email', perSecond: 10 })).toContain(
      'to do it: npx stagecoach queues redrive test email --per-second 10 --yes',
    );
  });

  it('says how many tasks and messages are on their way, and where to look', async () => {
    expect(
      shown(await run(cloud(), { yes: true }), { yes: true, perSecond: 10 })
        .split('\n')
        .slice(-2),
    ).toEqual([
      '2 tasks started: SQS sends about 4 messages back',
      'how far it is: npx stagecoach queues redrive test',
    ]);
  });

  it('names the queues whose task ran already', async () => {
    const of = cloud();
    of.queues['us-east-1/shop-test-email-dead']!.moving = true;
    const text = shown(await run(of, { yes: true, queue: 'email' }), { yes: true, queue: 'email' });
    expect(text).toMatch(/email +5 +2 +3 +3 +is being sent back already/);
    expect(text.split('\n').slice(-2)).toEqual([
      'nothing was begun where a task runs already: email',
      'how far it is: npx stagecoach queues redrive test email',
    ]);
  });

  it('warns where nobody works on the queue: what goes back would wait', async () => {
    const text = shown(await run(cloud(), { blueprint: BACK, queue: 'email' }));
    expect(text).toMatch(/email +5 +2 +3 +3 +no workers run: what goes back\n +waits/);
    expect(tooWide(text)).toEqual([]);
  });

  it.each([false, true])('with --yes %s and no dead letters says that there is nothing to send back', async (yes) => {
    const text = shown(await run(cloud(), { yes, queue: 'quiet' }), { yes, queue: 'quiet' });
    expect(text.split('\n').at(-1)).toBe('no dead letters: nothing to send back');
  });

  it('says of a queue that is not there that it is not deployed', async () => {
    const text = shown(await run(new FakeCloud({}), { queue: 'email' }));
    expect(text).toMatch(/email( +-){4} +is not deployed\nno queue is there: deploy test first$/);
  });
});

const tooWide = (text: string) => text.split('\n').filter((line) => line.length > 100);
