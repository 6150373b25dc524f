import { EDGE_REGION } from '../../lib/blueprint/names';
import type { Term } from '../../lib/promises/promise';
import { LOSSES, promisesOf } from '../../lib/promises/promises';
import { lostText, totalText } from '../../lib/promises/text';
import { exampleBlueprint, examplePromises, partOf, partsOf } from '../support/promises';

const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'].map((name) => ({ name }));
const stage2 = examplePromises({ stage: 2 });
const stage3 = examplePromises({ stage: 3 });
const stage4 = examplePromises({ stage: 4, regions });

const figures = (terms: readonly Term[]) => terms.flatMap((term) => ('seconds' in term ? [term.seconds] : []));
const said = ({ rto, rpo }: ReturnType<typeof partOf>) => [totalText(rto.total), lostText(rpo.total)];

describe('the loss of a server', () => {
  it('waits for another where it is the only one', () => {
    const { rto, users } = partOf(examplePromises(), 'server');
    expect([users, totalText(rto.total)]).toEqual(['nothing answers', '2 to 11 min +']);
  });

  it('is over when the balancer leaves it out: 0 to 10 s, then 2 x 10 s, then a time-out', () => {
    const { rto, users } = partOf(stage2, 'server');
    expect([users, rto.total.seconds]).toEqual(['1 of 2 requests of web fails', [20, 35]]);
    expect(figures(rto.terms)).toEqual([
      [0, 10],
      [20, 20],
      [0, 5],
    ]);
  });

  it('is told of the service with the fewest servers; of one server the balancer has none to turn to', () => {
    const services = [
      { name: 'web', image: 'web', port: 80, path: '/*', servers: { min: 3, max: 6 } },
      { name: 'admin', image: 'admin', port: 80, path: '/admin', servers: { min: 1, max: 2 } },
    ];
    const { rto, users } = partOf(examplePromises({ stage: 2, services }), 'server');
    expect([users, totalText(rto.total)]).toEqual(['requests of admin fail', '2 min 20 s to 11 min +']);
  });

  it('loses nothing, and messages come again', () => {
    const queues = [{ name: 'email', worker: { image: 'busybox' }, visibilitySeconds: 240 }];
    const { rpo, holds } = partOf(examplePromises({ stage: 3, queues }), 'server');
    expect([lostText(rpo.total), holds.at(-1)]).toEqual([
      'nothing',
      'workers can do a message twice: what one was at comes again, after at most 240 s',
    ]);
  });
});

describe('the loss of a zone', () => {
  it('is as long as the slowest of what happens at the same time', () => {
    const { rto } = partOf(stage3, 'zone', 'requests');
    expect([rto.what, rto.total.seconds]).toEqual(['databases', [60, 125]]);
    expect(rto.meanwhile.map(({ what }) => what)).toEqual(['cache', 'balancer', 'servers']);
  });

  it('at stage 1 waits for somebody who makes a database of the backups, and loses what came since the last log', () => {
    expect(said(partOf(examplePromises(), 'zone'))).toEqual([
      'until somebody acts, and 25 min to 1 h 1 min +',
      'up to 5 min',
    ]);
  });

  it.each([
    ['one', true],
    ['per-zone', false],
  ] as const)('with nat: %s may leave servers without a way out: %s', (nat, alone) => {
    const promises = examplePromises({ stage: 2, network: { nat } });
    expect(partsOf(promises, 'zone').some(({ of }) => of === 'calls out')).toBe(alone);
  });

  it('takes the one copy that a region reads from, until somebody drains it from another; two copies stand in two zones', () => {
    const { rto, steps } = partOf(stage4, 'zone', 'queries in other regions');
    expect(rto.total).toEqual({ seconds: [600, 1275], open: ['somebody', 'undocumented'] });
    expect(steps).toEqual(['aws s3api put-object --bucket shop-test-drain-<account>-us-east-1 --key eu-west-1']);
    const two = examplePromises({ stage: 4, regions, database: { replicas: 2 } });
    expect(partsOf(two, 'zone').map(({ of }) => of)).toEqual(['requests']);
  });
});

describe('the loss of what answers queries', () => {
  it('a database in two zones fails over and loses nothing', () => {
    expect(said(partOf(stage2, 'database-primary'))).toEqual(['1 to 2 min +', 'nothing']);
  });

  it('a database in one zone starts again with its storage, which nobody says how long takes, or is restored', () => {
    const promises = examplePromises({ alarms: {} });
    expect(said(partOf(promises, 'database-primary', 'its machine'))).toEqual(['undocumented', 'nothing']);
    const storage = partOf(promises, 'database-primary', 'its storage');
    expect(said(storage)).toEqual(['until somebody acts, and 15 to 41 min +', 'up to 5 min']);
    // 10 min for an instance, 20 to 200 GiB read at 125 MiB/s, 3 min for its name.
    expect(storage.rto.total.seconds).toEqual([600 + 164 + 180, 600 + 1639 + 180]);
  });

  it('is of one shard where there are several', () => {
    const promises = examplePromises({
      stage: 3,
      database: { shards: ['main', 'orders'], replicas: 1, reads: 'replica' },
      cache: { shards: 4 },
    });
    expect(partOf(promises, 'database-primary').users).toBe('writes of 1 of 2 shards fail');
    expect(partOf(promises, 'cache-primary').users).toBe('keys of 1 of 4 shards are slow, from the database');
  });

  it('a cache loses nothing that the databases do not have, unless it is written to first', () => {
    expect(lostText(partOf(stage2, 'cache-primary').rpo.total)).toBe('nothing');
    const behind = examplePromises({ stage: 2, cache: { strategy: 'write-behind', eviction: 'noeviction' } });
    expect(lostText(partOf(behind, 'cache-primary').rpo.total)).toBe('some; nobody says how much');
  });
});

describe('the loss of a region', () => {
  it('of the only one, waits for AWS; its backups are there too, so without it everything is gone', () => {
    for (const promises of [examplePromises(), stage2, stage3]) {
      const promise = partOf(promises, 'home-region');
      expect(said(promise)).toEqual(['until AWS has it back', 'everything, unless it comes back']);
      expect(promise.holds.join()).toMatch(/backups stay in us-east-1/);
    }
  });

  it('leads users away by health checks: a phase, more questions, time-outs, the life of a name, what the CDN keeps', () => {
    const { rto } = partOf(stage4, 'home-region', 'queries');
    expect(figures(rto.terms)).toEqual([
      [0, 10],
      [20, 20],
      [0, 18],
      [0, 60],
      [0, 5],
    ]);
    expect(rto.total).toEqual({ seconds: [20, 113], open: ['undocumented'] });
    expect(partOf(stage4, 'secondary-region').rto.total).toEqual(rto.total);
  });

  it.each([
    [10, 1, [0, 10 + 0 + 6 + 65]],
    [10, 3, [20, 10 + 20 + 18 + 65]],
    [30, 3, [60, 30 + 60 + 18 + 65]],
  ] as const)('asked every %i s, and given up after %i failures: %j s', (interval, threshold, seconds) => {
    const promises = examplePromises({ stage: 4, regions, routing: { failoverSeconds: { interval, threshold } } });
    expect(partOf(promises, 'secondary-region').rto.total.seconds).toEqual(seconds);
  });

  it('has writes wait for somebody who promotes copies, and loses what these lag behind', () => {
    const { rto, rpo, steps } = partOf(stage4, 'home-region', 'writes');
    expect(rto.total.open).toEqual(['somebody', 'yours']);
    expect(rpo.total).toEqual({ kind: 'last', seconds: 60, usual: false });
    expect(steps).toContain(
      'aws rds promote-read-replica --region eu-west-1 --db-instance-identifier shop-test-main-r1-g1 --backup-retention-period 7',
    );
    // Before anything else: it may come back, and then two databases would take writes.
    expect(steps[0]).toContain('--bucket shop-test-drain-<account>-eu-west-1 --key us-east-1');
  });

  it('is heard of from copies elsewhere when the alarms of regions go with it', () => {
    const [first, ...rest] = regions;
    const heard = (order: typeof regions) =>
      figures(partOf(examplePromises({ stage: 4, regions: order }), 'home-region', 'writes').rto.terms)[0];
    expect(first?.name).toBe(EDGE_REGION);
    expect(heard(regions)).toEqual([600, 1200]);
    expect(heard([...rest, ...(first ? [first] : [])])).toEqual([0, 600]);
  });

  it('keeps what is in queues, events, secrets and files, and of tables all but about a second', () => {
    const { rpo } = partOf(
      examplePromises({
        stage: 4,
        regions,
        queues: [{ name: 'email', worker: { image: 'busybox' }, retentionDays: 3 }],
        events: [{ name: 'changed', subscribers: [{ queue: 'email' }] }],
        tables: [{ name: 'carts', key: 'id' }],
      }),
      'secondary-region',
    );
    expect(rpo.terms.map(({ of, lost }) => [of, lostText(lost)])).toEqual([
      ['databases', 'nothing'],
      ['tables', 'about 1 s'],
      ['queues', 'nothing'],
      ['events', 'nothing'],
      ['secrets', 'nothing'],
      ['files', 'nothing'],
    ]);
    expect(rpo.terms[2]?.why).toContain('for 3 days at most');
  });

  it('of one to which no names lead yet, or any more, is that of the only one, but copies stand elsewhere', () => {
    const promises = examplePromises({ stage: 3, reached: 4, overlap: [4], regions });
    const { rpo, rto } = partOf(promises, 'home-region');
    expect([totalText(rto.total), lostText(rpo.terms[0]!.lost)]).toEqual(['until AWS has it back', 'up to 1 min']);
  });
});

describe('what happens above the regions', () => {
  it("the CDN's origin: what it has goes on, the rest waits for somebody and for what it keeps of errors", () => {
    const edge = { cache: [{ path: '/api/*', ttlSeconds: 60 }] };
    const { users, rto } = partOf(examplePromises({ stage: 3, edge }), 'cdn-origin');
    expect(users).toBe('/api/* go on, if kept; else a page that says so');
    expect(rto.total).toEqual({ seconds: [600, 1205], open: ['somebody'] });
  });

  it("Route 53's control plane: names are answered, and nobody can change one until AWS has it back", () => {
    const parts = partsOf(stage4, 'route53-control-plane');
    expect(parts.map(({ rto }) => totalText(rto.total))).toEqual(['at once', 'until AWS has it back']);
  });
});

describe('what people do', () => {
  it('a release that never gets healthy is seen by nobody', () => {
    expect(said(partOf(stage2, 'bad-release', 'never healthy'))).toEqual(['at once', 'nothing']);
  });

  it('a release that does is rolled back as it came, half of servers.min at a time; of several regions it is drained', () => {
    const services = [{ name: 'web', image: 'web', port: 80, servers: { min: 3, max: 8 } }];
    const rolled = partOf(examplePromises({ stage: 2, services }), 'bad-release', 'healthy but wrong').rto;
    // 2 of 3, then 1; or, if there are 8 by then, 4 times 2.
    expect(figures(rolled.terms)).toEqual([
      [600, 1200],
      [240, 2400],
    ]);
    const drained = partOf(stage4, 'bad-release', 'healthy but wrong');
    expect(drained.rto.total.seconds).toEqual([600, 1200 + 10 + 60 + 5]);
  });

  it('destroyed rows are in the backups, to within five minutes', () => {
    const { rto, rpo, holds } = partOf(
      examplePromises({ database: { backupDays: 14 } }),
      'destroyed-data',
      'databases',
    );
    expect(figures(rto.terms).slice(0, 2)).toEqual([
      [0, 300],
      [600, 600],
    ]);
    expect([lostText(rpo.total), holds[0]]).toEqual(['up to 5 min', 'somebody notices within 14 days']);
  });

  it.each([
    [20, 200, [164, 1639]],
    [500, 1000, [1024, 2048]],
    // From 400 GiB on storage is four times as fast: the slowest is just below.
    [300, 1000, [820, 3269]],
  ])('%i to %i GiB take %j s to be read once', (storageGb, maxStorageGb, seconds) => {
    const { rto } = partOf(examplePromises({ database: { storageGb, maxStorageGb } }), 'destroyed-data', 'databases');
    expect(figures(rto.terms)[2]).toEqual(seconds);
  });

  it('says that backups go with an environment that is unprotected', () => {
    const holds = (unprotected: string) => partOf(examplePromises({ unprotected }), 'destroyed-data').holds.join();
    expect(holds('throw-away')).toContain('unprotected');
    expect(holds('')).not.toContain('unprotected');
  });
});

describe('promises', () => {
  it('are made only of what stands', () => {
    const none = (change: Parameters<typeof exampleBlueprint>[0]) =>
      promisesOf(exampleBlueprint(change)).nothingToLose.map(({ loss }) => loss);
    expect(none({})).toEqual(['cache-primary', 'secondary-region', 'cdn-origin']);
    expect(none({ domain: undefined })).toContain('route53-control-plane');
    expect(none({ stage: 4, regions })).toEqual([]);
  });

  it('say that nobody hears an alarm that is sent to nobody', () => {
    const [first] = partOf(examplePromises({ stage: 3, alarms: {} }), 'cdn-origin').rto.terms;
    expect(first).toEqual({ open: 'somebody', what: expect.stringContaining('alarms.email') });
  });

  it('are data with a name of its own for each part', () => {
    const names = stage4.map(({ loss, of }) => `${loss} ${of}`);
    expect(new Set(names).size).toBe(names.length);
    expect(JSON.parse(JSON.stringify(stage4))).toEqual(stage4);
    expect(new Set(stage4.map(({ loss }) => loss))).toEqual(new Set(LOSSES.map(({ id }) => id)));
  });
});
