import { environments, loadConfig } from '../../lib/config/load';
import { lintZone } from '../../lib/geodns/lint';
import type { Asks, Location, Zone } from '../../lib/geodns/model';
import { zoneOf } from '../../lib/geodns/zone-of-blueprint';
import { blueprintOf } from '../../stages';
import { threeRegions } from '../support/regions';
import { alias, check, endpoint, record, simple, zone } from '../support/zones';

/** Rules and places of what is found. */
const found = (of: Zone) => lintZone(of).map(({ rule, where }) => `${rule}: ${where}`);

const [us, eu] = ['us-east-1', 'eu-west-1'] as const;
const latency = (region: string, more: Parameters<typeof record>[3], id = region) =>
  record('l', id, { by: 'latency', region }, more);
const weighted = (id: string, weight: number, ttl = 60) =>
  record(
    'w',
    id,
    { by: 'weighted', weight },
    {
      check: `h-${id}`,
      answer: { kind: 'values', values: ['192.0.2.1'], ttl },
    },
  );
const place = (id: string, location: Location, target: string) =>
  record('g', id, { by: 'geolocation', location }, { answer: alias(target) });
const origin = (region: string) => ({
  ...record(`origin-${region}`, region, { by: 'multivalue' }, { check: `h-${region}` }),
});
const origins = [origin(us), origin(eu)];
const both = [
  latency(us, { check: `h-${us}`, answer: alias(`origin-${us}`) }),
  latency(eu, { check: `h-${eu}`, answer: alias(`origin-${eu}`) }),
];
const children = (count: number): Asks => ({
  kind: 'calculated',
  threshold: 1,
  children: Array.from({ length: count }, (_, i) => `c${i}`),
});

describe('dns lint', () => {
  it('finds nothing in what the kit makes', () => {
    const zones = [
      ...environments().map((name) => zoneOf(blueprintOf(loadConfig(name)))),
      ...[
        threeRegions({
          routing: { policy: 'geolocation', places: { IN: ['ap-south-1', eu], 'US-CA': [us, eu], default: [us, eu] } },
        }),
        threeRegions({ routing: { policy: 'geolocation', places: { EU: [eu, us] } } }),
        threeRegions({ routing: { policy: 'geoproximity', bias: { [eu]: 10 } } }),
      ].map(zoneOf),
    ];
    expect(zones.flatMap(lintZone)).toEqual([]);
    expect(zones).toHaveLength(7);
  });

  it.each<[string, Zone, string[]]>([
    [
      'a record that is never unhealthy, beside others that can be',
      zone([...both.slice(0, 1), ...origins, latency(eu, { answer: alias(`origin-${eu}`, false) })]),
      ['leaf-without-check: l.example.com A eu-west-1'],
    ],
    [
      'an alias that follows what is never unhealthy',
      zone([
        both[0]!,
        origin(us),
        latency(eu, { answer: alias('bare') }),
        simple('bare', { kind: 'values', values: ['192.0.2.1'], ttl: 60 }),
      ]),
      ['leaf-without-check: l.example.com A eu-west-1'],
    ],
    [
      'a place that leads to one region, and the places around it too',
      zone([
        ...both,
        ...origins,
        place('US', { country: 'US' }, `origin-${us}`),
        place('CA', { country: 'US', subdivision: 'CA' }, `origin-${us}`),
        place('EU', { continent: 'EU' }, `origin-${eu}`),
        place('default', { everywhere: true }, `origin-${us}`),
      ]),
      [
        'chain-in-one-region: g.example.com A US',
        'chain-in-one-region: g.example.com A CA',
        'chain-in-one-region: g.example.com A default',
      ],
    ],
    ['weights that drain nothing', zone([weighted('a', 0), weighted('b', 0)]), ['weights-all-zero: w.example.com A']],
    ['lives that skew weights', zone([weighted('a', 1), weighted('b', 1, 300)]), ['mixed-ttl: w.example.com A']],
    [
      'no default',
      zone([...both, ...origins, place('US', { country: 'US' }, 'l')]),
      ['no-default-place: g.example.com A'],
    ],
    [
      'an identifier that does not say its region',
      zone([both[0]!, ...origins, latency(eu, { check: `h-${eu}` }, 'dublin')]),
      ['identifier-without-region: l.example.com A dublin'],
    ],
    ['an alias to nothing', zone([simple('a', alias('gone'))]), ['dangling-alias: a.example.com A']],
    [
      'a check that is not there',
      { ...zone([weighted('a', 1), weighted('b', 1)]), checks: [check('h-a')] },
      ['unknown-check: w.example.com A b'],
    ],
    [
      'a child that is not there',
      zone([], [check('all', { kind: 'calculated', threshold: 1, children: ['gone'] })]),
      ['unknown-check: health check all'],
    ],
    [
      'a check that counts one that counts',
      zone(
        [],
        [
          check('leaf'),
          check('inner', { kind: 'calculated', threshold: 1, children: ['leaf'] }),
          check('outer', { kind: 'calculated', threshold: 1, children: ['inner'] }),
        ],
      ),
      ['nested-calculated: health check outer'],
    ],
    [
      'an inverted check of the region itself',
      zone([...both, ...origins], [check(`h-${us}`, endpoint(`drain.s3.${us}.amazonaws.com`), { inverted: true })]),
      [
        'inverted-own-region: l.example.com A us-east-1',
        'inverted-own-region: origin-us-east-1.example.com A us-east-1',
      ],
    ],
    [
      'too many records of one name',
      zone(Array.from({ length: 101 }, (_, i) => weighted(`${i}`, 1))),
      ['quotas: w.example.com A'],
    ],
    [
      'too many by distance',
      zone(
        Array.from({ length: 31 }, (_, i) =>
          record('n', `${i}`, { by: 'geoproximity', at: { latitude: i, longitude: 0 }, bias: 0 }, { check: 'h' }),
        ),
      ),
      ['quotas: n.example.com A'],
    ],
    [
      'too many children',
      zone([], [check('all', children(256)), ...Array.from({ length: 256 }, (_, i) => check(`c${i}`))]),
      ['quotas: health check all'],
    ],
    [
      'too many records',
      zone(
        Array.from({ length: 10_001 }, (_, i) => simple(`r${i}`, { kind: 'values', values: ['192.0.2.1'], ttl: 60 })),
      ),
      ['quotas: example.com'],
    ],
  ])('finds %s', (_, of, expected) => {
    expect(found(of)).toEqual(expected);
  });

  it('says what is wrong and what to do', () => {
    const [first] = lintZone(zone([simple('a', alias('gone'))]));
    expect(first).toEqual({
      rule: 'dangling-alias',
      severity: 'blocker',
      where: 'a.example.com A',
      problem: 'leads to gone.example.com, which has no record of type A',
      remedy: 'make that record first, or lead to another',
    });
  });
});
