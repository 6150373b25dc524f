import { regionsDown } from '../../lib/geodns/conditions';
import type { Asks, Location, RecordSet, Routing, Zone } from '../../lib/geodns/model';
import { simulate } from '../../lib/geodns/simulate';
import {
  ALL_WELL,
  alias,
  answered,
  check,
  client,
  endpoint,
  failing,
  record,
  simple,
  ZONE,
  zone,
} from '../support/zones';

const weighted = (id: string, weight: number, more?: Parameters<typeof record>[3]) =>
  record('w', id, { by: 'weighted', weight }, more ?? { check: `h-${id}` });
const latency = (id: string, more?: Parameters<typeof record>[3]) =>
  record('l', id, { by: 'latency', region: id }, more ?? { check: `h-${id}` });
const place = (id: string, location: Location, more?: Parameters<typeof record>[3]) =>
  record('g', id, { by: 'geolocation', location }, more ?? { check: `h-${id}` });
const of = (routing: Routing) => (name: string, id: string) => record(name, id, routing, { check: `h-${id}` });

describe('weighted records', () => {
  const three = zone([weighted('a', 1), weighted('b', 3), weighted('c', 0)]);

  it('answer in proportion to their weights', () => {
    expect(answered(three, 'w')).toBe('a 0.25, b 0.75');
  });

  it('share among the healthy ones what an unhealthy one had', () => {
    expect(answered(zone([weighted('a', 1), weighted('b', 3), weighted('c', 1)]), 'w', failing('h-b'))).toBe(
      'a 0.5, c 0.5',
    );
  });

  it('with a weight of 0 come only when every other one is unhealthy', () => {
    expect(answered(three, 'w', failing('h-b'))).toBe('a');
    expect(answered(three, 'w', failing('h-a', 'h-b'))).toBe('c');
  });

  it('all count as healthy when none is, and then by their weights', () => {
    expect(answered(three, 'w', failing('h-a', 'h-b', 'h-c'))).toBe('a 0.25, b 0.75');
  });

  it('with weights of 0 only have the same chance', () => {
    expect(answered(zone([weighted('a', 0), weighted('b', 0)]), 'w')).toBe('a 0.5, b 0.5');
  });
});

describe('latency records', () => {
  const [us, eu, ap] = ['us-east-1', 'eu-west-1', 'ap-south-1'] as const;
  const set = zone([latency(us), latency(eu), latency(ap)]);
  const german = client({}, { [us]: 90, [eu]: 25, [ap]: 110 });

  it('give the lowest, or the next of those that are healthy', () => {
    expect(answered(set, 'l', ALL_WELL, german)).toBe(eu);
    expect(answered(set, 'l', failing(`h-${eu}`), german)).toBe(us);
    expect(answered(set, 'l', failing(`h-${us}`, `h-${eu}`), german)).toBe(ap);
    expect(answered(set, 'l', failing(`h-${us}`, `h-${eu}`, `h-${ap}`), german)).toBe(eu);
  });

  it('are unknown where nobody knows a figure, unless only one is left', () => {
    const somebody = client({}, { [us]: 90, [eu]: 25 });
    expect(answered(set, 'l', ALL_WELL, somebody)).toBe('unknown latency-unknown');
    expect(answered(set, 'l', failing(`h-${ap}`), somebody)).toBe(eu);
    expect(answered(set, 'l', failing(`h-${us}`, `h-${eu}`), somebody)).toBe(ap);
    expect(answered(set, 'l', ALL_WELL, client({}, { [us]: 5, [eu]: 5, [ap]: 9 }))).toBe('unknown latency-tie');
  });
});

describe('geolocation records', () => {
  const places = [
    place('ca', { country: 'US', subdivision: 'CA' }),
    place('us', { country: 'US' }),
    place('na', { continent: 'NA' }),
    place('eu', { continent: 'EU' }),
    place('rest', { everywhere: true }),
  ];
  const set = zone(places);
  const californian = client({ country: 'US', subdivision: 'CA', continent: 'NA' });

  it('give the smallest place that fits, and the default to whoever is nowhere', () => {
    expect(answered(set, 'g', ALL_WELL, californian)).toBe('ca');
    expect(answered(set, 'g', ALL_WELL, client({ country: 'US', subdivision: 'NY', continent: 'NA' }))).toBe('us');
    expect(answered(set, 'g', ALL_WELL, client({ country: 'CA', continent: 'NA' }))).toBe('na');
    expect(answered(set, 'g', ALL_WELL, client({ country: 'JP', continent: 'AS' }))).toBe('rest');
    expect(answered(set, 'g')).toBe('rest');
  });

  it('go outwards while they are unhealthy, and never to a place that the client is not in', () => {
    expect(answered(set, 'g', failing('h-ca'), californian)).toBe('us');
    expect(answered(set, 'g', failing('h-ca', 'h-us'), californian)).toBe('na');
    expect(answered(set, 'g', failing('h-ca', 'h-us', 'h-na'), californian)).toBe('rest');
    expect(answered(set, 'g', failing('h-ca', 'h-us', 'h-na', 'h-rest'), californian)).toBe(
      'unknown geolocation-chain-unhealthy',
    );
  });

  it('all count as healthy when none is', () => {
    expect(answered(set, 'g', failing('h-ca', 'h-us', 'h-na', 'h-rest', 'h-eu'), californian)).toBe('ca');
  });

  it('have nothing for who is in none of them, without a default', () => {
    const some = zone(places.slice(0, 4));
    expect(answered(some, 'g', ALL_WELL, client({ country: 'JP', continent: 'AS' }))).toBe('no data');
    expect(answered(some, 'g', ALL_WELL, client({ country: 'JP' }))).toBe('unknown continent-unknown');
  });
});

describe('geoproximity records', () => {
  const near = (id: string, bias: number) =>
    record('n', id, { by: 'geoproximity', at: { region: id }, bias }, { check: `h-${id}` });
  const berlin = client({ at: { latitude: 52.52, longitude: 13.4 } });

  it('give the nearest by distance, or the next of those that are healthy', () => {
    const set = zone([near('eu-west-1', 0), near('eu-central-1', 0), near('us-east-1', 0)]);
    expect(answered(set, 'n', ALL_WELL, berlin)).toBe('eu-central-1');
    expect(answered(set, 'n', failing('h-eu-central-1'), berlin)).toBe('eu-west-1');
    expect(answered(set, 'n')).toBe('unknown place-unknown');
  });

  it.each([
    // Berlin is 424 km from Frankfurt and 1,315 from Dublin.
    [0, 65, 'eu-central-1'],
    [0, 70, 'eu-west-1'],
    [-65, 0, 'eu-central-1'],
    [-70, 0, 'eu-west-1'],
  ])('measure with a bias of %d at the near one and %d at the far one', (frankfurt, dublin, expected) => {
    expect(answered(zone([near('eu-central-1', frankfurt), near('eu-west-1', dublin)]), 'n', ALL_WELL, berlin)).toBe(
      expected,
    );
  });

  it('are unknown at places that nobody knows', () => {
    const set = zone([near('us-west-2-den-1', 0), near('eu-west-1', 0)]);
    expect(answered(set, 'n', ALL_WELL, berlin)).toBe('unknown region-place-unknown');
  });
});

describe('records by addresses', () => {
  const by = (location: string) =>
    record('i', location, { by: 'addresses', collection: 'c', location }, { check: `h-${location}` });
  const collections = {
    c: { wide: ['192.0.0.0/8', '2001:db8::/32'], small: ['192.0.2.0/24'], bare: ['198.51.100.0/24'] },
  };
  const set: Zone = { ...zone([by('wide'), by('small'), by('*')]), collections };
  const from = (address: string) => client({ address });

  it.each([
    ['192.0.2.7', 'small'],
    ['192.0.2.0/24', 'small'],
    // Wider than the block.
    ['192.0.2.0/23', 'wide'],
    ['192.0.9.1', 'wide'],
    ['203.0.113.1', '*'],
    ['2001:db8:1::/48', 'wide'],
    ['2001:db9::1', '*'],
    ['198.51.100.1', 'unknown addresses-without-record'],
  ])('give %s the smallest block that it lies in: %s', (address, expected) => {
    expect(answered(set, 'i', ALL_WELL, from(address))).toBe(expected);
  });

  it('are unknown where the documentation says nothing', () => {
    expect(answered(set, 'i', failing('h-small'), from('192.0.2.7'))).toBe('unknown addresses-match-unhealthy');
    expect(answered(set, 'i')).toBe('unknown address-unknown');
    expect(answered(zone([by('wide')]), 'i', ALL_WELL, from('192.0.2.7'))).toBe('unknown collection-unknown');
    expect(answered({ ...zone([by('small')]), collections }, 'i', ALL_WELL, from('203.0.113.1'))).toBe(
      'unknown addresses-without-default',
    );
  });
});

describe('failover records', () => {
  const [first, second] = [of({ by: 'failover', role: 'primary' }), of({ by: 'failover', role: 'secondary' })];
  const pair = zone([second('f', 's'), first('f', 'p')]);

  it.each([
    [[], 'p'],
    [['h-p'], 's'],
    [['h-s'], 'p'],
    [['h-p', 'h-s'], 'p'],
  ])('while %j fail give %s', (dead, expected) => {
    expect(answered(pair, 'f', failing(...dead))).toBe(expected);
  });
});

describe('multivalue records', () => {
  const many = (count: number) =>
    zone(Array.from({ length: count }, (_, i) => of({ by: 'multivalue' })('m', String(i))));

  it('answer all at once that are healthy, or all when none is', () => {
    expect(answered(many(3), 'm', failing('h-1'))).toBe('0+2');
    expect(answered(many(2), 'm', failing('h-0', 'h-1'))).toBe('0+1');
  });

  it('are eight at most, drawn at random', () => {
    expect(answered(many(8), 'm')).toBe('0+1+2+3+4+5+6+7');
    expect(answered(many(9), 'm')).toBe('0+1+2+3+4+5+6+7+8 at most 8');
  });
});

describe('simple records', () => {
  it('answer with all their values, whatever their health', () => {
    const two = simple('s', { kind: 'values', values: ['at a', 'at b'], ttl: 60 });
    expect(answered(zone([{ ...two, check: 'h' }]), 's', failing('h'))).toBe('a+b');
  });

  it('lead through a CNAME within the zone, and out of it', () => {
    const cname = (target: string): RecordSet => ({
      ...simple('c', { kind: 'values', values: [target], ttl: 300 }),
      type: 'CNAME',
    });
    const leaf = simple('s', { kind: 'values', values: ['at s'], ttl: 60 });
    expect(answered(zone([cname(`s.${ZONE}`), leaf]), 'c')).toBe('s');
    expect(answered(zone([cname('x.example.net')]), 'c')).toBe('x.example.net');
  });

  it('of a wildcard stand for every name that has none itself', () => {
    const set = zone([simple('*', { kind: 'values', values: ['at any'], ttl: 60 }), simple('a', alias('z'))]);
    expect(answered(set, 'b.c')).toBe('any');
    expect(answered(set, 'b.a')).toBe('no data');
  });
});

describe('trees', () => {
  const leaf = (name: string, id: string) => record(name, id, { by: 'weighted', weight: 1 }, { check: `h-${id}` });
  const tree = (followsHealth: boolean) =>
    zone([
      record('top', 'us-east-1', { by: 'latency', region: 'us-east-1' }, { answer: alias('us', followsHealth) }),
      record('top', 'eu-west-1', { by: 'latency', region: 'eu-west-1' }, { answer: alias('eu') }),
      leaf('us', 'u1'),
      leaf('us', 'u2'),
      leaf('eu', 'e1'),
      leaf('eu', 'e2'),
    ]);
  const american = client({}, { 'us-east-1': 10, 'eu-west-1': 90 });

  it('back out of a branch that is dead, into the next best one', () => {
    expect(answered(tree(true), 'top', failing('h-u1'), american)).toBe('u2');
    expect(answered(tree(true), 'top', failing('h-u1', 'h-u2'), american)).toBe('e1 0.5, e2 0.5');
  });

  it('are entered also when they are dead, where an alias does not follow the health of its target', () => {
    expect(answered(tree(false), 'top', failing('h-u1', 'h-u2'), american)).toBe('u1 0.5, u2 0.5');
  });

  it('that are wholly dead answer as if all were well', () => {
    expect(answered(tree(true), 'top', failing('h-u1', 'h-u2', 'h-e1', 'h-e2'), american)).toBe('u1 0.5, u2 0.5');
  });

  it('need both the check of an alias and what it follows', () => {
    const both = (dead: string[]) =>
      answered(
        zone([
          record('f', 'p', { by: 'failover', role: 'primary' }, { check: 'h-p', answer: alias('us') }),
          record('f', 's', { by: 'failover', role: 'secondary' }),
          leaf('us', 'u1'),
        ]),
        'f',
        failing(...dead),
      );
    expect([both([]), both(['h-p']), both(['h-u1'])]).toEqual(['u1', 's', 's']);
  });

  it('count a resource of AWS as unhealthy only for an alias that follows it', () => {
    const to = (followsHealth: boolean) =>
      zone([
        record(
          'f',
          'p',
          { by: 'failover', role: 'primary' },
          {
            answer: { kind: 'alias', target: 'x.elb.amazonaws.com', to: 'resource', followsHealth },
          },
        ),
        record('f', 's', { by: 'failover', role: 'secondary' }),
      ]);
    const dead = { ...ALL_WELL, deadResources: new Set(['x.elb.amazonaws.com']) };
    expect(answered(to(true), 'f', dead)).toBe('s');
    expect(answered(to(false), 'f', dead)).toBe('x.elb.amazonaws.com');
  });

  it('say what Route 53 would refuse instead of answering', () => {
    expect(answered(zone([simple('a', alias('b')), simple('b', alias('a'))]), 'a')).toBe('unknown alias-circle');
    expect(answered(zone([simple('a', alias('b'))]), 'a')).toBe('unknown target-missing');
    expect(answered(zone([weighted('a', 1), record('w', 'b', { by: 'multivalue' })]), 'w')).toBe(
      'unknown mixed-routing',
    );
    expect(answered({ ...zone([weighted('a', 1), weighted('b', 1)]), checks: [] }, 'w')).toBe('unknown check-missing');
    expect(answered(zone([]), 'nothing')).toBe('no data');
  });
});

describe('health checks', () => {
  const says = (asks: Asks, more: Parameters<typeof check>[2], dead: readonly string[]) =>
    answered(
      zone(
        [weighted('a', 1, { check: 'top' }), weighted('b', 1, {})],
        [check('top', asks, more), ...['1', '2', '3'].map((id) => check(id))],
      ),
      'w',
      failing(...dead),
    ) === 'a 0.5, b 0.5'
      ? 'healthy'
      : 'unhealthy';
  const all = (threshold: number): Asks => ({ kind: 'calculated', children: ['1', '2', '3'], threshold });
  const alarm: Asks = { kind: 'alarm', alarm: 'x', region: 'us-east-1', whenUnknown: 'healthy' };

  it.each<[string, Asks, Parameters<typeof check>[2], string[], string]>([
    ['an endpoint that answers', endpoint(), {}, [], 'healthy'],
    ['one that does not', endpoint(), {}, ['top'], 'unhealthy'],
    ['an inverted one that answers', endpoint(), { inverted: true }, [], 'unhealthy'],
    ['an inverted one that does not', endpoint(), { inverted: true }, ['top'], 'healthy'],
    ['a disabled one', endpoint(), { disabled: true }, ['top'], 'healthy'],
    ['a disabled inverted one', endpoint(), { disabled: true, inverted: true }, ['top'], 'unhealthy'],
    ['enough children', all(2), {}, ['1'], 'healthy'],
    ['too few children', all(2), {}, ['1', '2'], 'unhealthy'],
    ['no child needed', all(0), {}, ['1', '2', '3'], 'healthy'],
    ['more children needed than there are', all(4), {}, [], 'unhealthy'],
    ['too few children, inverted', all(2), { inverted: true }, ['1', '2'], 'healthy'],
    ['an alarm that is off', alarm, {}, [], 'healthy'],
    ['an alarm that is on', alarm, {}, ['top'], 'unhealthy'],
  ])('say of %s', (_, asks, more, dead, expected) => {
    expect(says(asks, more, dead)).toBe(expected);
  });
});

describe('a resolution', () => {
  const set = zone([
    latency('us-east-1', { check: 'h-us', answer: alias('w') }),
    latency('eu-west-1', { check: 'h-eu' }),
    weighted('a', 1, {}),
    weighted('b', 3, {}),
  ]);
  const ask = (...dead: string[]) =>
    simulate(set, `l.${ZONE}`, 'A', client({}, { 'us-east-1': 9, 'eu-west-1': 20 }), failing(...dead));

  it('has the way to each outcome, and how long resolvers keep it', () => {
    expect(ask()).toMatchObject({
      outcomes: [
        { probability: 0.25, path: ['l.example.com/us-east-1', 'w.example.com/a'] },
        { probability: 0.75, path: ['l.example.com/us-east-1', 'w.example.com/b'] },
      ],
      ttlSeconds: 60,
    });
  });

  it('has a step for each choice, with what was passed over', () => {
    expect(ask('h-us').steps).toEqual([
      {
        name: 'l.example.com',
        by: 'latency',
        chosen: [{ id: 'eu-west-1', probability: 1 }],
        passedOver: ['us-east-1'],
        lastResort: false,
      },
    ]);
    expect(ask('h-us', 'h-eu').steps[0]).toMatchObject({ passedOver: [], lastResort: true });
  });
});

describe('the speed', () => {
  it('is 10,000 answers a second on a zone of 200 records', () => {
    const regions = Array.from({ length: 20 }, (_, i) => `r${i}`);
    const records = regions.flatMap((region) => [
      latency(region, { check: `h-${region}`, answer: alias(`in-${region}`) }),
      ...Array.from({ length: 9 }, (_, i) =>
        record(`in-${region}`, `${region}-${i}`, { by: 'weighted', weight: 1 }, { check: `h-${region}` }),
      ),
    ]);
    const large = zone(records);
    const who = client({}, Object.fromEntries(regions.map((region, i) => [region, i])));
    const conditions = failing('h-r0', 'h-r1');
    const seconds = fastest(1_000, () => simulate(large, `l.${ZONE}`, 'A', who, conditions));
    expect(records).toHaveLength(200);
    expect(1_000 / seconds).toBeGreaterThan(10_000);
  });
});

/** Shortest of some tries: the machine may be busy with others. */
function fastest(times: number, work: () => unknown): number {
  const tries = Array.from({ length: 8 }, () => {
    const started = process.hrtime.bigint();
    for (let i = 0; i < times; i += 1) work();
    return Number(process.hrtime.bigint() - started) / 1e9;
  });
  return Math.min(...tries);
}

describe('regions that are down', () => {
  it('take along what is in them, and flags that drain others are not there', () => {
    const flag = check('flag', endpoint('drain.s3.us-east-1.amazonaws.com'), { inverted: true });
    const set = zone(
      [
        record(
          'f',
          'p',
          { by: 'failover', role: 'primary' },
          {
            answer: { kind: 'alias', target: 'x.eu-west-1.elb.amazonaws.com', to: 'resource', followsHealth: true },
          },
        ),
        record('f', 's', { by: 'failover', role: 'secondary' }),
      ],
      [flag, check('own', endpoint('origin-us-east-1.example.com'))],
    );
    const down = regionsDown(set, new Set(['us-east-1']));
    expect([...down.answering]).toEqual([
      ['flag', false],
      ['own', false],
    ]);
    expect([...down.deadResources]).toEqual([]);
    const other = regionsDown(set, new Set(['eu-west-1']));
    expect([other.answering.get('own'), other.answering.get('flag')]).toEqual([true, false]);
    expect([...other.deadResources]).toEqual(['x.eu-west-1.elb.amazonaws.com']);
  });
});
