import { invalidationText } from '../../lib/cli/invalidation-text';
import { invalidateCache } from '../../lib/operations/invalidate-cache';
import { loadEnvironment } from '../../stages/load';
import { awsError, FakeCloud } from '../support/fake-cloud';

const { blueprint } = loadEnvironment('prod');
const EDGE = 'shop-prod-Edge';
const standing = (outputs: Record<string, string> = { DistributionId: 'E1' }) => ({
  [EDGE]: { status: 'UPDATE_COMPLETE', outputs },
});

const invalidate = (cloud: FakeCloud, yes = false, paths = ['/api/catalog/*', '/news']) =>
  invalidateCache({ blueprint, paths, yes, reference: 'r1', clients: cloud.clients });

describe('an invalidation', () => {
  it('without --yes says of which CDN, and changes nothing', async () => {
    const cloud = new FakeCloud(standing());
    expect(await invalidate(cloud)).toEqual({
      account: { id: '123456789012', named: true },
      distribution: 'E1',
      paths: ['/api/catalog/*', '/news'],
    });
    expect(cloud.writes).toEqual([]);
  });

  it('with --yes has the CDN of the Edge stack forget the paths, and says how it is known', async () => {
    const cloud = new FakeCloud(standing());
    const sent: unknown[] = [];
    const client = cloud.clients.cdn();
    const clients = {
      ...cloud.clients,
      cdn: () => ({
        send: (command: { input: unknown }) => {
          sent.push(command.input);
          return client.send(command as never);
        },
      }),
    };
    const paths = ['/api/catalog/*', '/news'];
    const { made } = await invalidateCache({ blueprint, paths, yes: true, reference: 'r1', clients: clients as never });
    expect(made).toEqual({ id: 'I1', status: 'InProgress' });
    expect(cloud.writes).toEqual(['CreateInvalidation E1']);
    expect(sent).toEqual([
      {
        DistributionId: 'E1',
        InvalidationBatch: { CallerReference: 'r1', Paths: { Quantity: 2, Items: ['/api/catalog/*', '/news'] } },
      },
    ]);
  });

  it.each([false, true])('with --yes %s is refused with credentials of another account', async (yes) => {
    const cloud = new FakeCloud(standing(), 'another');
    await expect(invalidate(cloud, yes)).rejects.toThrow('of account another, and prod belongs to 123456789012');
    expect(cloud.writes).toEqual([]);
  });

  it.each([
    [{}, `${EDGE} does not stand yet, and the CDN is in it; deploy the environment first`],
    [standing({}), `${EDGE} has no output DistributionId: no CDN stands yet; deploy the environment first`],
  ])('is refused where no CDN stands: %j', async (stacks, problem) => {
    await expect(invalidate(new FakeCloud(stacks), true)).rejects.toThrow(problem);
  });

  it('that AWS refuses says what was being done and what to do', async () => {
    const cloud = new FakeCloud(standing());
    cloud.before = (command) => {
      if (command === 'CreateInvalidation') throw awsError('AccessDenied', 'not authorized');
    };
    await expect(invalidate(cloud, true)).rejects.toThrow(/^invalidating paths of E1: no permission: not authorized; /);
  });
});

describe('what is said of an invalidation', () => {
  const dry = { account: { id: '123456789012', named: true }, distribution: 'E1', paths: ['/api/catalog/*'] };

  it('in a dry run names CDN, paths, cost, who forgets nothing, and the command that does it', () => {
    expect(invalidationText('prod', blueprint, dry)).toBe(
      [
        'CDN E1 in account 123456789012: would forget',
        '  /api/catalog/*',
        '1 path: the first 1,000 a month of an account are free, then $0.005 each',
        'Only the CDN forgets: browsers and Redis keep what they have, and the CDN may fill itself from Redis',
        'again. For how long: stagecoach cache prod',
        "dry run: nothing was changed; to do it: npx stagecoach cache invalidate prod '/api/catalog/*' --yes",
      ].join('\n'),
    );
  });

  it('when it was done names its id and its status', () => {
    const text = invalidationText('prod', blueprint, { ...dry, made: { id: 'I1', status: 'InProgress' } });
    expect(text).toContain('CDN E1 in account 123456789012: forgets\n');
    expect(text).toMatch(/\ninvalidation I1 is InProgress: CloudFront needs about a minute$/);
  });

  it('warns of a path that has answers for other queries', () => {
    const text = invalidationText('prod', blueprint, { ...dry, paths: ['/api/catalog/1'] });
    expect(text).toContain(
      '\n/api/catalog/1: only what was asked for without query parameters; for all, ask for /api/catalog/1*\n',
    );
  });

  it('fits 100 columns, whatever the paths, and what is to be copied is one line or not there', () => {
    const paths = Array.from({ length: 9 }, (_, i) => `/api/catalog/${'x'.repeat(40 * i)}`);
    const lines = invalidationText('prod', blueprint, { ...dry, paths }).split('\n');
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(lines.at(-1)).toBe('dry run: nothing was changed; to do it: the same with --yes');
    const longer = invalidationText('prod', blueprint, { ...dry, paths: [`/${'x'.repeat(40)}`] });
    expect(longer.split('\n').slice(-2)).toEqual([
      'dry run: nothing was changed; to do it:',
      `  npx stagecoach cache invalidate prod '/${'x'.repeat(40)}' --yes`,
    ]);
    expect(invalidationText('prod', blueprint, { ...dry, paths: ["/news/o'hara"] })).toContain(
      "invalidate prod '/news/o'\\''hara' --yes",
    );
  });
});
