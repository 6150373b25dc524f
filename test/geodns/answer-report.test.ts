import { stripVTControlCharacters } from 'node:util';
import { dnsAnswerText } from '../../lib/cli/dns-answer-text';
import { answerReport } from '../../lib/geodns/answer-report';
import { clientOf } from '../../lib/geodns/client';
import type { PlacedClient } from '../../lib/geodns/places';
import { regionOutcomes } from '../../lib/geodns/regions';
import { waitingFor } from '../../lib/geodns/waiting';
import { zoneOf } from '../../lib/geodns/zone-of-blueprint';
import { threeRegions } from '../support/regions';
import { alias, check, client, endpoint, record, ZONE, zone } from '../support/zones';

const [us, eu, ap] = ['us-east-1', 'eu-west-1', 'ap-south-1'] as const;
const somebody = (code: string) => clientOf(code) as PlacedClient;
const blueprints = {
  latency: threeRegions(),
  geolocation: threeRegions({
    routing: { policy: 'geolocation', places: { IN: [ap, us], EU: [eu, us], default: [us, eu] } },
  }),
  geoproximity: threeRegions({ routing: { policy: 'geoproximity' } }),
};

describe('the region that a client gets', () => {
  const region = (routing: keyof typeof blueprints, code: string, ...dead: string[]) => [
    ...regionOutcomes(zoneOf(blueprints[routing]), blueprints[routing], somebody(code), new Set(dead)),
  ];

  it.each([
    ['latency', 'IN', [], ap],
    ['latency', 'IN', [ap], eu],
    ['latency', 'IN', [ap, eu], us],
    ['latency', 'IN', [ap, eu, us], ap],
    ['geolocation', 'IN', [], ap],
    ['geolocation', 'IN', [ap], us],
    ['geolocation', 'IN', [ap, us], eu],
    ['geolocation', 'BR', [], us],
    ['geolocation', 'BR', [us], eu],
    ['geolocation', 'BR', [us, eu], ap],
    ['geoproximity', 'GB', [], eu],
    ['geoproximity', 'GB', [eu], us],
  ] as const)('by %s in %s while %j are down is %s', (routing, code, dead, expected) => {
    expect(region(routing, code, ...dead)).toEqual([[expected, 1]]);
  });

  it('is one of the living while one lives, for every client, routing and loss', () => {
    const losses = Array.from({ length: 7 }, (_, bits) => [us, eu, ap].filter((_region, i) => (bits >> i) & 1));
    for (const routing of ['latency', 'geolocation', 'geoproximity'] as const)
      for (const code of ['IN', 'DE', 'US', 'BR', 'AU'])
        for (const dead of losses) {
          const [[found, share] = []] = region(routing, code, ...dead);
          expect([routing, code, dead, share]).toEqual([routing, code, dead, 1]);
          expect(dead).not.toContain(found);
        }
  });
});

describe('the time until a client gets another answer', () => {
  const set = (intervalSeconds: 10 | 30, threshold: number, protocol: 'HTTPS' | 'TCP' = 'HTTPS') => {
    const asks = { ...endpoint(`origin-${us}.${ZONE}`), intervalSeconds, threshold, protocol } as const;
    return zone(
      [
        record('f', 'p', { by: 'failover', role: 'primary' }, { check: 'h' }),
        record('f', 's', { by: 'failover', role: 'secondary' }),
      ],
      [check('h', asks)],
    );
  };
  const wait = (...given: Parameters<typeof set>) =>
    waitingFor(set(...given), `f.${ZONE}`, 'A', client(), new Set([us]));

  it.each([
    [10, 1, 'HTTPS', 76],
    [10, 3, 'HTTPS', 108],
    [30, 3, 'HTTPS', 168],
    [10, 3, 'TCP', 120],
  ] as const)(
    'with a check every %d s, %d in a row, by %s is %d s at worst',
    (interval, threshold, protocol, expected) => {
      const { seconds, terms, open } = wait(interval, threshold, protocol)!;
      expect(seconds).toBe(expected);
      expect(terms.reduce((sum, term) => sum + term.seconds, 0)).toBe(expected);
      expect(open).toEqual(['the seconds that Route 53 needs to tell its name servers']);
    },
  );

  it('is none where the answer stays the same', () => {
    expect(waitingFor(set(10, 3), `f.${ZONE}`, 'A', client(), new Set([eu]))).toBeUndefined();
  });

  it('is found below aliases, and says what nobody documents', () => {
    const balancer = {
      kind: 'alias',
      target: `x.${us}.elb.amazonaws.com`,
      to: 'resource',
      followsHealth: true,
    } as const;
    const nested = zone([
      record('f', 'p', { by: 'failover', role: 'primary' }, { answer: alias('b') }),
      record('f', 's', { by: 'failover', role: 'secondary' }),
      record('b', 'only', { by: 'weighted', weight: 1 }, { answer: balancer }),
    ]);
    expect(waitingFor(nested, `f.${ZONE}`, 'A', client(), new Set([us]))).toEqual({
      terms: [{ what: 'until resolvers forget the old answer (TTL)', seconds: 60 }],
      seconds: 60,
      open: [
        'how soon a load balancer counts as unhealthy',
        'the seconds that Route 53 needs to tell its name servers',
      ],
    });
  });
});

describe('the report on a client', () => {
  const report = (routing: keyof typeof blueprints, code: string, ...down: string[]) =>
    answerReport({ blueprint: blueprints[routing], client: somebody(code), down });

  it('says what it gets, how far that is by estimate, and why', () => {
    expect(report('geolocation', 'IN', ap)).toMatchObject({
      name: 'geo.shop.example.com',
      answers: [{ probability: 1, region: us, down: false, latencyMs: expect.any(Number) }],
      why: [
        "geo.shop.example.com, by the client's place: IN",
        'in-1.geo.shop.example.com, the first that is healthy: secondary; primary comes first, but is unhealthy',
        'in-2.geo.shop.example.com, the first that is healthy: primary',
        'origin-us-east-1.shop.example.com: its only record',
      ],
      waiting: { seconds: 108 },
    });
  });

  it('fits 100 columns', () => {
    for (const routing of ['latency', 'geolocation', 'geoproximity'] as const)
      for (const down of [[], [ap], [ap, us], [ap, us, eu]])
        for (const line of stripVTControlCharacters(dnsAnswerText(report(routing, 'IN', ...down))).split('\n'))
          expect([line, line.length <= 100]).toEqual([line, true]);
  });

  it('has the answer, the reasons, and the time with what it is made of', () => {
    const lines = stripVTControlCharacters(dnsAnswerText(report('latency', 'IN', ap, us))).split('\n');
    expect(lines[0]).toContain('asks for origin.shop.example.com while ap-south-1, us-east-1 are down:');
    expect(lines[1]).toMatch(/^ {2}eu-west-1, about \d+ ms there and back \(estimate\): <load-balancer>\.eu-west-1/);
    expect(lines).toContain('why');
    expect(lines).toContain('  108 s  at worst');
    expect(lines.at(-1)).toContain('not documented');
  });
});
